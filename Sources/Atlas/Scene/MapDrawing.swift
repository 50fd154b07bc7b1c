/// With which characters the map is drawn.
public enum MapDrawing: Sendable, Hashable {
    /// Braille patterns, 2 by 4 dots a cell, and other signs of Unicode.
    case braille
    /// ASCII characters only, for terminals that have no more.
    case ascii
}
