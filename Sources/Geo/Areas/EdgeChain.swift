import Glibc

/// Straight edges one behind the other: a ring of a polygon or the middle of a corridor.
///
/// Edges are boxed in pieces, so that a border of ten thousand points costs a few hundred comparisons.
struct EdgeChain: Sendable, Hashable {
    /// The corners; a closed ring repeats its first one.
    let points: [FlatPoint]
    /// The box around all of them.
    let box: FlatBox
    private let pieces: [FlatBox]

    private static let edgesPerPiece = 16

    /// A chain over corners whose longitudes are unrolled; one corner alone is an edge without length.
    init(_ corners: [FlatPoint]) {
        let points = corners.count == 1 ? corners + corners : corners
        self.points = points
        var pieces: [FlatBox] = []
        for start in stride(from: 0, to: max(0, points.count - 1), by: Self.edgesPerPiece) {
            var box = FlatBox.empty
            for point in points[start...min(start + Self.edgesPerPiece, points.count - 1)] {
                box.include(FlatBox(point, point))
            }
            pieces.append(box)
        }
        self.pieces = pieces
        box = pieces.reduce(into: .empty) { $0.include($1) }
    }

    /// Calls for each edge of the pieces whose box passes.
    @inline(__always)
    private func forEachEdge(where passes: (FlatBox) -> Bool, _ body: (FlatPoint, FlatPoint) -> Void) {
        for (number, box) in pieces.enumerated() where passes(box) {
            let first = number * Self.edgesPerPiece
            for place in first..<min(first + Self.edgesPerPiece, points.count - 1) {
                body(points[place], points[place + 1])
            }
        }
    }

    /// Whether a ray from a point to the east meets an odd number of edges.
    func isOdd(from point: FlatPoint) -> Bool {
        var isOdd = false
        forEachEdge {
            point.y >= $0.south && point.y <= $0.north && point.x <= $0.east
        } _: { a, b in
            guard (a.y > point.y) != (b.y > point.y) else { return }
            if point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y) { isOdd.toggle() }
        }
        return isOdd
    }

    /// Brings the nearest point so far closer where this chain has one that is.
    func approach(_ nearest: inout NearestPoint) {
        var best = nearest
        forEachEdge {
            best.mayBeBeaten(by: $0)
        } _: { a, b in
            best.offer(a, b)
        }
        nearest = best
    }

    /// Calls with the parts of a line, 0 to 1, at which it crosses an edge.
    func crossings(of line: FlatLine, _ body: (Double) -> Void) {
        let way = FlatPoint(x: line.end.x - line.start.x, y: line.end.y - line.start.y)
        forEachEdge {
            $0.isTouched(by: line)
        } _: { a, b in
            let edge = FlatPoint(x: b.x - a.x, y: b.y - a.y)
            let cross = way.x * edge.y - way.y * edge.x
            guard cross != 0 else { return }
            let gap = FlatPoint(x: a.x - line.start.x, y: a.y - line.start.y)
            let along = (gap.x * edge.y - gap.y * edge.x) / cross
            let place = (gap.x * way.y - gap.y * way.x) / cross
            if (0...1).contains(along), (0...1).contains(place) { body(along) }
        }
    }

    /// Calls with each edge whose box, grown by so many degrees, a line touches.
    func edges(near line: FlatLine, x: Double, y: Double, _ body: (FlatPoint, FlatPoint) -> Void) {
        forEachEdge {
            $0.grown(x: x, y: y).isTouched(by: line)
        } _: { a, b in
            if FlatBox(a, b).grown(x: x, y: y).isTouched(by: line) { body(a, b) }
        }
    }
}

/// The search for the point of some edges that lies nearest to a place, in a plane that is true around that place.
struct NearestPoint {
    /// Where the search starts from.
    let origin: FlatPoint
    /// How long a degree of longitude is there, in degrees of latitude.
    let scale: Double
    /// The nearest point found; nil while there is none within the limit.
    private(set) var found: FlatPoint?
    /// The square of the distance to it in degrees of latitude, or of the limit.
    private var square: Double

    /// A search around a place for what lies within so many degrees of latitude.
    init(around origin: FlatPoint, limitDeg: Double) {
        self.origin = origin
        scale = cos(origin.y.radians)
        square = limitDeg * limitDeg
    }

    /// Whether a box reaches nearer than what was found.
    func mayBeBeaten(by box: FlatBox) -> Bool {
        let x = max(0, box.west - origin.x, origin.x - box.east) * scale
        let y = max(0, box.south - origin.y, origin.y - box.north)
        return x * x + y * y < square
    }

    /// Takes the nearest point of an edge where it is nearer than what was found.
    mutating func offer(_ a: FlatPoint, _ b: FlatPoint) {
        let foot = a.toward(b, part: Self.foot(of: origin, a, b, scale: scale))
        let (x, y) = ((foot.x - origin.x) * scale, foot.y - origin.y)
        guard x * x + y * y < square else { return }
        square = x * x + y * y
        found = foot
    }

    /// The part of an edge, 0 to 1, that lies nearest to a point.
    static func foot(of point: FlatPoint, _ a: FlatPoint, _ b: FlatPoint, scale: Double) -> Double {
        let (x, y) = ((b.x - a.x) * scale, b.y - a.y)
        let length = x * x + y * y
        guard length > 0 else { return 0 }
        return max(0, min(1, ((point.x - a.x) * scale * x + (point.y - a.y) * y) / length))
    }
}
