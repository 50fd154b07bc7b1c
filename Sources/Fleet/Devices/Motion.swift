import Geo

/// Whether a device drives, from its live fixes alone, in fix time, with hysteresis.
struct Motion: Sendable, Equatable {
    /// Whether it drives.
    private(set) var isMoving = false
    /// Since when it stands, or has been slow enough to stand soon.
    private(set) var stillSince: Timestamp
    /// Whether ``stillSince`` is in force: always when not moving, while slow when moving.
    private(set) var isStill = true

    /// Whether it drives because it was far from its last stop, not because it was fast.
    private(set) var startedByDistance = false
    /// How many fixes it has stood for.
    private(set) var stillFixes = 0
    /// How far apart those were from where it stands, in metres at most.
    private(set) var spreadM = 0.0

    /// Where it stands, or was slow last.
    private var anchor: Coordinate
    private var fastFixes = 0

    /// The first live fix: one is not enough to call it driving.
    init(at time: Timestamp, coordinate: Coordinate, speedKmh: Double?, rules: StatusRules) {
        stillSince = time
        anchor = coordinate
        fastFixes = (speedKmh ?? 0) >= rules.movingSpeedKmh ? 1 : 0
        isMoving = fastFixes >= rules.movingFixes
        isStill = !isMoving
        stillFixes = isStill ? 1 : 0
    }

    /// Takes the next live fix.
    mutating func take(at time: Timestamp, coordinate: Coordinate, speedKmh: Double?, rules: StatusRules) {
        if isMoving {
            keepMoving(at: time, coordinate: coordinate, speedKmh: speedKmh ?? 0, rules: rules)
        } else {
            startMoving(at: time, coordinate: coordinate, speedKmh: speedKmh ?? 0, rules: rules)
        }
    }

    private mutating func startMoving(
        at time: Timestamp, coordinate: Coordinate, speedKmh: Double, rules: StatusRules
    ) {
        fastFixes = speedKmh >= rules.movingSpeedKmh ? fastFixes + 1 : 0
        let metres = anchor.distanceMetres(to: coordinate)
        guard fastFixes >= rules.movingFixes || metres >= rules.movingDistanceM else {
            stillFixes += 1
            spreadM = max(spreadM, metres)
            return
        }
        isMoving = true
        startedByDistance = fastFixes < rules.movingFixes
        (stillFixes, spreadM) = (0, 0)
        isStill = speedKmh <= rules.stillSpeedKmh
        stillSince = time
        anchor = coordinate
    }

    private mutating func keepMoving(
        at time: Timestamp, coordinate: Coordinate, speedKmh: Double, rules: StatusRules
    ) {
        if isStill, time.milliseconds(since: stillSince) >= rules.stillAfterMilliseconds {
            // It stood long enough, be it in silence: what comes now has to pass as a new start.
            isMoving = false
            fastFixes = 0
            startMoving(at: time, coordinate: coordinate, speedKmh: speedKmh, rules: rules)
            return
        }
        guard speedKmh <= rules.stillSpeedKmh else {
            isStill = false
            return
        }
        if !isStill {
            isStill = true
            stillSince = time
            (stillFixes, spreadM) = (0, 0)
        }
        if stillFixes > 0 { spreadM = max(spreadM, anchor.distanceMetres(to: coordinate)) }
        stillFixes += 1
        anchor = coordinate
    }
}

extension Motion {
    /// Puts how it drives or stands.
    func encode(into sink: inout ByteSink) {
        sink.put(byte: (isMoving ? 1 : 0) | (isStill ? 2 : 0) | (startedByDistance ? 4 : 0))
        sink.put(stillSince)
        anchor.encode(into: &sink)
        sink.put(fastFixes)
        sink.put(stillFixes)
        sink.put(spreadM)
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        let flags = try source.byte()
        isMoving = flags & 1 != 0
        isStill = flags & 2 != 0
        startedByDistance = flags & 4 != 0
        stillSince = try source.time()
        anchor = try Coordinate(from: &source)
        fastFixes = try source.int()
        stillFixes = try source.int()
        spreadM = try source.double()
    }
}
