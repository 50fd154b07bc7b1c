import ArgumentParser
import Fleet
import Geo

/// `fleettop-bench zones`: what zones cost for each fix.
struct ZonesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Nanoseconds a fix among many zones.")

    @Option(help: "Zones, in a country of 500 by 500 km.")
    var zones = 1_000

    @Option(help: "Fixes a run.")
    var fixes = 100_000

    func run() throws {
        let set = ZoneSet(try (0..<zones).map(ZoneSamples.zone))
        let index = GeoIndex(set.zones.map(\.area))
        for (name, stepMetres) in [("parked", 0.0), ("driving 400 m a fix", 400)] {
            let walk = places(stepMetres: stepMetres)
            var found = 0
            let asking = Figure.bestSeconds {
                for (start, end) in zip(walk, walk.dropFirst()) {
                    index.visit(from: start, to: end) { _ in found += 1 }
                }
            }
            Figure.line("index, \(name)", asking * 1e9 / Double(walk.count), "ns")
            var events = 0
            let taking = Figure.bestSeconds { events = take(walk, set) }
            Figure.line("take, \(name)", taking * 1e9 / Double(walk.count), "ns")
            Figure.count("events, \(name)", events)
        }
    }

    /// A walk that starts somewhere else every 500 fixes.
    private func places(stepMetres: Double) -> [Coordinate] {
        var walk: [Coordinate] = []
        for number in 0..<fixes {
            guard number % 500 > 0, let last = walk.last else {
                walk.append(ZoneSamples.place(number / 500 &* 31 + 1))
                continue
            }
            walk.append(last.destination(bearingDeg: Double(number % 360), distanceMetres: stepMetres))
        }
        return walk
    }

    private func take(_ walk: [Coordinate], _ set: ZoneSet) -> Int {
        var presence = ZonePresence()
        var previous: ZoneFix?
        var events = 0
        for (number, place) in walk.enumerated() {
            let fix = ZoneFix(coordinate: place, time: Timestamp(seconds: Int64(number) * 20), hdop: 1)
            events += presence.take(fix: fix, previous: previous, at: fix.time, zones: set).count
            previous = fix
        }
        return events
    }
}
