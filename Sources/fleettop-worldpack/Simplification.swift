/// Leaves out vertices that a picture would not show (Douglas and Peucker).
enum Simplification {
    /// A line with as few of its vertices as keep it within the tolerance of each of them.
    static func line(_ points: [GridPoint], tolerance: (Int) -> Double) -> [GridPoint] {
        guard points.count > 2 else { return points }
        var kept = [Bool](repeating: false, count: points.count)
        kept[0] = true
        kept[points.count - 1] = true
        keep(points, 0, points.count - 1, tolerance, &kept)
        return points.indices.filter { kept[$0] }.map { points[$0] }
    }

    /// A closed ring, whose last vertex is its first: as a line each way to the vertex farthest from the first.
    static func ring(_ points: [GridPoint], tolerance: (Int) -> Double) -> [GridPoint] {
        guard points.count > 4, let first = points.first else { return points }
        let far = points.indices.max { squared(points[$0], first) < squared(points[$1], first) } ?? 0
        var kept = [Bool](repeating: false, count: points.count)
        for index in [0, far, points.count - 1] { kept[index] = true }
        keep(points, 0, far, tolerance, &kept)
        keep(points, far, points.count - 1, tolerance, &kept)
        return points.indices.filter { kept[$0] }.map { points[$0] }
    }

    private static func squared(_ point: GridPoint, _ other: GridPoint) -> Double {
        (point.x - other.x) * (point.x - other.x) + (point.y - other.y) * (point.y - other.y)
    }

    /// Marks the vertices to keep between two that are kept.
    private static func keep(
        _ points: [GridPoint], _ first: Int, _ last: Int, _ tolerance: (Int) -> Double, _ kept: inout [Bool]
    ) {
        var open = [(first, last)]
        while let (start, end) = open.popLast() {
            guard end - start > 1 else { continue }
            var worst = 1.0
            var farthest: Int?
            for index in start + 1..<end {
                let allowed = tolerance(index)
                let ratio =
                    points[index].squaredDistance(toPieceFrom: points[start], to: points[end]) / (allowed * allowed)
                if ratio > worst { (worst, farthest) = (ratio, index) }
            }
            guard let farthest else { continue }
            kept[farthest] = true
            open.append((start, farthest))
            open.append((farthest, end))
        }
    }
}
