import Geo
import TestSupport
import Testing

@testable import Fleet

/// What holds for every walk, whatever the numbers.
struct ZonePropertyTests {
    /// A walk at random over some zones; `act` sees each fix and may let time pass in between.
    private func wander(seed: UInt64, dwell: Int64 = 0, _ act: (inout ZoneWalk, Double) -> Void = { _, _ in })
        -> ZoneWalk
    {
        var random = SeededRandom(seed: seed)
        let zones = (0..<8).map { number in
            ZoneWalk.circle(
                "z\(number)", radius: Double.random(in: 15...400, using: &random),
                east: Double.random(in: -800...800, using: &random)
            ) { $0.dwellMilliseconds = number % 2 == 0 ? dwell : 0 }
        }
        var walk = ZoneWalk(zones)
        var (east, north, time) = (0.0, 0.0, 0.0)
        for _ in 0..<400 {
            time += Double(Int.random(in: 1...90, using: &random))
            let reach = Bool.random(using: &random) ? 20.0 : 500.0
            east = max(-1_500, min(1_500, east + Double.random(in: -reach...reach, using: &random)))
            north = max(-600, min(600, north + Double.random(in: -reach...reach, using: &random)))
            act(&walk, time)
            walk.fix(time, east, north, hdop: Double.random(in: 0.8...4, using: &random))
        }
        return walk
    }

    @Test(arguments: 1...30)
    func enteringAndLeavingAlternateAndTimesDoNotRunBack(seed: UInt64) {
        for dwell in [0, 60_000] as [Int64] {
            let walk = wander(seed: seed, dwell: dwell)
            #expect(!walk.events.isEmpty)
            for zone in walk.zones.zones {
                let events = walk.events.filter { $0.zone == zone.id }
                for (before, after) in zip(events, events.dropFirst()) {
                    #expect(before.kind != after.kind)
                    #expect(before.time <= after.time)
                    if after.kind == .left { #expect(after.since == before.time) }
                    guard after.kind == .left else { continue }
                    #expect(after.time.milliseconds(since: before.time) >= zone.dwellMilliseconds)
                }
            }
        }
    }

    @Test(arguments: 1...20)
    func sweepsInBetweenChangeNothing(seed: UInt64) {
        let plain = wander(seed: seed, dwell: 60_000)
        var random = SeededRandom(seed: seed &+ 1_000)
        let swept = wander(seed: seed, dwell: 60_000) { walk, time in
            walk.sweep(time - Double.random(in: 0...30, using: &random))
        }
        #expect(swept.presence == plain.presence)
        for zone in plain.zones.zones {
            #expect(swept.events.filter { $0.zone == zone.id } == plain.events.filter { $0.zone == zone.id })
        }
    }

    @Test(arguments: 1...20)
    func noEventWithoutMovementAcrossTheBorder(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var walk = ZoneWalk([ZoneWalk.circle(radius: 300)])
        // Wherever it begins, all its fixes lie within 19 metres of the border.
        for number in 0..<500 {
            walk.fix(Double(number) * 10, 0, Double.random(in: 281...319, using: &random))
        }
        #expect(walk.story == [])
    }

    @Test(arguments: 1...10)
    func aPresenceIsReadBackAndGoesOnTheSame(seed: UInt64) throws {
        var walk = wander(seed: seed, dwell: 60_000)
        walk.sweep(1e6)
        var sink = ByteSink()
        walk.presence.encode(into: &sink)
        var source = ByteSource(sink.bytes)
        #expect(try ZonePresence(from: &source) == walk.presence)
        #expect(source.isAtEnd)
        for length in 0..<sink.bytes.count {
            var cut = ByteSource(Array(sink.bytes.prefix(length)))
            #expect(throws: CodingFault.self) { try ZonePresence(from: &cut) }
        }
    }
}
