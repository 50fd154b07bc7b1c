import Glibc

extension GeoArea {
    /// The first and the last part of a straight way, 0 at its start and 1 at its end, that lies inside; nil when the
    /// way keeps out.
    ///
    /// Between the two the way may leave and come back.
    public func passage(from start: Coordinate, to end: Coordinate) -> ClosedRange<Double>? {
        let line = line(from: start, to: end)
        guard flatBox.isTouched(by: line) else { return nil }
        switch parts {
        case .polygons(let polygons): return passage(of: line, through: polygons)
        case .around(let chain, let metres): return Self.passage(of: line, around: chain, metres: metres)
        }
    }

    /// How deep a part of a straight way gets inside, in metres; negative when it stays outside by so much.
    ///
    /// Measured at 17 places of the part, which finds the depth of a figure without bays to a few percent.
    public func depthMetres(from start: Coordinate, to end: Coordinate, within part: ClosedRange<Double>) -> Double {
        let line = line(from: start, to: end)
        let steps = 16
        return (0...steps).map { step in
            let share = part.lowerBound + (part.upperBound - part.lowerBound) * Double(step) / Double(steps)
            return -signedDistanceMetres(to: Coordinate(line.start.toward(line.end, part: share)))
        }.max() ?? -.infinity
    }

    private func line(from start: Coordinate, to end: Coordinate) -> FlatLine {
        let a = flat(start)
        return FlatLine(a, FlatPoint(end, near: a.x))
    }

    private func passage(of line: FlatLine, through polygons: [[EdgeChain]]) -> ClosedRange<Double>? {
        var (first, last) = (Double.infinity, -Double.infinity)
        for ring in polygons.joined() {
            ring.crossings(of: line) { part in
                first = min(first, part)
                last = max(last, part)
            }
        }
        if contains(line.start) { first = 0 }
        if contains(line.end) { last = 1 }
        if last < first { last = first }
        return first.isFinite ? first...last : nil
    }

    private static func passage(
        of line: FlatLine, around chain: EdgeChain, metres: Double
    ) -> ClosedRange<Double>? {
        let (x, y) = degrees(of: metres, around: chain.box)
        var (first, last) = (Double.infinity, -Double.infinity)
        chain.edges(near: line, x: x, y: y) { a, b in
            guard let part = passage(of: line, alongEdge: a, b, radiusDeg: metres / metresPerDegree) else { return }
            first = min(first, part.lowerBound)
            last = max(last, part.upperBound)
        }
        return first.isFinite ? first...last : nil
    }

    /// The distance of a moving point to an edge falls and then rises: the lowest is found by cutting in three, where
    /// it passes the radius by halving.
    private static func passage(
        of line: FlatLine, alongEdge a: FlatPoint, _ b: FlatPoint, radiusDeg: Double
    ) -> ClosedRange<Double>? {
        let scale = cos(((a.y + b.y) / 2).radians)
        func distance(_ part: Double) -> Double {
            let point = line.start.toward(line.end, part: part)
            let foot = a.toward(b, part: NearestPoint.foot(of: point, a, b, scale: scale))
            let (x, y) = ((foot.x - point.x) * scale, foot.y - point.y)
            return (x * x + y * y).squareRoot()
        }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<50 where high - low > 1e-9 {
            let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
            if distance(left) <= distance(right) { high = right } else { low = left }
        }
        let nearest = [0, (low + high) / 2, 1].min { distance($0) < distance($1) } ?? 0
        guard distance(nearest) <= radiusDeg else { return nil }
        func edge(inside: Double, outside: Double) -> Double {
            guard distance(outside) > radiusDeg else { return outside }
            var (inside, outside) = (inside, outside)
            for _ in 0..<40 {
                let middle = (inside + outside) / 2
                if distance(middle) <= radiusDeg { inside = middle } else { outside = middle }
            }
            return inside
        }
        return edge(inside: nearest, outside: 0)...edge(inside: nearest, outside: 1)
    }
}
