import Geo

/// One drive from where a vehicle stood to where it stood again.
public struct Trip: Sendable, Equatable {
    /// When it began: the last fix at which the vehicle still stood, or the first that moved after a silence.
    public internal(set) var start: Timestamp
    /// When the vehicle came to a stand; of a trip that still runs the newest fix.
    public internal(set) var end: Timestamp
    /// Where it began.
    public internal(set) var startPlace: PackedPlace
    /// Where it ended, or is by now.
    public internal(set) var endPlace: PackedPlace
    /// How far, from good fixes alone, in metres.
    public internal(set) var distanceM = 0.0
    /// The highest speed that the tracker told, in km/h; 0 where it tells none.
    public internal(set) var topSpeedKmh = 0.0
    /// How long it stood on the way, in milliseconds.
    public internal(set) var standingMilliseconds: Int64 = 0
    /// How long of that the ignition was known to be on, in milliseconds.
    public internal(set) var idlingMilliseconds: Int64 = 0
    /// How many fixes it is made of.
    public internal(set) var fixes = 0
    /// Whether there is a silence inside, over which nobody knows the way.
    public internal(set) var hasGap = false
    /// Whether it is not over yet.
    public internal(set) var isRunning = true
    /// How fast it was over its time.
    public internal(set) var profile = SpeedProfile()

    /// How long it took, standing on the way included, in milliseconds.
    public var durationMilliseconds: Int64 { end.milliseconds(since: start) }

    /// How long it moved, in milliseconds.
    public var movingMilliseconds: Int64 { max(0, durationMilliseconds - standingMilliseconds) }

    /// The average speed while it moved, in km/h; nil for a trip without a length in time.
    public var averageMovingKmh: Double? {
        movingMilliseconds > 0 ? distanceM * 3600 / Double(movingMilliseconds) : nil
    }
}

/// A vehicle standing between two trips.
public struct Stop: Sendable, Equatable {
    /// When it came to a stand, or was first heard.
    public internal(set) var since: Timestamp
    /// When it left; nil while it stands.
    public internal(set) var until: Timestamp?
    /// Where.
    public internal(set) var place: PackedPlace
    /// How long the ignition was known to be on, in milliseconds.
    public internal(set) var idlingMilliseconds: Int64 = 0
}

/// One good fix as trips need it.
public struct TripFix: Sendable, Equatable {
    /// When.
    public var time: Timestamp
    /// Where.
    public var coordinate: Coordinate
    /// How fast, in km/h; nil where the tracker does not tell.
    public var speedKmh: Double?
    /// Whether the ignition was on; nil where that is not known.
    public var ignition: Bool?

    /// A fix with all its parts.
    public init(time: Timestamp, coordinate: Coordinate, speedKmh: Double?, ignition: Bool?) {
        self.time = time
        self.coordinate = coordinate
        self.speedKmh = speedKmh
        self.ignition = ignition
    }
}
