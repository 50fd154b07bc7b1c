import Geo
import Glibc

/// Finds points near a coordinate: a grid of cells of one degree of latitude by two of longitude.
struct PlaceIndex: Sendable {
    private static let rows = 180
    private static let columns = 180

    /// A point as a unit vector from the centre of the earth.
    private struct Vector: Sendable {
        let x: Double
        let y: Double
        let z: Double

        init(_ coordinate: Coordinate) {
            let latitude = coordinate.latitude * .pi / 180
            let longitude = coordinate.longitude * .pi / 180
            x = cos(latitude) * cos(longitude)
            y = cos(latitude) * sin(longitude)
            z = sin(latitude)
        }

        /// The square of the straight way to another point, in earth radii.
        func squaredChord(to other: Vector) -> Double {
            let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
            return dx * dx + dy * dy + dz * dz
        }
    }

    /// The points, cell after cell.
    private var order: [Int32] = []
    private var vectors: [Vector] = []
    /// Where the points of each cell begin in `order`, with the end of the last one behind it.
    private var starts: [Int32] = []

    /// An index of points; those that are not valid are left out.
    init(_ coordinates: [Coordinate]) {
        let cells = coordinates.map {
            $0.isValid ? Self.row($0.latitude) * Self.columns + Self.column($0.longitude) : -1
        }
        order = coordinates.indices.filter { cells[$0] >= 0 }.sorted { (cells[$0], $0) < (cells[$1], $1) }.map(
            Int32.init)
        vectors = order.map { Vector(coordinates[Int($0)]) }
        var next = 0
        for cell in 0...Self.rows * Self.columns {
            while next < order.count, cells[Int(order[next])] < cell { next += 1 }
            starts.append(Int32(next))
        }
    }

    /// Calls `visit` with the index and distance in metres of each point within a radius in metres, in no order.
    func visit(around center: Coordinate, radiusMetres: Double, _ visit: (Int, Double) -> Void) {
        let angle = min(.pi, radiusMetres / Coordinate.earthRadiusMetres)
        let chord = 2 * sin(angle / 2)
        let vector = Vector(center)
        let reach = angle * 180 / .pi
        for row in Self.row(center.latitude - reach)...Self.row(center.latitude + reach) {
            for (first, last) in Self.columnRanges(around: center, angle: angle) {
                let range = starts[row * Self.columns + first]..<starts[row * Self.columns + last + 1]
                for slot in range {
                    let squared = vector.squaredChord(to: vectors[Int(slot)])
                    guard squared <= chord * chord else { continue }
                    visit(
                        Int(order[Int(slot)]), 2 * Coordinate.earthRadiusMetres * asin(min(1, squared.squareRoot() / 2))
                    )
                }
            }
        }
    }

    /// The columns that a circle touches: one run, or two across the antimeridian.
    private static func columnRanges(around center: Coordinate, angle: Double) -> [(Int, Int)] {
        let latitude = abs(center.latitude) * .pi / 180
        guard latitude + angle < .pi / 2 else { return [(0, columns - 1)] }
        let reach = asin(min(1, sin(angle) / cos(latitude))) * 180 / .pi
        guard reach < 178 else { return [(0, columns - 1)] }
        let first = column(Coordinate.wrapped(longitude: center.longitude - reach))
        let last = column(Coordinate.wrapped(longitude: center.longitude + reach))
        return first <= last ? [(first, last)] : [(0, last), (first, columns - 1)]
    }

    private static func row(_ latitude: Double) -> Int {
        Int(max(0, min(Double(rows - 1), (latitude + 90).rounded(.down))))
    }

    private static func column(_ longitude: Double) -> Int {
        Int(max(0, min(Double(columns - 1), ((longitude + 180) / 2).rounded(.down))))
    }
}
