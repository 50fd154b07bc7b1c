import Geo

/// A vertex in steps of the grid of a level, before or after rounding.
struct GridPoint: Hashable {
    /// Steps from 180° W.
    var x: Double
    /// Steps from the northern edge.
    var y: Double

    /// A point of the grid.
    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// A point of the Web Mercator square on a grid of some steps on each side.
    init(_ point: MercatorPoint, size: Double) {
        x = max(0, min(1, point.x)) * size
        y = point.y * size
    }

    /// This point on the next step of the grid.
    var rounded: GridPoint { GridPoint(x: x.rounded(), y: y.rounded()) }

    /// The square of the distance to the straight piece between two points.
    func squaredDistance(toPieceFrom start: GridPoint, to end: GridPoint) -> Double {
        let (wayX, wayY) = (end.x - start.x, end.y - start.y)
        let length = wayX * wayX + wayY * wayY
        let part = length > 0 ? max(0, min(1, ((x - start.x) * wayX + (y - start.y) * wayY) / length)) : 0
        let (dx, dy) = (start.x + part * wayX - x, start.y + part * wayY - y)
        return dx * dx + dy * dy
    }
}

/// The smallest rectangle around some points.
struct GridBox {
    /// The corner towards the north-west.
    var low = GridPoint(x: .infinity, y: .infinity)
    /// The corner towards the south-east.
    var high = GridPoint(x: -.infinity, y: -.infinity)

    /// The rectangle around points.
    init(_ points: [GridPoint]) {
        for point in points {
            low = GridPoint(x: min(low.x, point.x), y: min(low.y, point.y))
            high = GridPoint(x: max(high.x, point.x), y: max(high.y, point.y))
        }
    }

    /// Its longer side.
    var side: Double { max(high.x - low.x, high.y - low.y) }
}
