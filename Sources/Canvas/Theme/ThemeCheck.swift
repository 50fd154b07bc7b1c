/// What a theme is like to read: the contrast of every pair of ink and ground, and what is lost with fewer colours.
public struct ThemeCheck: Sendable {
    /// A role on what it stands on.
    public struct Pair: Sendable {
        /// The role whose ink it is.
        public let role: ThemeRole
        /// The role whose ground it stands on.
        public let ground: ThemeRole
        /// The ratio it should have at least; nil where none is asked for.
        public let target: Double?
        /// The ratio it has; nil where the terminal decides on both colours.
        public let ratio: Double?

        /// Whether it can be read as it should; what the terminal decides is taken to be readable.
        public var isEnough: Bool {
            guard let target, let ratio else { return true }
            return ratio >= target
        }
    }

    /// A pair that cannot be told apart with so many colours.
    public struct Loss: Sendable, Equatable {
        /// With how many colours: 256 or 16.
        public let colors: Int
        /// The role whose ink it is.
        public let role: ThemeRole
        /// The role whose ground it stands on.
        public let ground: ThemeRole
    }

    /// Every pair of a role and its ground.
    public let pairs: [Pair]
    /// What is lost on lesser terminals.
    public let losses: [Loss]
    /// Roles of a ground of their own that look like ordinary text without colours.
    public let plainInMono: [ThemeRole]

    /// Checks a theme.
    public init(_ theme: Theme) {
        let guess = TerminalGuess(theme)
        let places = ThemeRole.allCases.flatMap { role in role.traits.places.map { (role, $0.ground, $0.use) } }
        pairs = places.map { role, ground, use in
            let colors = Self.colors(theme, role, on: ground)
            let ratio = guess.ratio(colors.ink, colors.ground)
            return Pair(role: role, ground: ground, target: use.target, ratio: ratio)
        }
        losses = [ColorDepth.palette256, .sixteen].flatMap { depth in
            places.compactMap { role, ground, use -> Loss? in
                guard use != .ornament else { return nil }
                let colors = Self.colors(theme, role, on: ground)
                guard guess.isLost(colors.ink, colors.ground, depth: depth) else { return nil }
                return Loss(colors: depth == .sixteen ? 16 : 256, role: role, ground: ground)
            }
        }
        let ordinary = theme[.text]
        plainInMono = [.selection, .banner, .alarm1].filter { role in
            let style = theme[role]
            return style.background == ordinary.background && style.attributes == ordinary.attributes
        }
    }

    /// Whether every pair can be read as it should.
    public var isEnough: Bool { pairs.allSatisfy(\.isEnough) }

    /// The pair with the lowest ratio among those that carry text.
    public var lowest: Pair? {
        pairs.filter { $0.target == ThemeRole.Use.text.target && $0.ratio != nil }
            .min { ($0.ratio ?? 0) < ($1.ratio ?? 0) }
    }

    /// The colours that meet: a role with a ground of its own takes it along, as on the screen.
    private static func colors(
        _ theme: Theme, _ role: ThemeRole, on ground: ThemeRole
    ) -> (ink: Color?, ground: Color?) {
        let style = theme[role]
        let hasOwnGround = style.background != theme[.text].background
        let below = role == ground || hasOwnGround ? style : theme[ground]
        let isReversed = style.attributes.contains(.reverse)
        return isReversed ? (below.background, style.foreground) : (style.foreground, below.background)
    }
}

/// What the terminal's own colours are taken for: white on black, or the other way round where the ink is dark.
private struct TerminalGuess {
    private let foreground: UInt32
    private let background: UInt32

    init(_ theme: Theme) {
        let ink = theme[.text].foreground?.rgb.map(Contrast.luminance)
        let ground = theme[.text].background?.rgb.map(Contrast.luminance)
        let isDark = ground.map { $0 < 0.18 } ?? ink.map { $0 > 0.18 } ?? true
        (foreground, background) = isDark ? (0xFFFFFF, 0x000000) : (0x000000, 0xFFFFFF)
    }

    /// The ratio; nil where both are the terminal's own.
    func ratio(_ ink: Color?, _ ground: Color?) -> Double? {
        let (inkColor, groundColor) = (ink?.rgb, ground?.rgb)
        if inkColor == nil, groundColor == nil { return nil }
        return Contrast.ratio(
            inkColor ?? (ground == ink ? background : foreground), groundColor ?? background)
    }

    /// Whether two colours that differ become one.
    func isLost(_ ink: Color?, _ ground: Color?, depth: ColorDepth) -> Bool {
        guard let ink = ink?.rgb, let ground = ground?.rgb else { return false }
        return ColorMap.nearest(to: ink, depth: depth) == ColorMap.nearest(to: ground, depth: depth)
    }
}
