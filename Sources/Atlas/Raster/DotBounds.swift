/// A rectangle of dots, its last column and row included.
struct DotBounds: Sendable, Hashable {
    /// The leftmost dot.
    var minX: Int
    /// The topmost dot.
    var minY: Int
    /// The rightmost dot.
    var maxX: Int
    /// The lowest dot.
    var maxY: Int

    /// Whether there is no dot in it.
    var isEmpty: Bool { maxX < minX || maxY < minY }

    /// The dots that two rectangles have in common.
    func intersection(_ other: DotBounds) -> DotBounds {
        DotBounds(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }

    /// Whether a box between two corners may have a dot in common with it.
    func touches(_ low: DotPoint, _ high: DotPoint) -> Bool {
        high.x >= Double(minX) && low.x <= Double(maxX + 1) && high.y >= Double(minY) && low.y <= Double(maxY + 1)
    }

    /// The part of a line between two points that lies in the rectangle, or nil when none does (Liang and Barsky).
    func clip(_ start: DotPoint, _ end: DotPoint) -> (DotPoint, DotPoint)? {
        var enter = 0.0
        var leave = 1.0
        let way = DotPoint(x: end.x - start.x, y: end.y - start.y)
        guard Self.narrow(&enter, &leave, way.x, start.x, Double(minX), Double(maxX + 1)),
            Self.narrow(&enter, &leave, way.y, start.y, Double(minY), Double(maxY + 1))
        else { return nil }
        return (
            DotPoint(x: start.x + enter * way.x, y: start.y + enter * way.y),
            DotPoint(x: start.x + leave * way.x, y: start.y + leave * way.y)
        )
    }

    /// Narrows the part of a line to what lies between two limits on one axis; false when nothing is left.
    private static func narrow(
        _ enter: inout Double, _ leave: inout Double, _ way: Double, _ start: Double, _ low: Double, _ high: Double
    ) -> Bool {
        guard way != 0 else { return start >= low && start < high }
        let first = (low - start) / way
        let second = (high - start) / way
        enter = max(enter, min(first, second))
        leave = min(leave, max(first, second))
        return enter <= leave
    }
}

/// A point between dots: dot 0 reaches from 0 to 1.
struct DotPoint: Sendable, Hashable {
    /// Dots to the right.
    var x: Double
    /// Dots down.
    var y: Double
}
