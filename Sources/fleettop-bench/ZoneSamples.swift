import Fleet
import Geo

/// Zones and places to measure with, in a country of 500 by 500 km.
enum ZoneSamples {
    /// A third each of circles, polygons of 24 corners and corridors, from a gate to a district.
    static func zone(_ number: Int) throws -> Zone {
        let center = place(number)
        let size = Double(50 + number &* 7919 % 2_000)
        let shape: GeoShape
        switch number % 3 {
        case 0: shape = .circle(center: center, radiusMetres: size)
        case 1:
            let corners = (0..<24).map { corner in
                center.destination(
                    bearingDeg: Double(corner) * 15, distanceMetres: size * (corner % 2 == 0 ? 1 : 0.7))
            }
            shape = .polygons([GeoPolygon(outer: corners)])
        default:
            let path = (0..<6).map {
                center.destination(bearingDeg: Double($0 * 20), distanceMetres: size * Double($0))
            }
            shape = .corridor(path: path, halfWidthMetres: 50)
        }
        return Zone(id: ZoneID("zone\(number)"), name: "zone \(number)", area: try GeoArea(shape))
    }

    /// Spread over the country, the same in every run.
    static func place(_ number: Int) -> Coordinate {
        Coordinate(
            latitude: 44 + Double(number &* 7919 % 4_500) / 1_000,
            longitude: 2 + Double(number &* 104_729 % 6_300) / 1_000)
    }
}
