import Fleet
import Geo
import Testing

@testable import Dashboard

/// Some days of a van that drives between towns, for the pictures and stories of trips.
enum TripTraffic {
    /// Four days with a trip there and one back, the last of which runs.
    static func play(_ story: Scenario, of name: String = "Van 12") {
        let ways = [("Lyon", "Vienne"), ("Lyon", "Grenoble"), ("Lyon", "Lyon"), ("Lyon", "Vienne")]
        for (day, way) in ways.enumerated() {
            stand(story, name, way.0, minutes: 8)
            if way.0 != way.1 { drive(story, name, way.0, way.1, minutes: 45 + day * 10) }
            stand(story, name, way.1, minutes: 12 + day, ignition: true)
            if way.0 != way.1 { drive(story, name, way.1, way.0, minutes: day == 3 ? 20 : 40, isWhole: day < 3) }
            if day < 3 {
                stand(story, name, way.0, minutes: 8)
                story.pass(seconds: 72_000)
            }
        }
    }

    /// Drives from town to town, a fix a minute; not to the end where it is not whole.
    static func drive(
        _ story: Scenario, _ name: String, _ from: String, _ to: String, minutes: Int, isWhole: Bool = true
    ) {
        guard let start = Town.coordinate(from), let end = Town.coordinate(to) else { return }
        let metres = start.distanceMetres(to: end) * (isWhole ? 1 : 0.4)
        for minute in 1...minutes {
            let part = Double(minute) / Double(minutes)
            report(story, name, speedKmh: metres / Double(minutes) * 0.06 * (0.5 + 0.1 * Double(minute % 11))) {
                start.destination(
                    bearingDeg: start.initialBearingDeg(to: end), distanceMetres: metres * part)
            }
        }
    }

    /// Stands in a town, a fix a minute.
    static func stand(_ story: Scenario, _ name: String, _ town: String, minutes: Int, ignition: Bool? = nil) {
        guard let place = Town.coordinate(town) else { return }
        for minute in 0..<minutes {
            report(story, name, speedKmh: 0, ignition: ignition.map { $0 && minute < 6 }) { place }
        }
    }

    private static func report(
        _ story: Scenario, _ name: String, speedKmh: Double, ignition: Bool? = nil, _ place: () -> Coordinate
    ) {
        story.pass(seconds: 60)
        let here = place()
        story.hear(name, at: "Lyon") { report in
            report.fix?.coordinate = here
            report.fix?.speedKmh = speedKmh
            report.ignition = ignition
        }
    }
}
