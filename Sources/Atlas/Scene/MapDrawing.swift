/// With which characters the map is drawn.
public enum MapDrawing: String, Sendable, Hashable, CaseIterable {
    /// Braille patterns, 2 by 4 dots a cell, and other signs of Unicode.
    case braille
    /// Quarters of a cell, for fonts without Braille.
    case quadrants
    /// Upper and lower halves of a cell, which nearly every font has.
    case halves
    /// ASCII characters only, for terminals that have no more.
    case ascii

    /// What a person reads.
    public var title: String {
        switch self {
        case .braille: "Braille"
        case .quadrants: "quadrants"
        case .halves: "half blocks"
        case .ascii: "ASCII"
        }
    }

    /// The one after it; the first one follows the last.
    public var next: MapDrawing {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
