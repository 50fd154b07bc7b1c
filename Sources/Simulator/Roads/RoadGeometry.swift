import Geo
import Glibc

/// Distances and directions on the few kilometres between two points of a road.
///
/// The earth is taken as flat around each pair of points, which is right to about a metre in ten kilometres here.
enum RoadGeometry {
    /// Metres in one degree of latitude, on a sphere of 6,371,008.8 m radius.
    static let metresPerDegree = 111_195.08

    /// How far `b` lies north and east of `a`, in metres.
    static func offsetM(from a: Coordinate, to b: Coordinate) -> (north: Double, east: Double) {
        let shrink = cos((a.latitude + b.latitude) / 2 * .pi / 180)
        let north = (b.latitude - a.latitude) * metresPerDegree
        return (north, (b.longitude - a.longitude) * metresPerDegree * shrink)
    }

    /// The distance between two points in metres.
    static func distanceM(_ a: Coordinate, _ b: Coordinate) -> Double {
        let offset = offsetM(from: a, to: b)
        return (offset.north * offset.north + offset.east * offset.east).squareRoot()
    }

    /// The direction from `a` to `b` in degrees, 0 to below 360, clockwise from north.
    static func courseDeg(from a: Coordinate, to b: Coordinate) -> Double {
        let offset = offsetM(from: a, to: b)
        let degrees = atan2(offset.east, offset.north) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// The point `north` and `east` metres away from `point`.
    static func moved(_ point: Coordinate, north: Double, east: Double) -> Coordinate {
        let shrink = cos(point.latitude * .pi / 180)
        return Coordinate(
            latitude: point.latitude + north / metresPerDegree,
            longitude: point.longitude + east / (metresPerDegree * shrink))
    }

    /// A point on the Catmull-Rom curve from `b` to `c`, whose neighbours are `a` and `d`; `part` runs from 0 to 1.
    static func curve(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate, part: Double) -> Coordinate {
        func blend(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
            let linear = (c - a) * part
            let square = (2 * a - 5 * b + 4 * c - d) * part * part
            let cube = (3 * b - a - 3 * c + d) * part * part * part
            return b + (linear + square + cube) / 2
        }
        return Coordinate(
            latitude: blend(a.latitude, b.latitude, c.latitude, d.latitude),
            longitude: blend(a.longitude, b.longitude, c.longitude, d.longitude))
    }
}
