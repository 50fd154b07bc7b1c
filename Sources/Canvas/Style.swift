/// A colour of a theme: the terminal's own, or red, green and blue.
public struct Color: Sendable, Hashable {
    /// 0xRRGGBB, or a value above 0xFFFFFF for the terminal's own colour.
    private let value: UInt32

    /// The terminal's own foreground or background.
    public static let terminalDefault = Color(value: 0xFFFF_FFFF)

    private init(value: UInt32) {
        self.value = value
    }

    /// A colour from 0xRRGGBB; higher bits are ignored.
    public init(rgb: UInt32) {
        value = rgb & 0xFFFFFF
    }

    /// A colour from `#rrggbb` or `rrggbb`; nil for anything else.
    public init?(hex: String) {
        let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let rgb = UInt32(digits, radix: 16) else {
            return nil
        }
        self.init(rgb: rgb)
    }

    /// 0xRRGGBB, or nil for the terminal's own colour.
    public var rgb: UInt32? { value <= 0xFFFFFF ? value : nil }
}

/// Attributes of text beside its colours.
public struct Attributes: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// Attributes from bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Heavier or brighter.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
    /// Blinking, where the theme wants it.
    public static let blink = Attributes(rawValue: 16)
}

/// How a cell looks; a nil colour leaves what lies beneath.
public struct Style: Sendable, Hashable {
    /// The colour of the glyph.
    public var foreground: Color?
    /// The colour behind it.
    public var background: Color?
    /// Bold, dim and so on.
    public var attributes: Attributes

    /// A style; without arguments one that changes nothing.
    public init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The look of a cell nobody has styled.
    public static let plain = Style()

    /// This style laid over `base`: its colours win where it has any, attributes add up.
    public func over(_ base: Style) -> Style {
        Style(
            foreground: foreground ?? base.foreground, background: background ?? base.background,
            attributes: attributes.union(base.attributes))
    }
}
