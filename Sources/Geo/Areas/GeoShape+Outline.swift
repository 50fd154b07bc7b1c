import Glibc

extension GeoShape {
    /// Its borders as closed lines, for drawing: the first corner comes again as the last.
    ///
    /// - Parameter corners: how many corners a circle has.
    public func outlines(corners: Int = 48) -> [[Coordinate]] {
        switch self {
        case .circle(let center, let radius):
            let step = 360 / Double(max(3, corners))
            return [
                (0...max(3, corners)).map {
                    center.destination(bearingDeg: Double($0) * step, distanceMetres: radius)
                }
            ]
        case .polygons(let polygons): return polygons.flatMap { [$0.outer] + $0.holes }.map(Self.closed)
        case .corridor(let path, let halfWidth): return [Self.hull(of: path, halfWidth)]
        }
    }

    private static func closed(_ ring: [Coordinate]) -> [Coordinate] {
        guard let first = ring.first, ring.last != first else { return ring }
        return ring + [first]
    }

    /// Both sides of a line and its round ends.
    private static func hull(of path: [Coordinate], _ halfWidth: Double) -> [Coordinate] {
        let points = path.indices.filter { $0 == 0 || path[$0] != path[$0 - 1] }.map { path[$0] }
        guard points.count > 1 else {
            return points.first.map { GeoShape.circle(center: $0, radiusMetres: halfWidth).outlines()[0] } ?? []
        }
        let left = points.indices.flatMap { beside(points, $0, halfWidth, -90) }
        let right = points.indices.reversed().flatMap { beside(points, $0, halfWidth, 90).reversed() }
        let start = points[0].initialBearingDeg(to: points[1])
        let end = points[points.count - 2].initialBearingDeg(to: points[points.count - 1])
        let front = [-60.0, -30, 0, 30, 60].map {
            points[points.count - 1].destination(bearingDeg: end + $0, distanceMetres: halfWidth)
        }
        let back = [120.0, 150, 180, 210, 240].map {
            points[0].destination(bearingDeg: start + $0, distanceMetres: halfWidth)
        }
        return closed(left + front + right + back)
    }

    /// The border beside a corner: round the outer side of a bend, and where both sides meet on the inner one.
    private static func beside(
        _ points: [Coordinate], _ index: Int, _ metres: Double, _ side: Double
    ) -> [Coordinate] {
        let (corner, last) = (points[index], points.count - 1)
        let before = points[max(0, index - 1)].initialBearingDeg(to: points[max(1, index)])
        let after = points[min(index, last - 1)].initialBearingDeg(to: points[min(index + 1, last)])
        let turn = (after - before).remainder(dividingBy: 360)
        let isOuter = turn * side <= 0
        guard !isOuter else {
            let steps = max(1, Int((abs(turn) / 20).rounded(.up)))
            return (abs(turn) < 1 ? 0...0 : 0...steps).map {
                corner.destination(
                    bearingDeg: before + side + turn * Double($0) / Double(steps), distanceMetres: metres)
            }
        }
        // Not beyond the next corner, where a bend is sharp and the way is wide.
        let room = min(
            corner.distanceMetres(to: points[max(0, index - 1)]),
            corner.distanceMetres(to: points[min(last, index + 1)]))
        let reach = metres / max(0.1, cos(abs(turn) / 2 * .pi / 180))
        return [
            corner.destination(bearingDeg: before + turn / 2 + side, distanceMetres: min(reach, max(metres, room)))
        ]
    }
}
