/// Where edges cross the middles of rows of cells: what fills by counting crossings (even-odd) goes by.
enum RowCrossings {
    /// Calls `body` with each of some rows whose middle an edge crosses, and where, in dots.
    @inline(__always)
    static func of(_ from: DotPoint, _ to: DotPoint, in rows: Range<Int>, _ body: (Int, Double) -> Void) {
        let (high, low) = from.y < to.y ? (from, to) : (to, from)
        // Row r has its middle at 4r + 2; an edge owns the middles from its upper end up to before its lower one.
        let first = max(Double(rows.lowerBound), ((high.y - 2) / 4).rounded(.up))
        let end = min(Double(rows.upperBound), ((low.y - 2) / 4).rounded(.up))
        guard first < end else { return }
        let slope = (low.x - high.x) / (low.y - high.y)
        for row in Int(first)..<Int(end) { body(row, high.x + (Double(row * 4 + 2) - high.y) * slope) }
    }
}
