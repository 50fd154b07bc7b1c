/// What a device did on a day or in a week of its operator's calendar.
///
/// A trip counts whole on the day on which it began, and so does a stop: the days then add up to the trips.
public struct TripSummary: Sendable, Equatable {
    /// The first day, counted from 1970-01-01 in local time.
    public let firstDay: Int
    /// How many days: 1 or 7.
    public let days: Int
    /// How far, in metres.
    public internal(set) var distanceM = 0.0
    /// How long it was on trips, standing on the way included, in milliseconds.
    public internal(set) var drivingMilliseconds: Int64 = 0
    /// How long it stood with the ignition on, on trips and between them, in milliseconds.
    public internal(set) var idlingMilliseconds: Int64 = 0
    /// How many trips began.
    public internal(set) var trips = 0
    /// How many stops began.
    public internal(set) var stops = 0
    /// The highest speed, in km/h.
    public internal(set) var topSpeedKmh = 0.0
    /// When the first trip began; nil without one.
    public internal(set) var firstStart: Timestamp?
    /// When the last trip ended, or is by now.
    public internal(set) var lastEnd: Timestamp?

    /// A day or a week in which nothing happened.
    init(firstDay: Int, days: Int) {
        self.firstDay = firstDay
        self.days = days
    }

    /// The first day as a date.
    public var date: CalendarDate { CalendarDate(Timestamp(seconds: Int64(firstDay) * 86_400)) }

    /// The local day of a moment, counted from 1970-01-01.
    ///
    /// - Parameter offsetSeconds: how far local time is ahead of UTC at a moment.
    public static func day(of moment: Timestamp, offsetSeconds: (Timestamp) -> Int) -> Int {
        let local = moment.adding(seconds: Int64(offsetSeconds(moment))).seconds
        return Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    /// The Monday of a day's week.
    public static func monday(of day: Int) -> Int {
        // 1970-01-01 was a Thursday.
        day - ((day + 3) % 7 + 7) % 7
    }

    /// The days on which something began, oldest first.
    public static func days(of trips: [Trip], stops: [Stop], offsetSeconds: (Timestamp) -> Int) -> [TripSummary] {
        summaries(of: trips, stops, days: 1) { day(of: $0, offsetSeconds: offsetSeconds) }
    }

    /// The weeks from Monday to Sunday in which something began, oldest first.
    public static func weeks(of trips: [Trip], stops: [Stop], offsetSeconds: (Timestamp) -> Int) -> [TripSummary] {
        summaries(of: trips, stops, days: 7) { monday(of: day(of: $0, offsetSeconds: offsetSeconds)) }
    }

    private static func summaries(
        of trips: [Trip], _ stops: [Stop], days: Int, key: (Timestamp) -> Int
    ) -> [TripSummary] {
        var found: [Int: TripSummary] = [:]
        for trip in trips {
            let first = key(trip.start)
            found[first, default: TripSummary(firstDay: first, days: days)].add(trip)
        }
        for stop in stops {
            let first = key(stop.since)
            found[first, default: TripSummary(firstDay: first, days: days)].add(stop)
        }
        return found.values.sorted { $0.firstDay < $1.firstDay }
    }

    private mutating func add(_ trip: Trip) {
        distanceM += trip.distanceM
        drivingMilliseconds += trip.durationMilliseconds
        idlingMilliseconds += trip.idlingMilliseconds
        trips += 1
        topSpeedKmh = max(topSpeedKmh, trip.topSpeedKmh)
        firstStart = min(firstStart ?? trip.start, trip.start)
        lastEnd = max(lastEnd ?? trip.end, trip.end)
    }

    private mutating func add(_ stop: Stop) {
        stops += 1
        idlingMilliseconds += stop.idlingMilliseconds
    }
}
