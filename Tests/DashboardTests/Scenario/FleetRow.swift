import Fleet
import Foundation
import Geo

/// One device of a story, from a table whose first line names the columns.
///
///     device   status  age  speed  course  battery  signal  sat  place
///     Van 12   moving  2    54     45      84       22      9    Lyon
///
/// A value belongs to the head it stands under; an empty one is not known. `-` as the device has no name.
struct FleetRow {
    /// Its identity, made from its line.
    let id: DeviceID
    /// Its name.
    let name: String?
    private let values: [String: String]

    /// Devices that a story may let appear later.
    static let latecomers: [(DeviceID, String)] = [(id(91), "Able"), (id(92), "Zebra"), (id(93), "Van 3")]

    /// The devices of a table.
    static func rows(_ table: String) -> [FleetRow] {
        let lines = table.split(separator: "\n").map(Array.init)
        guard let head = lines.first else { return [] }
        let starts = head.indices.filter { head[$0] != " " && ($0 == 0 || head[$0 - 1] == " ") }
        let ends = starts.dropFirst() + [Int.max]
        return lines.dropFirst().enumerated().map { number, line in
            var values: [String: String] = [:]
            for (start, end) in zip(starts, ends) where start < line.count {
                let title = String(head[start...].prefix { $0 != " " })
                let value = String(line[start..<min(end, line.count)]).trimmingCharacters(in: .whitespaces)
                if !value.isEmpty { values[title] = value }
            }
            let name = values["device"].flatMap { $0 == "-" ? nil : $0 }
            return FleetRow(id: id(number + 1), name: name, values: values)
        }
    }

    /// The messages that bring the device into its status by a moment.
    func arrivals(until now: Timestamp) -> [Arrival] {
        let age = number("age").map(Int64.init) ?? 2
        switch DeviceStatus(rawValue: values["status"] ?? "") ?? .stopped {
        case .moving: return fixes([60, 30, 0], age: age, now: now)
        case .offline: return fixes([60, 30, 0], age: max(age, 601), now: now)
        case .idling: return fixes([60, 30, 0], age: age, now: now) { $0.ignition = true }
        case .stopped: return fixes([60, 30, 0], age: age, now: now)
        case .parked: return fixes([600, 300, 0], age: age, now: now)
        case .stale:
            return fixes([600], age: age, now: now)
                + fixes([300, 0], age: age, now: now) { $0.fix = Fix(isValid: false) }
        case .new: return fixes([0], age: age, now: now) { $0.fix = nil }
        }
    }

    private func fixes(_ ages: [Int64], age: Int64, now: Timestamp, _ change: (inout Report) -> Void = { _ in })
        -> [Arrival]
    {
        ages.map { extra in
            let time = now.adding(seconds: -age - extra)
            var report = Self.report(of: id, at: place(secondsAgo: Double(extra)), time: time)
            report.fix?.speedKmh = number("speed").map(Double.init) ?? (values["status"] == "moving" ? 50 : 0)
            report.fix?.courseDeg = number("course").map(Double.init)
            report.fix?.satellites = number("sat")
            report.power.batteryPercent = number("battery")
            report.radio.signal = number("signal")
            change(&report)
            return Self.arrival(report, at: time)
        }
    }

    /// Where it is now, or was on a straight way there.
    private func place(secondsAgo: Double) -> Coordinate? {
        guard let here = Town.coordinate(values["place"] ?? "Lyon") else { return nil }
        let degrees = Double(number("speed") ?? 0) / 3600 * secondsAgo / 111
        let course = Double(number("course") ?? 0) * .pi / 180
        return Coordinate(
            latitude: here.latitude - degrees * cos(course), longitude: here.longitude - degrees * sin(course))
    }

    private func number(_ column: String) -> Int? { values[column].flatMap(Int.init) }

    // MARK: - Messages

    /// Where the devices of the stories report from.
    static let peer = PeerAddress(ipv4: 0xC633_6407, port: 41234)

    /// A message of a device, with a valid fix where a place is given.
    static func report(of id: DeviceID, at place: Coordinate?, time: Timestamp) -> Report {
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        guard let place else { return report }
        var fix = Fix(isValid: true)
        fix.time = time
        fix.coordinate = place
        report.fix = fix
        return report
    }

    /// A message as it comes in over TCP.
    static func arrival(_ report: Report, at time: Timestamp) -> Arrival {
        Arrival(
            received: time, transport: .tcp, peer: peer,
            content: .report(report),
            raw: Array("#\(report.device),\(report.type),V#".utf8))
    }

    private static func id(_ number: Int) -> DeviceID {
        guard let id = DeviceID("8617850015153" + (number < 10 ? "0" : "") + "\(number)") else {
            fatalError("not digits")
        }
        return id
    }
}

/// The towns of the stories, so that places need no gazetteer.
enum Town {
    private static let all: [(name: String, coordinate: Coordinate)] = [
        ("Lyon", Coordinate(latitude: 45.76, longitude: 4.84)),
        ("Villeurbanne", Coordinate(latitude: 45.77, longitude: 4.90)),
        ("Vienne", Coordinate(latitude: 45.52, longitude: 4.87)),
        ("Grenoble", Coordinate(latitude: 45.19, longitude: 5.72)),
        ("Saint-Étienne", Coordinate(latitude: 45.44, longitude: 4.39)),
        ("Mâcon", Coordinate(latitude: 46.31, longitude: 4.83)),
    ]

    /// Where a town is; nil when the stories have no such town.
    static func coordinate(_ name: String) -> Coordinate? {
        all.first { $0.name == name }?.coordinate
    }

    /// The town nearest to a place.
    static func name(_ place: Coordinate) -> String {
        all.min { place.distanceMetres(to: $0.coordinate) < place.distanceMetres(to: $1.coordinate) }?.name ?? ""
    }
}
