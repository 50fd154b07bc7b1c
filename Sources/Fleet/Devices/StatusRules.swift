/// The thresholds behind a device's status; the defaults are those of the README.
public struct StatusRules: Sendable, Equatable {
    /// From this speed on a fix counts as driving, in km/h.
    public var movingSpeedKmh = 5.0
    /// How many such fixes in a row make a device move.
    public var movingFixes = 2
    /// This far from the last stop a device moves whatever its speed, in metres.
    public var movingDistanceM = 200.0
    /// Up to this speed a moving device counts as standing, in km/h.
    public var stillSpeedKmh = 3.0
    /// How long it has to stand before it no longer moves.
    public var stillAfterMilliseconds: Int64 = 180_000
    /// How long it has to stand before it is parked.
    public var parkedAfterMilliseconds: Int64 = 300_000
    /// How long it may talk without a valid fix.
    public var staleAfterMilliseconds: Int64 = 300_000
    /// How many of its usual intervals may pass in silence.
    public var offlineFactor = 3.0
    /// The shortest silence that makes a device offline.
    public var offlineMinimumMilliseconds: Int64 = 120_000
    /// The longest silence that does not.
    public var offlineMaximumMilliseconds: Int64 = 86_400_000
    /// The silence that makes a device offline whose interval is not known yet.
    public var offlineUnknownMilliseconds: Int64 = 600_000
    /// How much older than its arrival a fix may be before the report is late.
    public var lateAfterMilliseconds = Late.defaultMilliseconds
    /// How far ahead of its arrival a device's clock may be before it is disbelieved.
    public var futureToleranceMilliseconds: Int64 = 120_000

    /// A hop shorter than this is noise of the receiver, never a jump, in metres.
    public var jumpDistanceM = 1000.0
    /// A longer hop at more than this speed is a jump, in km/h.
    public var jumpSpeedKmh = 300.0
    /// From this speed on a place that does not change is frozen, in km/h.
    public var frozenSpeedKmh = 20.0

    /// What the listener notices by itself.
    public var signals = SignalRules()
    /// What makes trips and stops.
    public var trips = TripRules()

    /// The defaults.
    public init() {}
}
