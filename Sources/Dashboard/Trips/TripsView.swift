import Fleet

/// The trips tab of a device's details: whose trips, and which one is under the cursor.
struct TripsView: Equatable {
    /// Whose trips.
    let device: DeviceID
    /// When the trip under the cursor began; nil stays on the newest one.
    var trip: Timestamp?
}

/// What the outside is asked for: the trips of a device as the journal tells them.
public struct TripWish: Sendable, Equatable {
    /// Whose trips.
    public var device: DeviceID
    /// The span that they touch.
    public var span: ClosedRange<Timestamp>
    /// By how much the device's times are corrected, in minutes east of UTC.
    public var correctionMinutes: Int
    /// The moment of the past that is looked at, after which nothing is known; nil in the present.
    public var knownAt: Timestamp?

    /// A wish with all its parts.
    public init(device: DeviceID, span: ClosedRange<Timestamp>, correctionMinutes: Int, knownAt: Timestamp?) {
        self.device = device
        self.span = span
        self.correctionMinutes = correctionMinutes
        self.knownAt = knownAt
    }
}

/// The answer to a ``TripWish``.
public struct TripAnswer: Sendable, Equatable {
    /// What was asked for.
    public var wish: TripWish
    /// What the journal tells.
    public var history: TripHistory

    /// An answer.
    public init(wish: TripWish, history: TripHistory) {
        self.wish = wish
        self.history = history
    }
}

/// The trips that were asked for, and those that have come.
struct TripDesk {
    /// What was asked for last, when, and how much the device had sent by then.
    var asked: (wish: TripWish, at: Timestamp, state: [Int])?
    /// Whether the answer is still to come.
    var isAwaited = false
    /// The last answer.
    var answer: TripAnswer?
}

/// What the trips tab shows: trips newest first, and the days of the last week.
struct TripsReading {
    /// The trips, newest first.
    let trips: [Trip]
    /// The stops, oldest first.
    let stops: [Stop]
    /// The place of the trip under the cursor; nil while there is none.
    let place: Int?

    /// The trip under the cursor.
    var trip: Trip? { place.map { trips[$0] } }

    /// Reads a history.
    init(_ view: TripsView, _ history: TripHistory) {
        let trips = Array(history.trips.reversed())
        self.trips = trips
        stops = history.stops
        let found = view.trip.flatMap { start in trips.firstIndex { $0.start <= start } }
        place = trips.isEmpty ? nil : found ?? (view.trip == nil ? 0 : trips.count - 1)
    }
}
