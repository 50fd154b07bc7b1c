import Fleet

/// Decides when which vehicle of a fleet raises which alarm, so that every kind has its turn and each one is true.
struct AlarmDirector: Sendable {
    /// The first alarms, in the order and at the times in ms in which a new viewer meets them.
    static let opening: [(kind: AlarmKind, atMs: Int64)] = [
        (.sos, 1600), (.vibration, 2300), (.powerCut, 3000), (.geofence, 3700),
    ]
    /// How many vehicles are looked at for one alarm.
    private static let sample = 48

    private let kinds: [AlarmKind]
    private let pace: Double
    private var random: SplitMix64
    private var openings: ArraySlice<(kind: AlarmKind, atMs: Int64)> = Self.opening[...]
    private var turns: [AlarmKind] = []

    /// A director for a fleet of `devices`; a larger fleet has alarms more often, in proportion.
    init(seed: UInt64, devices: Int, kinds: Set<AlarmKind>) {
        self.kinds = AlarmKind.allCases.filter(kinds.contains)
        pace = 24 / Double(max(6, devices))
        random = SplitMix64(seed: seed ^ 0xA1A2_A3A4_A5A6_A7A8)
    }

    /// Milliseconds until the next alarm: those of the opening, then 15 to 25 s for a fleet of 24.
    mutating func pauseMs(sinceStartMs elapsedMs: Int64) -> Int64 {
        if let next = openings.first { return max(1, next.atMs - elapsedMs) }
        return max(20, Int64(random.uniform(15_000...25_000) * pace))
    }

    /// Picks the alarm that is due and the vehicle that raises it; nil when none would be true.
    mutating func next(in vehicles: inout [SimulatedVehicle], time: Timestamp) -> (vehicle: Int, kind: AlarmKind)? {
        guard !vehicles.isEmpty else { return nil }
        let sample = drawSample(of: vehicles.count)
        for index in sample { vehicles[index].advance(to: time) }
        if let opening = openings.popFirst(), kinds.contains(opening.kind) { turns.insert(opening.kind, at: 0) }
        if turns.count < kinds.count { turns += random.shuffled(kinds) }
        for (turn, kind) in turns.enumerated() {
            if let index = Self.fittest(of: sample, in: vehicles, for: kind) {
                turns.remove(at: turn)
                vehicles[index].live(through: kind)
                return (index, kind)
            }
            _ = sample.first { vehicles[$0].prepare(for: kind) }
        }
        return nil
    }

    /// The indices of the vehicles to look at, in turn from a random one on.
    private mutating func drawSample(of count: Int) -> [Int] {
        let start = random.int(0...count - 1)
        return (0..<min(count, Self.sample)).map { (start + $0) % count }
    }

    /// The first vehicle that can raise the alarm, rather one that has reported already.
    private static func fittest(of sample: [Int], in vehicles: [SimulatedVehicle], for kind: AlarmKind) -> Int? {
        let able = sample.filter { vehicles[$0].canRaise(kind) }
        return able.first { vehicles[$0].spokenCount > 0 } ?? able.first
    }
}
