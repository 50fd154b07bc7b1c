import CNcurses
import Canvas

/// What ncurses needs to know about the look of a cell.
struct CellLook {
    var attributes: attr_t
    var pair: Int32
}

/// Turns styles into attributes and colour pairs, and remembers them.
struct StylePalette {
    /// How many colours are used.
    let depth: ColorDepth
    /// The background of most cells; without colours, any other one is shown in reverse.
    var ordinaryBackground: Color?

    private var looks: [Style: CellLook] = [:]
    private var pairs: [UInt32: Int32] = [:]
    private var indices: [UInt32: Int] = [:]
    private let maximumPairs: Int

    /// The most styles and colours that are remembered.
    private static let maximumEntries = 4096

    init(depth: ColorDepth, terminalPairs: Int) {
        self.depth = depth
        maximumPairs = max(0, min(terminalPairs - 1, Self.maximumEntries))
    }

    /// Forgets every colour pair when three in four are used; true when the whole screen must be painted anew.
    mutating func recycle() -> Bool {
        guard pairs.count * 4 > maximumPairs * 3 else { return false }
        reset_color_pairs()
        pairs.removeAll(keepingCapacity: true)
        looks.removeAll(keepingCapacity: true)
        return true
    }

    /// Forgets how styles look, after ``ordinaryBackground`` changed.
    mutating func forgetLooks() {
        looks.removeAll(keepingCapacity: true)
    }

    /// How a style looks on this terminal.
    mutating func look(_ style: Style) -> CellLook {
        if let known = looks[style] { return known }
        let look =
            depth == .mono ? CellLook(attributes: Self.bits(monochrome(style)), pair: 0) : colored(style)
        if looks.count >= Self.maximumEntries { looks.removeAll(keepingCapacity: true) }
        looks[style] = look
        return look
    }

    /// The sequence that sets the look of a style on this terminal, past ncurses.
    mutating func sequence(_ style: Style) -> String {
        guard depth != .mono else { return Self.sequence(Self.parameters(monochrome(style))) }
        let (attributes, ink, ground) = chosen(style)
        return Self.sequence(
            Self.parameters(attributes) + Self.parameters(ink, base: 30) + Self.parameters(ground, base: 40))
    }

    private static func sequence(_ parameters: [String]) -> String {
        "\u{1B}[" + (["0"] + parameters).joined(separator: ";") + "m"
    }

    /// The parameters of SGR for attributes (ECMA-48).
    private static func parameters(_ attributes: Attributes) -> [String] {
        let rows: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.underline, "4"), (.blink, "5"), (.reverse, "7"),
        ]
        return rows.compactMap { attributes.contains($0.0) ? $0.1 : nil }
    }

    /// The parameters of SGR for one of the terminal's colours; none for its own.
    private static func parameters(_ index: Int, base: Int) -> [String] {
        switch index {
        case ..<0: []
        case 0..<8: [String(base + index)]
        case 8..<16: [String(base + 52 + index)]
        default: [String(base + 8), "5", String(index)]
        }
    }

    private func monochrome(_ style: Style) -> Attributes {
        var attributes = style.attributes
        if let background = style.background, background.rgb != nil, background != ordinaryBackground {
            attributes.formSymmetricDifference(.reverse)
        }
        return attributes
    }

    private mutating func colored(_ style: Style) -> CellLook {
        let (attributes, ink, ground) = chosen(style)
        return CellLook(attributes: Self.bits(attributes), pair: pair(ink, ground))
    }

    /// The attributes of a style and the numbers of its colours, -1 for the terminal's own.
    private mutating func chosen(_ style: Style) -> (attributes: Attributes, ink: Int, ground: Int) {
        var attributes = style.attributes
        let background = groundIndex(style.background)
        var foreground = inkIndex(style.foreground, on: max(0, background))
        if depth == .eight, foreground > 7 {
            attributes.insert(.bold)
            foreground &= 7
        }
        return (attributes, foreground, background)
    }

    /// The number of a ground; -1 for the terminal's own, which is dark wherever a theme relies on it.
    private mutating func groundIndex(_ color: Color?) -> Int {
        if let ansi = color?.ansi { return depth == .eight ? ansi & 7 : ansi }
        guard let rgb = color?.rgb else { return -1 }
        return depth == .palette256 ? nearest(rgb) : ColorMap.ground(rgb, depth: depth)
    }

    /// The number of an ink on a ground; -1 for the terminal's own.
    private mutating func inkIndex(_ color: Color?, on ground: Int) -> Int {
        guard let rgb = color?.rgb else { return -1 }
        if depth == .palette256 { return color?.ansi ?? nearest(rgb) }
        // Where there are eight, dark grey and blue depend on what they stand on.
        if let ansi = color?.ansi, depth == .sixteen || ![4, 8, 12].contains(ansi) { return ansi }
        return ColorMap.ink(rgb, on: ground, depth: depth)
    }

    private mutating func nearest(_ rgb: UInt32) -> Int {
        if let known = indices[rgb] { return known }
        let index = ColorMap.nearest(to: rgb, depth: depth)
        if indices.count >= Self.maximumEntries { indices.removeAll(keepingCapacity: true) }
        indices[rgb] = index
        return index
    }

    private mutating func pair(_ foreground: Int, _ background: Int) -> Int32 {
        if foreground < 0, background < 0 { return 0 }
        let key = UInt32(foreground + 1) << 16 | UInt32(background + 1)
        if let known = pairs[key] { return known }
        guard pairs.count < maximumPairs else { return 0 }
        let pair = max(0, alloc_pair(Int32(foreground), Int32(background)))
        pairs[key] = pair
        return pair
    }

    private static func bits(_ attributes: Attributes) -> attr_t {
        var bits: attr_t = 0
        if attributes.contains(.bold) { bits |= shim_bold }
        if attributes.contains(.dim) { bits |= shim_dim }
        if attributes.contains(.underline) { bits |= shim_underline }
        if attributes.contains(.reverse) { bits |= shim_reverse }
        if attributes.contains(.blink) { bits |= shim_blink }
        return bits
    }
}

extension Canvas {
    /// The background that most cells have; cells in a row that share one are counted in one go.
    var commonBackground: Color? {
        var counts: [Color?: Int] = [:]
        var runStart = 0
        for index in cells.indices
        where index + 1 == cells.count
            || cells[index + 1].style.background != cells[index].style.background
        {
            counts[cells[index].style.background, default: 0] += index + 1 - runStart
            runStart = index + 1
        }
        return counts.max { $0.value < $1.value }?.key ?? nil
    }
}
