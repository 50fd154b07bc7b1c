import Fleet
import Geo

/// Zones for stories.
enum Areas {
    /// None at all.
    case none
    /// One of every form and use, around the towns of the stories.
    case all
    /// The same with names in ASCII.
    case plain

    /// The zones.
    var zones: ZoneSet {
        guard self != .none else { return .empty }
        do {
            return ZoneSet([try Self.center(), try forbidden(), try Self.motorway(), try depot()])
        } catch {
            preconditionFailure("no zones: \(error)")
        }
    }

    private static func town(_ name: String) -> Coordinate {
        guard let place = Town.coordinate(name) else { preconditionFailure("no town is called \(name)") }
        return place
    }

    /// Where coming and going is told and 50 is enough.
    private static func center() throws -> Zone {
        let area = try GeoArea(.circle(center: town("Lyon"), radiusMetres: 9_000))
        var zone = Zone(id: ZoneID("lyon"), name: "Lyon centre", area: area)
        zone.speedLimitKmh = 50
        zone.note = "lorries by night only"
        return zone
    }

    /// Where nobody should be.
    private func forbidden() throws -> Zone {
        let ring = [(45.05, 5.4), (45.05, 5.95), (45.4, 6.0), (45.45, 5.5)].map {
            Coordinate(latitude: $0.0, longitude: $0.1)
        }
        let area = try GeoArea(.polygons([GeoPolygon(outer: ring)]))
        var zone = Zone(id: ZoneID("isere"), name: self == .plain ? "Nord-Isere" : "Nord-Isère", area: area)
        zone.use = .outside
        zone.schedule = try ZoneSchedule("Mo-Su 06:00-22:00")
        return zone
    }

    /// A corridor.
    private static func motorway() throws -> Zone {
        let path = [town("Mâcon"), town("Lyon"), town("Vienne")]
        var zone = Zone(
            id: ZoneID("a7"), name: "A7", area: try GeoArea(.corridor(path: path, halfWidthMetres: 4_000)))
        zone.dwellMilliseconds = 120_000
        return zone
    }

    /// Where the vans of the north should be on weekdays, and on Sundays after lunch.
    private func depot() throws -> Zone {
        let area = try GeoArea(.circle(center: Self.town("Saint-Étienne"), radiusMetres: 6_000))
        var zone = Zone(
            id: ZoneID("depot"), name: self == .plain ? "Depot Saint-Etienne" : "Depot Saint-Étienne", area: area)
        zone.use = .inside
        zone.groups = ["north"]
        zone.schedule = try ZoneSchedule("Mo-Fr 22:00-06:00; Su 14:00-18:00")
        return zone
    }
}
