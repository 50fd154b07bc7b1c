import Geo

@testable import Fleet

/// One device and its zones in a test: places in metres from the middle of town, times in seconds of a fixed morning.
struct ZoneWalk {
    static let middle = Tracker.lyon

    var zones: ZoneSet
    var groups: [String] = []
    private(set) var presence = ZonePresence()
    /// All that happened, as `entered depot 30`.
    private(set) var story: [String] = []
    private(set) var events: [ZoneEvent] = []
    private var previous: ZoneFix?

    init(_ zones: [Zone]) { self.zones = ZoneSet(zones) }

    /// The place so many metres east and north of the middle.
    static func place(_ east: Double, _ north: Double = 0) -> Coordinate {
        middle.destination(bearingDeg: 90, distanceMetres: east).destination(bearingDeg: 0, distanceMetres: north)
    }

    /// A round zone.
    static func circle(
        _ name: String = "depot", radius: Double = 200, east: Double = 0, _ change: (inout Zone) -> Void = { _ in }
    ) -> Zone {
        do {
            let area = try GeoArea(.circle(center: place(east), radiusMetres: radius))
            var zone = Zone(id: ZoneID(name), name: name, area: area)
            change(&zone)
            return zone
        } catch {
            preconditionFailure("no circle: \(error)")
        }
    }

    /// A fix so many metres east and north of the middle.
    @discardableResult
    mutating func fix(
        _ seconds: Double, _ east: Double, _ north: Double = 0, arrivesAt arrival: Double? = nil, hdop: Double? = 1
    ) -> [ZoneEvent] {
        let fix = ZoneFix(coordinate: Self.place(east, north), time: Tracker.at(seconds), hdop: hdop)
        let news = presence.take(
            fix: fix, previous: previous, at: Tracker.at(arrival ?? seconds), zones: zones, groups: groups)
        if fix.time > previous?.time ?? Tracker.at(-1e9) { previous = fix }
        return note(news)
    }

    /// Time passes.
    @discardableResult
    mutating func sweep(_ seconds: Double, utcOffsetSeconds: Int = 0) -> [ZoneEvent] {
        note(
            presence.sweep(
                at: Tracker.at(seconds), utcOffsetSeconds: utcOffsetSeconds, zones: zones, groups: groups))
    }

    /// Other zones come in force.
    mutating func rezone(_ zones: [Zone], at seconds: Double) {
        self.zones = ZoneSet(zones)
        _ = presence.rezone(previous, at: Tracker.at(seconds), zones: self.zones, groups: groups)
    }

    private mutating func note(_ news: [ZoneEvent]) -> [ZoneEvent] {
        events += news
        story += news.map {
            let seconds = Double($0.time.milliseconds(since: Tracker.morning)) / 1000
            return "\($0.kind.rawValue) \($0.zone) \(Int(seconds.rounded()))" + ($0.isPass ? " in passing" : "")
        }
        return news
    }
}
