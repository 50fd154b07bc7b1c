/// The supply of a tracker: the vehicle's, and its own battery when that is cut.
struct PowerSupply: Sendable {
    private let runsOnBattery: Bool
    private var cutUntilMs: Int64 = 0
    private var drainPerSecond: Double
    private var battery: Double
    /// Whether the vehicle's supply was taken away.
    private(set) var isCut = false

    /// A supply; a `weak` one has little charge left and loses it quickly.
    init(runsOnBattery: Bool, weak: Bool, random: inout SplitMix64) {
        self.runsOnBattery = runsOnBattery || weak
        battery = weak ? random.uniform(22...26) : random.uniform(runsOnBattery ? 45...90 : 88...100)
        drainPerSecond = weak ? 0.1 : 0.003
    }

    /// The charge, 0 to 100 percent.
    var batteryPercent: Int { Int(battery.rounded()) }

    /// Whether the vehicle feeds the tracker.
    var external: Bool { !runsOnBattery && !isCut }

    /// Whether the battery is being charged.
    var charging: Bool { external && battery < 97 }

    /// Whether the charge is so low that the tracker complains.
    var isLow: Bool { !external && battery <= 20 }

    /// Takes the vehicle's supply away until a time in ms.
    mutating func cut(untilMs: Int64) {
        cutUntilMs = untilMs
        isCut = true
    }

    /// Makes the battery old, so that it is low within minutes.
    mutating func weaken() {
        drainPerSecond = 0.4
    }

    /// Charges or drains for one step that ends at `nowMs`; an empty battery is changed for a full one.
    mutating func step(nowMs: Int64, seconds: Double) {
        isCut = nowMs < cutUntilMs
        guard !external else {
            battery = min(100, battery + 0.05 * seconds)
            return
        }
        battery -= (isCut ? max(0.05, drainPerSecond) : drainPerSecond) * seconds
        guard battery < 4 else { return }
        battery = 98
        drainPerSecond = 0.003
    }
}
