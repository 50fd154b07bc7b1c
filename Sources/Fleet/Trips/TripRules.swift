/// The thresholds behind trips and stops; what counts as driving and as standing still is said by ``StatusRules``.
public struct TripRules: Sendable, Equatable {
    /// How long a vehicle has to stand before its trip is over, in milliseconds.
    public var endAfterMilliseconds: Int64 = 300_000
    /// How far fixes of a standing vehicle may lie from where it stands, in metres.
    public var standRadiusM = 100.0
    /// A longer silence than this is a gap, in milliseconds; a trip goes on behind it only where somebody drove in it.
    public var gapMilliseconds: Int64 = 300_000
    /// A longer silence than this ends a trip, however far the vehicle has come, in milliseconds.
    public var silenceEndsMilliseconds: Int64 = 3_600_000
    /// What is shorter than this, and shorter than ``minimumMilliseconds``, is no trip, in metres.
    public var minimumDistanceM = 100.0
    /// What is shorter than this, and shorter than ``minimumDistanceM``, is no trip, in milliseconds.
    public var minimumMilliseconds: Int64 = 60_000

    /// The defaults.
    public init() {}
}
