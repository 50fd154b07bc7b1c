import Geo
import Glibc

/// A point of the earth as a vector of length 1 from its centre: no poles and no antimeridian get in the way.
struct UnitVector: Sendable, Hashable {
    /// Towards 0° N 0° E.
    var x: Float
    /// Towards 0° N 90° E.
    var y: Float
    /// Towards the north pole.
    var z: Float

    /// The vector of a coordinate, good to about half a metre.
    init(_ coordinate: Coordinate) {
        let latitude = coordinate.latitude * .pi / 180
        let longitude = coordinate.longitude * .pi / 180
        let radius = cos(latitude)
        x = Float(radius * cos(longitude))
        y = Float(radius * sin(longitude))
        z = Float(sin(latitude))
    }

    /// The coordinate of the vector.
    var coordinate: Coordinate {
        let (x, y, z) = (Double(self.x), Double(self.y), Double(self.z))
        return Coordinate(
            latitude: atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi, longitude: atan2(y, x) * 180 / .pi)
    }

    /// The straight way to another point in earth radii, squared.
    @inline(__always)
    func squaredChord(to other: UnitVector) -> Float {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        return dx * dx + dy * dy + dz * dz
    }

    /// The way over ground in metres that belongs to a straight way in earth radii.
    static func metres(chord: Double) -> Double {
        2 * Coordinate.earthRadiusMetres * asin(min(1, chord / 2))
    }

    /// The straight way in earth radii that belongs to a way over ground in metres.
    static func chord(metres: Double) -> Double {
        2 * sin(min(.pi, metres / Coordinate.earthRadiusMetres) / 2)
    }
}
