import Geo

/// The newest place of a device.
public struct Position: Sendable, Equatable {
    /// Where.
    public var coordinate: Coordinate
    /// When: the device's clock, unless that is ahead of the arrival, which then counts.
    public var time: Timestamp
    /// Speed over ground in km/h.
    public var speedKmh: Double?
    /// Course over ground in degrees.
    public var courseDeg: Double?
}

/// When the last live fix was: by the device's clock and by ours.
struct LiveFix: Sendable, Equatable {
    var time: Timestamp
    var arrival: Timestamp
}

/// A fix that took no part.
public struct FlawedFix: Sendable, Equatable {
    /// Why.
    public let flaw: FixFlaw
    /// When it came.
    public let arrival: Timestamp
}

/// How many messages of each sort came from a device.
public struct DeviceCounts: Sendable, Equatable {
    /// All messages that were understood.
    public var reports = 0
    /// Valid fixes that became the newest position.
    public var positions = 0
    /// Reports with a fix that was not valid.
    public var invalidFixes = 0
    /// Reports that were old when they arrived.
    public var late = 0
    /// Reports whose device clock was ahead.
    public var clockAhead = 0
    /// Alarm messages.
    public var alarms = 0
    /// Messages sent again because an answer was lost.
    public var repetitions = 0
    /// Fixes that took no part, by their flaw.
    public var flaws: [FixFlaw: Int] = [:]
}

/// All that is known about one tracker.
public struct Device: Sendable, Identifiable {
    /// Who it is.
    public let id: DeviceID
    /// The name an operator gave it; nil for a tracker nobody has named.
    public internal(set) var name: String?
    /// When it was first heard.
    public let firstHeard: Timestamp
    /// When it was heard last.
    public internal(set) var lastHeard: Timestamp
    /// How its last message came.
    public internal(set) var transport: Transport
    /// Where its last message came from.
    public internal(set) var peer: PeerAddress
    /// Its newest valid place; nil until it has one.
    public internal(set) var position: Position?
    /// The last good coordinates a tracker without a fix sends along; not a position of its own.
    public internal(set) var claimedCoordinate: Coordinate?
    /// The newest value of each part of the supply that it ever told.
    public internal(set) var power = PowerState()
    /// The newest value of each part of the network that it ever told.
    public internal(set) var radio = RadioState()
    /// Satellites of the newest report that told.
    public internal(set) var satellites: Int?
    /// HDOP of the newest report that told.
    public internal(set) var hdop: Double?
    /// Height in metres of the newest report that told.
    public internal(set) var altitudeM: Double?
    /// Temperature inside in degrees Celsius of the newest report that told.
    public internal(set) var temperatureC: Double?
    /// Ignition, where it is known.
    public internal(set) var ignition: Bool?
    /// Whether it is armed, where that is known.
    public internal(set) var armed: Bool?
    /// Whether the relay keeps the engine from starting, where that is known.
    public internal(set) var engineCut: Bool?
    /// The last message that was understood.
    public internal(set) var lastReport: Report
    /// Its bytes.
    public internal(set) var lastRaw: [UInt8]
    /// How its dialect was detected where it spoke last; nil where nobody had to detect it.
    public internal(set) var detection: Detection?
    /// How far the device's clock was ahead of ours at its last live report, in milliseconds, when implausibly far.
    public internal(set) var clockAheadMilliseconds: Int64?
    /// Whether its clock told a date before 2009 last, which is then not believed.
    public internal(set) var hasImplausibleClock = false
    /// What is known about its clock.
    public internal(set) var clock = DeviceClock()
    /// The last fix that took no part: why, and when it came.
    public internal(set) var lastFlaw: FlawedFix?
    /// Its trips and stops, from good live fixes alone.
    public internal(set) var trips = TripRecorder()
    /// What came from it.
    public internal(set) var counts = DeviceCounts()
    /// Its newest fixes.
    public internal(set) var trail = Trail()

    /// In which zones it is.
    public internal(set) var zones = ZonePresence()

    /// What the listener watches about it.
    var watch = DeviceWatch()
    /// Which answered reports came of late.
    var answered = AnsweredReports()
    /// The last exchanges with it.
    var wire = DeviceWire()
    /// Tells its good fixes from bad ones.
    var judge = FixJudge()
    /// How often it speaks.
    var interval = ReportInterval()
    /// Whether it drives; nil before the first live fix.
    var motion: Motion?
    /// When the last live fix was.
    var lastLiveFix: LiveFix?

    /// How often it usually speaks in milliseconds; nil until that is known.
    public var usualIntervalMilliseconds: Int64? { interval.usualMilliseconds(isResting: isResting) }

    /// How long it may be silent as it is now before it counts as offline.
    @inline(__always)
    func allowedSilenceMilliseconds(_ rules: StatusRules) -> Int64 {
        interval.allowedSilenceMilliseconds(rules, isResting: isResting)
    }

    /// Whether it stands with the ignition off or, where that is not known, is no longer on the way.
    private var isResting: Bool {
        guard ignition != true, let motion else { return false }
        return ignition == false ? motion.isStill : !motion.isMoving
    }

    /// Notes how long it was silent until now.
    mutating func noteGap(milliseconds: Int64) {
        interval.note(gapMilliseconds: milliseconds, isResting: isResting)
    }

    /// How far it has driven since it was first heard, from good live fixes alone, in metres.
    public var drivenM: Double { trips.drivenM }

    /// Who else claims to be this device, while that lasts.
    public var conflict: IdentityConflict? { watch.sources.conflict }

    /// Where commands to it go.
    public var commandPeer: PeerAddress {
        // Without a conflict where it was heard last, be it by a message that it sent again.
        conflict == nil ? peer : watch.sources.commandPeer ?? peer
    }

    /// Where to draw it: its position, else what it last claimed.
    public var shownCoordinate: Coordinate? { position?.coordinate ?? claimedCoordinate }

    /// When the last live valid fix arrived; nil before the first.
    public var lastFixArrival: Timestamp? { lastLiveFix?.arrival }

    /// Since when it stands, where it does.
    public var stillSince: Timestamp? { motion.flatMap { $0.isStill ? $0.stillSince : nil } }
}
