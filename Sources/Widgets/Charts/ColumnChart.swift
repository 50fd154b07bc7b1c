import Canvas

/// The course of a number over time in several rows, one column of cells a value, with a line at a limit.
public struct ColumnChart: Sendable {
    /// The values, oldest first; nil where nothing is known.
    public var values: [Double?]
    /// What should not be exceeded.
    public var limit: Double
    /// What is within the limit, what is above it, and the line at it.
    public var style, overStyle, limitStyle: Style

    /// A chart.
    public init(_ values: [Double?], limit: Double, style: Style, overStyle: Style, limitStyle: Style) {
        (self.values, self.limit) = (values, limit)
        (self.style, self.overStyle, self.limitStyle) = (style, overStyle, limitStyle)
    }

    /// What a full column stands for: never less than twice the limit, so that the line keeps its place while all is well.
    public var top: Double { max(limit * 2, values.compactMap { $0 }.filter(\.isFinite).max() ?? 0) }

    /// The row of the limit from the top, in a chart of so many rows.
    public func limitRow(height: Int) -> Int {
        min(max(0, height - 1), height - 1 - Int(limit / top * Double(height)))
    }

    /// Draws it, the newest value at the right edge.
    public func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet) {
        guard !rect.isEmpty, glyphs.steps.count > 1 else { return }
        let line = rect.y + limitRow(height: rect.height)
        canvas.drawRule(x: rect.x, y: line, width: rect.width, glyphs: glyphs, style: limitStyle)
        let shown = values.suffix(rect.width)
        for (place, value) in shown.enumerated() {
            guard let value, value.isFinite, value > 0 else { continue }
            let x = rect.right - shown.count + place
            let ink = value > limit ? overStyle : style
            drawColumn(value, x: x, on: &canvas, in: rect, glyphs: glyphs, style: ink)
        }
    }

    private func drawColumn(
        _ value: Double, x: Int, on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, style: Style
    ) {
        let parts = glyphs.steps.count - 1
        let filled = max(1, Int((min(1, value / top) * Double(rect.height * parts)).rounded()))
        for row in 0..<rect.height {
            let here = min(parts, filled - row * parts)
            guard here > 0 else { return }
            canvas.put(glyphs.steps[here], x: x, y: rect.bottom - 1 - row, style: style)
        }
    }
}
