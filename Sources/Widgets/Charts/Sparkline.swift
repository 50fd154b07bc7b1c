import Canvas

/// The course of a number over time, one column a value.
public struct Sparkline: Sendable {
    /// The values, oldest first; nil where nothing is known.
    public var values: [Double?]
    /// What an empty and a full column stand for; nil takes them from the values, down to 0.
    public var range: ClosedRange<Double>?

    /// A sparkline.
    public init(_ values: [Double?], range: ClosedRange<Double>? = nil) {
        self.values = values
        self.range = range
    }

    /// Draws the newest values in the first row of a rectangle, the last one at its right edge.
    public func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, style: Style = .plain) {
        guard !rect.isEmpty else { return }
        let shown = values.suffix(rect.width)
        for (place, value) in shown.enumerated() {
            let glyph = value.map { glyphs.steps[level($0, steps: glyphs.steps.count)] } ?? .space
            canvas.put(glyph, x: rect.right - shown.count + place, y: rect.y, style: style)
        }
    }

    /// The newest values as a text of so many columns at most.
    public func text(width: Int, glyphs: GlyphSet) -> String {
        Text.string(
            values.suffix(max(0, width)).map { value in
                value.map { glyphs.steps[level($0, steps: glyphs.steps.count)] } ?? .space
            })
    }

    /// The step for a value: 0 for nothing; anything above it shows at least a trace.
    func level(_ value: Double, steps: Int) -> Int {
        let known = values.compactMap { $0 }.filter(\.isFinite)
        let low = range?.lowerBound ?? min(0, known.min() ?? 0)
        let high = range?.upperBound ?? known.max() ?? 0
        guard value.isFinite, high > low, value > low, steps > 1 else { return 0 }
        let fraction = min(1, (value - low) / (high - low))
        return max(1, Int((fraction * Double(steps - 1)).rounded()))
    }
}

/// A part of a whole as a horizontal bar.
public struct Bar: Sendable {
    /// How much is full, from 0 to 1; anything else is cut to that.
    public var fraction: Double

    /// A bar.
    public init(_ fraction: Double) {
        self.fraction = fraction
    }

    /// Draws it in the first row of a rectangle, in steps of an eighth of a column.
    public func draw(
        on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, style: Style = .plain,
        trackStyle: Style = Style(attributes: .dim)
    ) {
        guard !rect.isEmpty, let full = glyphs.partial.last else { return }
        let parts = glyphs.partial.count - 1
        let filled = Int((cut * Double(rect.width * parts)).rounded())
        for column in 0..<rect.width {
            let here = min(parts, max(0, filled - column * parts))
            let glyph = here == parts ? full : here == 0 ? glyphs.barTrack : glyphs.partial[here]
            canvas.put(glyph, x: rect.x + column, y: rect.y, style: here == 0 ? trackStyle : style)
        }
    }

    /// A thin bar as a text of at most so many columns, in steps of half a column, without a track.
    public func thinText(width: Int, glyphs: GlyphSet) -> String {
        let halves = Int((cut * Double(max(0, width) * 2)).rounded())
        let whole = [Glyph](repeating: glyphs.thinBar, count: halves / 2)
        return Text.string(whole + (halves % 2 == 1 ? [glyphs.thinBarEnd] : []))
    }

    private var cut: Double {
        fraction.isFinite ? min(1, max(0, fraction)) : 0
    }
}
