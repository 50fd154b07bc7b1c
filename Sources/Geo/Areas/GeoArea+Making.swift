import Glibc

extension GeoArea {
    /// Unrolls a form and refuses what is none.
    static func parts(of shape: GeoShape) throws(GeoShapeFault) -> Parts {
        switch shape {
        case .circle(let center, let radiusMetres):
            return .around(EdgeChain(try unrolled([center], near: nil)), metres: try checked(radiusMetres))
        case .corridor(let path, let halfWidthMetres):
            let points = withoutRepeats(try unrolled(path, near: nil))
            guard points.count >= 2 else { throw .tooFewPoints(needed: 2) }
            return .around(EdgeChain(points), metres: try checked(halfWidthMetres))
        case .polygons(let polygons):
            guard let first = polygons.first?.outer.first else { throw .tooFewPoints(needed: 3) }
            var parts: [[EdgeChain]] = []
            for polygon in polygons {
                var rings: [EdgeChain] = []
                for ring in [polygon.outer] + polygon.holes {
                    rings.append(EdgeChain(try closed(ring, near: first.longitude)))
                }
                parts.append(rings)
            }
            return .polygons(parts)
        }
    }

    /// Takes each longitude on the turn of the earth nearest to the one before.
    private static func unrolled(_ places: [Coordinate], near start: Double?) throws(GeoShapeFault) -> [FlatPoint] {
        guard let first = places.first else { throw .tooFewPoints(needed: 1) }
        var longitude = start ?? first.longitude
        var points: [FlatPoint] = []
        points.reserveCapacity(places.count + 1)
        for place in places {
            guard place.isValid else { throw .outsideTheEarth(place) }
            points.append(FlatPoint(place, near: longitude))
            longitude = points[points.count - 1].x
        }
        return points
    }

    private static func closed(_ ring: [Coordinate], near longitude: Double) throws(GeoShapeFault) -> [FlatPoint] {
        guard !ring.isEmpty else { throw .tooFewPoints(needed: 3) }
        var points = withoutRepeats(try unrolled(ring, near: longitude))
        if points.count > 1, points.first == points.last { points.removeLast() }
        guard points.count >= 3, let first = points.first else { throw .tooFewPoints(needed: 3) }
        points.append(first)
        return points
    }

    private static func withoutRepeats(_ points: [FlatPoint]) -> [FlatPoint] {
        points.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private static func checked(_ metres: Double) throws(GeoShapeFault) -> Double {
        guard metres > 0, metres <= 1_000_000 else { throw .radius(metres) }
        return metres
    }

    static func box(of parts: Parts) -> FlatBox {
        switch parts {
        case .polygons(let polygons):
            return polygons.joined().reduce(into: .empty) { $0.include($1.box) }
        case .around(let line, let metres):
            let (x, y) = degrees(of: metres, around: line.box)
            return line.box.grown(x: x, y: y)
        }
    }

    /// How many degrees of longitude and latitude so many metres are at most, anywhere in a box.
    static func degrees(of metres: Double, around box: FlatBox) -> (x: Double, y: Double) {
        let y = metres / metresPerDegree * 1.001
        let furthest = min(89.9, max(abs(box.south), abs(box.north)) + y)
        return (min(180, y / cos(furthest.radians)), y)
    }

    /// A quarter of twice the ground by its border, for each polygon: the ground of any figure is at most its border
    /// times the radius of the largest circle in it, so half of that radius is never exceeded.
    static func reachableDepth(of parts: Parts) -> Double {
        switch parts {
        case .around(_, let metres): metres / 2
        case .polygons(let polygons): polygons.map(depth).min() ?? 0
        }
    }

    private static func depth(of rings: [EdgeChain]) -> Double {
        guard let outer = rings.first else { return 0 }
        let scale = cos(outer.box.center.y.radians)
        var ground = ground(of: outer, scale: scale)
        var border = border(of: outer, scale: scale)
        for hole in rings.dropFirst() {
            ground -= self.ground(of: hole, scale: scale)
            border += self.border(of: hole, scale: scale)
        }
        guard border > 0, ground > 0 else { return 0 }
        return ground / border / 2 * metresPerDegree
    }

    private static func ground(of ring: EdgeChain, scale: Double) -> Double {
        guard let origin = ring.points.first else { return 0 }
        let twice = zip(ring.points, ring.points.dropFirst()).reduce(0.0) {
            $0 + ($1.0.x - origin.x) * ($1.1.y - origin.y) - ($1.1.x - origin.x) * ($1.0.y - origin.y)
        }
        return abs(twice) / 2 * scale
    }

    private static func border(of ring: EdgeChain, scale: Double) -> Double {
        zip(ring.points, ring.points.dropFirst()).reduce(0.0) {
            let (x, y) = (($1.1.x - $1.0.x) * scale, $1.1.y - $1.0.y)
            return $0 + (x * x + y * y).squareRoot()
        }
    }
}
