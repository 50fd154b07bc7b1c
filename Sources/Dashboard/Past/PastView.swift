import Fleet

/// The fleet as it was at a moment, rebuilt from a journal.
public struct PastFleet: Sendable {
    /// The moment.
    public var moment: Timestamp
    /// The fleet then.
    public var snapshot: FleetSnapshot

    /// A fleet at a moment.
    public init(moment: Timestamp, snapshot: FleetSnapshot) {
        self.moment = moment
        self.snapshot = snapshot
    }
}

/// What the journal holds over a span of time, in equal parts.
public struct PastTimeLine: Sendable, Equatable {
    /// From the first report that is kept to the present.
    public var journal: ClosedRange<Timestamp>
    /// The span that the parts divide.
    public var span: ClosedRange<Timestamp>
    /// About how many reports came in each part.
    public var density: [Int]
    /// The weightiest priority of the alarms raised in each part, 1 to 4; nil where there was none.
    public var priorities: [Int?]

    /// A time line with all its parts.
    public init(
        journal: ClosedRange<Timestamp>, span: ClosedRange<Timestamp>, density: [Int], priorities: [Int?]
    ) {
        self.journal = journal
        self.span = span
        self.density = density
        self.priorities = priorities
    }
}

/// What the outside is asked for: a fleet at a moment.
public struct PastWish: Sendable, Equatable {
    /// The moment.
    public var moment: Timestamp
    /// The device whose trail is looked at.
    public var device: DeviceID?

    /// A wish.
    public init(moment: Timestamp, device: DeviceID? = nil) {
        self.moment = moment
        self.device = device
    }
}

/// A screen that shows the past.
struct PastView {
    /// How fast the past plays, by the digit of the key; the first one stands still.
    static let paces = [0, 1, 2, 5, 10, 30, 60, 120, 300, 600]
    /// How long one may wait for a moment before the screen says so, in milliseconds.
    static let patience: Int64 = 300
    /// How often a playing past moves on, in milliseconds.
    static let frame: Int64 = 100

    /// The moment wanted: where the cursor of the time line stands.
    var moment: Timestamp
    /// The fleet on the screen, and its moment.
    var fleet: PastFleet
    /// What is asked for and has not come yet, and since when.
    var awaited: (wish: PastWish, since: Timestamp)?
    /// The device whose trail was asked for last.
    var trailDevice: DeviceID?
    /// What the journal holds; nil until it is read.
    var line: PastTimeLine?
    /// The part of the time line that was asked for last.
    var wantedSpan: ClosedRange<Timestamp>?
    /// How much of it is shown.
    var window = PastWindow.all
    /// How many times faster than life it plays.
    var pace = 60
    /// Whether it plays, and up to which time of the clock it has.
    var playedUntil: Timestamp?
    /// The newest alarm when the past was opened: later ones are news.
    let newestAlarm: AlarmID?

    /// A past that shows what is on the screen already.
    init(_ snapshot: FleetSnapshot, at moment: Timestamp, newestAlarm: AlarmID?) {
        self.moment = moment
        fleet = PastFleet(moment: moment, snapshot: snapshot)
        self.newestAlarm = newestAlarm
    }

    /// Whether it moves by itself.
    var isPlaying: Bool { playedUntil != nil }

    /// Whether a moment is long in coming.
    func isLate(at now: Timestamp) -> Bool {
        awaited.map { now.milliseconds(since: $0.since) >= Self.patience } ?? false
    }

    /// When the screen has to be looked at again.
    var nextDeadline: Timestamp? {
        let play = playedUntil?.adding(milliseconds: Self.frame)
        let late = awaited?.since.adding(milliseconds: Self.patience)
        return [play, late].compactMap { $0 }.min()
    }

    /// How far an arrow goes: a small part of what the time line shows, in milliseconds.
    var step: Int64 {
        guard let span = line.map({ window.span(around: moment, present: wantedSpan, journal: $0.journal) }) else {
            return 60_000
        }
        return NiceSpan.atLeast(PastWindow.length(span) / 360)
    }

    /// How far a page goes, in milliseconds.
    var leap: Int64 { NiceSpan.atLeast(step * 10) }
}
