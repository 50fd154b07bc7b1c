import Geo

/// A satellite receiver: a little wrong at all times, blind in tunnels and garages.
struct GpsReceiver: Sendable {
    private var northErrorM: Double
    private var eastErrorM: Double
    private var lostSinceMs: Int64?
    private var lostUntilMs: Int64 = 0
    /// The last good coordinates; nil when there never were any.
    private(set) var coordinate: Coordinate?
    /// How many satellites take part.
    private(set) var satellites: Int

    /// A receiver; one that is `blind` has no fix for a very long time.
    init(blind: Bool, random: inout SplitMix64) {
        northErrorM = random.bell() * 2
        eastErrorM = random.bell() * 2
        satellites = random.int(7...12)
        if blind { lostUntilMs = .max }
    }

    /// Whether there is a fix at `nowMs`.
    func hasFix(atMs nowMs: Int64) -> Bool { nowMs >= lostUntilMs && coordinate != nil }

    /// How long there has been no fix, in ms; 0 with one.
    func blindForMs(atMs nowMs: Int64) -> Int64 {
        hasFix(atMs: nowMs) ? 0 : nowMs - (lostSinceMs ?? nowMs)
    }

    /// Takes the sky away until a time in ms.
    mutating func lose(nowMs: Int64, untilMs: Int64) {
        lostUntilMs = max(lostUntilMs, untilMs)
        lostSinceMs = lostSinceMs ?? nowMs
    }

    /// Measures for one step that ends at `nowMs`; standing receivers wander less.
    mutating func step(truth: Coordinate, isMoving: Bool, nowMs: Int64, random: inout SplitMix64) {
        let jitter = isMoving ? 0.35 : 0.08
        northErrorM = northErrorM * 0.985 + random.bell() * jitter
        eastErrorM = eastErrorM * 0.985 + random.bell() * jitter
        guard nowMs >= lostUntilMs else {
            lostSinceMs = lostSinceMs ?? nowMs
            return
        }
        lostSinceMs = nil
        if random.chance(0.02) { satellites = min(13, max(5, satellites + random.int(-1...1))) }
        coordinate = RoadGeometry.moved(truth, north: northErrorM, east: eastErrorM)
    }
}
