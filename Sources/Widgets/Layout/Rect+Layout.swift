import Canvas

extension Rect {
    /// Cuts rows off the top; the cut never exceeds the rectangle.
    public func cutTop(_ rows: Int) -> (cut: Rect, rest: Rect) {
        let rows = min(max(0, rows), height)
        return (Rect(x: x, y: y, width: width, height: rows), inset(top: rows))
    }

    /// Cuts rows off the bottom.
    public func cutBottom(_ rows: Int) -> (cut: Rect, rest: Rect) {
        let rows = min(max(0, rows), height)
        return (Rect(x: x, y: bottom - rows, width: width, height: rows), inset(bottom: rows))
    }

    /// Cuts columns off the left.
    public func cutLeft(_ columns: Int) -> (cut: Rect, rest: Rect) {
        let columns = min(max(0, columns), width)
        return (Rect(x: x, y: y, width: columns, height: height), inset(left: columns))
    }

    /// Cuts columns off the right.
    public func cutRight(_ columns: Int) -> (cut: Rect, rest: Rect) {
        let columns = min(max(0, columns), width)
        return (Rect(x: right - columns, y: y, width: columns, height: height), inset(right: columns))
    }

    /// Splits it into columns from left to right, with `gap` columns between them.
    public func columns(_ shares: [Share], gap: Int = 0) -> [Rect] {
        let sizes = Share.deal(width - gap * max(0, shares.count - 1), among: shares)
        var left = x
        return sizes.map { size in
            defer { left += size + gap }
            return Rect(x: left, y: y, width: size, height: height).intersection(self)
        }
    }

    /// A rectangle of at most this size in the middle.
    public func centered(width: Int, height: Int) -> Rect {
        let width = min(max(0, width), self.width)
        let height = min(max(0, height), self.height)
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
