/// A colour of a theme: the terminal's own, or red, green and blue.
public struct Color: Sendable, Hashable {
    /// 0xRRGGBB, or a value above 0xFFFFFF for a colour that the terminal defines.
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

    /// One of the terminal's sixteen colours, whatever it makes of them; nil beyond 0 to 15.
    public init?(ansi index: Int) {
        guard (0...15).contains(index) else { return nil }
        value = 0x0100_0000 | UInt32(index)
    }

    /// 0xRRGGBB, or nil for the terminal's own colour; of the sixteen, what xterm makes of them.
    public var rgb: UInt32? { ansi.map { ColorMap.basic[$0] } ?? (value <= 0xFFFFFF ? value : nil) }

    /// The colour half way to another one; this one where either is the terminal's own business.
    public func mixed(with other: Color) -> Color {
        guard ansi == nil, other.ansi == nil, let mine = rgb, let theirs = other.rgb else { return self }
        // Half of each colour, without the lowest bit of its parts, so that none runs over into the next one.
        return Color(rgb: ((mine & 0xFEFEFE) >> 1) + ((theirs & 0xFEFEFE) >> 1))
    }

    /// The number of one of the terminal's sixteen colours; nil for all others.
    public var ansi: Int? { value & 0xFFFF_FFF0 == 0x0100_0000 ? Int(value & 15) : nil }
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

    /// This style on a ground, with its own colour only where that can be read there: text of the ground else.
    public func legible(on ground: Style) -> Style {
        var style = self
        style.background = nil
        guard let ink = foreground?.rgb, let below = ground.background?.rgb,
            Contrast.ratio(ink, below) >= Contrast.leastOfText
        else {
            style.foreground = nil
            return style
        }
        return style
    }

    /// This style laid over `base`: its colours win where it has any, attributes add up.
    public func over(_ base: Style) -> Style {
        Style(
            foreground: foreground ?? base.foreground, background: background ?? base.background,
            attributes: attributes.union(base.attributes))
    }
}
