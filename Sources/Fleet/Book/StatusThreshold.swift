/// One threshold or switch of ``StatusRules``, one row of data each: the configuration, the settings of a device or group, and
/// what is said about them are read from these rows.
public struct StatusThreshold: Sendable {
    /// What a value must look like.
    public enum Kind: Sendable, Equatable {
        /// A number with decimals, within a range.
        case number(ClosedRange<Double>)
        /// A whole number, within a range.
        case count(ClosedRange<Int>)
        /// A length of time, in milliseconds.
        case duration
        /// Yes (1) or no (0).
        case flag
    }

    /// The section of the configuration in which a threshold stands.
    public enum Section: String, Sendable, CaseIterable {
        case status, trips, signals
    }

    /// The section of the configuration in which it stands; the settings of a device or group have no sections.
    public private(set) var section = Section.status

    /// The key in files, such as `parked_after`.
    public let name: String
    /// What its value must look like.
    public let kind: Kind
    /// Reads it; a duration in milliseconds.
    public let get: @Sendable (StatusRules) -> Double
    /// Sets it; a duration in milliseconds.
    public let set: @Sendable (inout StatusRules, Double) -> Void

    /// All thresholds, in the order of the README.
    public static let all: [StatusThreshold] =
        motion + silence + quality + inSection(.trips, trips) + inSection(.signals, signals)

    /// The row of a key; nil when there is none.
    public static func named(_ name: String) -> StatusThreshold? {
        byName[name]
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static func inSection(_ section: Section, _ rows: [StatusThreshold]) -> [StatusThreshold] {
        rows.map { row in
            var row = row
            row.section = section
            return row
        }
    }

    private static let motion: [StatusThreshold] = [
        .number("moving_speed_kmh", 0...1000, { $0.movingSpeedKmh }, { $0.movingSpeedKmh = $1 }),
        .count("moving_fixes", 1...1000, { $0.movingFixes }, { $0.movingFixes = $1 }),
        .number("moving_distance_m", 0...1_000_000, { $0.movingDistanceM }, { $0.movingDistanceM = $1 }),
        .number("still_speed_kmh", 0...1000, { $0.stillSpeedKmh }, { $0.stillSpeedKmh = $1 }),
        .duration("still_after", { $0.stillAfterMilliseconds }, { $0.stillAfterMilliseconds = $1 }),
        .duration("parked_after", { $0.parkedAfterMilliseconds }, { $0.parkedAfterMilliseconds = $1 }),
    ]

    private static let silence: [StatusThreshold] = [
        .duration("stale_after", { $0.staleAfterMilliseconds }, { $0.staleAfterMilliseconds = $1 }),
        .number("offline_factor", 1...1000, { $0.offlineFactor }, { $0.offlineFactor = $1 }),
        .duration("offline_min", { $0.offlineMinimumMilliseconds }, { $0.offlineMinimumMilliseconds = $1 }),
        .duration("offline_max", { $0.offlineMaximumMilliseconds }, { $0.offlineMaximumMilliseconds = $1 }),
        .duration("offline_unknown", { $0.offlineUnknownMilliseconds }, { $0.offlineUnknownMilliseconds = $1 }),
    ]

    private static let quality: [StatusThreshold] = [
        .duration("late_after", { $0.lateAfterMilliseconds }, { $0.lateAfterMilliseconds = $1 }),
        .duration(
            "future_tolerance", { $0.futureToleranceMilliseconds }, { $0.futureToleranceMilliseconds = $1 }),
        .number("jump_distance_m", 0...1_000_000, { $0.jumpDistanceM }, { $0.jumpDistanceM = $1 }),
        .number("jump_speed_kmh", 0...10_000, { $0.jumpSpeedKmh }, { $0.jumpSpeedKmh = $1 }),
        .number("frozen_speed_kmh", 0...1000, { $0.frozenSpeedKmh }, { $0.frozenSpeedKmh = $1 }),
    ]

    private static let trips: [StatusThreshold] = [
        .duration("end_after", { $0.trips.endAfterMilliseconds }, { $0.trips.endAfterMilliseconds = $1 }),
        .number("stand_radius_m", 1...10_000, { $0.trips.standRadiusM }, { $0.trips.standRadiusM = $1 }),
        .duration("gap_after", { $0.trips.gapMilliseconds }, { $0.trips.gapMilliseconds = $1 }),
        .duration("silence_ends", { $0.trips.silenceEndsMilliseconds }, { $0.trips.silenceEndsMilliseconds = $1 }),
        .number("minimum_m", 0...1_000_000, { $0.trips.minimumDistanceM }, { $0.trips.minimumDistanceM = $1 }),
        .duration("minimum_time", { $0.trips.minimumMilliseconds }, { $0.trips.minimumMilliseconds = $1 }),
    ]

    private static let signals: [StatusThreshold] = [
        .number("speed_limit_kmh", 0...1000, { $0.signals.speedLimitKmh }, { $0.signals.speedLimitKmh = $1 }),
        .count("overspeed_fixes", 1...1000, { $0.signals.overspeedFixes }, { $0.signals.overspeedFixes = $1 }),
        .number(
            "overspeed_slack_kmh", 0...1000, { $0.signals.overspeedSlackKmh }, { $0.signals.overspeedSlackKmh = $1 }),
        .count(
            "low_battery_percent", 0...100, { $0.signals.lowBatteryPercent }, { $0.signals.lowBatteryPercent = $1 }),
        .count(
            "low_battery_slack_percent", 0...100, { $0.signals.lowBatterySlackPercent },
            { $0.signals.lowBatterySlackPercent = $1 }),
        .flag("tell_offline", { $0.signals.tellsOffline }, { $0.signals.tellsOffline = $1 }),
        .flag("tell_stale", { $0.signals.tellsStale }, { $0.signals.tellsStale = $1 }),
        .flag("tell_tow", { $0.signals.tellsTow }, { $0.signals.tellsTow = $1 }),
        .flag("tell_power_loss", { $0.signals.tellsPowerLoss }, { $0.signals.tellsPowerLoss = $1 }),
        .flag("tell_clock", { $0.signals.tellsClock }, { $0.signals.tellsClock = $1 }),
        .count("clock_messages", 1...1000, { $0.signals.clockMessages }, { $0.signals.clockMessages = $1 }),
        .duration(
            "conflict_within", { $0.signals.conflictMilliseconds }, { $0.signals.conflictMilliseconds = $1 }),
        .duration(
            "conflict_ends", { $0.signals.conflictEndMilliseconds }, { $0.signals.conflictEndMilliseconds = $1 }),
    ]
}

extension StatusThreshold {
    private static func flag(
        _ name: String, _ get: @escaping @Sendable (StatusRules) -> Bool,
        _ set: @escaping @Sendable (inout StatusRules, Bool) -> Void
    ) -> StatusThreshold {
        StatusThreshold(name: name, kind: .flag, get: { get($0) ? 1 : 0 }) { set(&$0, $1 != 0) }
    }

    private static func number(
        _ name: String, _ range: ClosedRange<Double>, _ get: @escaping @Sendable (StatusRules) -> Double,
        _ set: @escaping @Sendable (inout StatusRules, Double) -> Void
    ) -> StatusThreshold {
        StatusThreshold(name: name, kind: .number(range), get: get, set: set)
    }

    private static func count(
        _ name: String, _ range: ClosedRange<Int>, _ get: @escaping @Sendable (StatusRules) -> Int,
        _ set: @escaping @Sendable (inout StatusRules, Int) -> Void
    ) -> StatusThreshold {
        StatusThreshold(name: name, kind: .count(range), get: { Double(get($0)) }) { rules, value in
            set(&rules, Int(exactly: value.rounded()) ?? range.lowerBound)
        }
    }

    private static func duration(
        _ name: String, _ get: @escaping @Sendable (StatusRules) -> Int64,
        _ set: @escaping @Sendable (inout StatusRules, Int64) -> Void
    ) -> StatusThreshold {
        StatusThreshold(name: name, kind: .duration, get: { Double(get($0)) }) { rules, value in
            set(&rules, Int64(exactly: value.rounded()) ?? 0)
        }
    }
}
