/// A point in degrees on an unrolled earth: `x` is a longitude that may run on beyond 180, `y` a latitude.
struct FlatPoint: Sendable, Hashable {
    var x: Double
    var y: Double

    /// A point.
    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// A coordinate, its longitude taken on the turn of the earth that lies nearest to another longitude.
    init(_ coordinate: Coordinate, near longitude: Double) {
        let turn = coordinate.longitude - longitude
        x = abs(turn) < 180 ? coordinate.longitude : longitude + Coordinate.wrapped(longitude: turn)
        y = coordinate.latitude
    }

    /// The point part of the way to another one, 0 for this one and 1 for that one.
    func toward(_ other: FlatPoint, part: Double) -> FlatPoint {
        FlatPoint(x: x + (other.x - x) * part, y: y + (other.y - y) * part)
    }
}

/// A box in degrees on an unrolled earth.
struct FlatBox: Sendable, Hashable {
    var west, south, east, north: Double

    /// The box around nothing, to which everything can be added.
    static let empty = FlatBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

    /// The box between two corners.
    init(_ a: FlatPoint, _ b: FlatPoint) {
        self.init(west: min(a.x, b.x), south: min(a.y, b.y), east: max(a.x, b.x), north: max(a.y, b.y))
    }

    /// A box by its edges.
    init(west: Double, south: Double, east: Double, north: Double) {
        (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }

    /// Its middle.
    var center: FlatPoint { FlatPoint(x: (west + east) / 2, y: (south + north) / 2) }

    /// Grows so that another box lies in it.
    mutating func include(_ other: FlatBox) {
        west = min(west, other.west)
        south = min(south, other.south)
        east = max(east, other.east)
        north = max(north, other.north)
    }

    /// The box larger by so many degrees on each side.
    func grown(x: Double, y: Double) -> FlatBox {
        FlatBox(west: west - x, south: south - y, east: east + x, north: north + y)
    }

    /// The box on another turn of the earth.
    func shifted(by degrees: Double) -> FlatBox {
        FlatBox(west: west + degrees, south: south, east: east + degrees, north: north)
    }

    /// Whether a point lies in it or on its edge.
    func contains(_ point: FlatPoint) -> Bool {
        point.x >= west && point.x <= east && point.y >= south && point.y <= north
    }

    /// Whether it has a point in common with another.
    func overlaps(_ other: FlatBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// Whether a straight line has a point in common with it.
    func isTouched(by line: FlatLine) -> Bool {
        guard overlaps(line.box) else { return false }
        // The axis across the line is the last one that can part a line from a box.
        let middle = center
        let off = (line.middle.x - middle.x) * line.half.y - (line.middle.y - middle.y) * line.half.x
        return abs(off) <= (east - west) / 2 * abs(line.half.y) + (north - south) / 2 * abs(line.half.x) + 1e-12
    }
}

/// A straight line between two points, with what tests against many boxes need again and again.
struct FlatLine: Sendable {
    let start, end: FlatPoint
    let box: FlatBox
    let middle: FlatPoint
    /// Half the way from start to end.
    let half: FlatPoint

    /// A line.
    init(_ start: FlatPoint, _ end: FlatPoint) {
        (self.start, self.end) = (start, end)
        box = FlatBox(start, end)
        middle = FlatPoint(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
        half = FlatPoint(x: (end.x - start.x) / 2, y: (end.y - start.y) / 2)
    }

    /// The line on another turn of the earth.
    func shifted(by degrees: Double) -> FlatLine {
        FlatLine(FlatPoint(x: start.x + degrees, y: start.y), FlatPoint(x: end.x + degrees, y: end.y))
    }
}
