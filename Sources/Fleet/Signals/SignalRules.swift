/// The thresholds behind what the listener itself notices about a device.
public struct SignalRules: Sendable, Equatable {
    /// The highest speed allowed anywhere, in km/h, or 0 where there is no limit.
    ///
    /// Zones may have limits of their own.
    public var speedLimitKmh = 0.0
    /// How many fixes in a row have to be above the limit.
    public var overspeedFixes = 2
    /// How far below the limit a fix has to be to end it, in km/h.
    public var overspeedSlackKmh = 3.0
    /// Below this a battery is low, in percent; 0 for never.
    public var lowBatteryPercent = 10
    /// How much more than that ends it, in percent.
    public var lowBatterySlackPercent = 10
    /// Whether silence is told.
    public var tellsOffline = true
    /// Whether a lasting want of fixes is told.
    public var tellsStale = true
    /// Whether moving without ignition, or after the loss of power, is told.
    public var tellsTow = true
    /// Whether the loss of the vehicle's supply is told where the tracker only sends a flag.
    public var tellsPowerLoss = true
    /// For how long after the loss of power moving without a known ignition counts as a tow.
    public var powerLossMilliseconds: Int64 = 86_400_000
    /// Whether a wrong clock is told.
    public var tellsClock = true
    /// How many live messages in a row have to tell an impossible time.
    public var clockMessages = 3
    /// Within this time an identity that reports from two places by turns is in conflict.
    public var conflictMilliseconds: Int64 = 120_000
    /// A conflict is over when only one place has reported for so long.
    public var conflictEndMilliseconds: Int64 = 600_000

    /// The defaults.
    public init() {}
}
