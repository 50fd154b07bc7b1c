/// Colours and attributes for every role.
public struct Theme: Sendable, Equatable {
    /// The name, as in `--theme dark`.
    public let name: String
    private let styles: [Style]

    /// A theme from what a theme file assigns; roles left out take the style of their fallback.
    ///
    /// - Parameter assigned: styles by role; only colours that are set count, and only text's background is needed.
    public init(name: String, assigned: [ThemeRole: Style]) {
        self.name = name
        let root = (assigned[.text] ?? Style()).over(
            Style(foreground: .terminalDefault, background: .terminalDefault))
        styles = ThemeRole.allCases.map { Self.resolve($0, in: assigned, root: root) }
    }

    /// The style of a role, with both colours set.
    public subscript(role: ThemeRole) -> Style { styles[role.rawValue] }

    /// The style of a role to be drawn over something: without a background, unless the role has one of its own.
    public func ink(_ role: ThemeRole) -> Style {
        var style = self[role]
        if style.background == self[.text].background { style.background = nil }
        return style
    }

    /// Follows the fallbacks until a theme file has said something.
    private static func resolve(_ role: ThemeRole, in assigned: [ThemeRole: Style], root: Style) -> Style {
        if let style = assigned[role] {
            return Style(
                foreground: style.foreground ?? root.foreground, background: style.background ?? root.background,
                attributes: style.attributes)
        }
        guard let fallback = role.traits.fallback else { return root }
        return resolve(fallback, in: assigned, root: root)
    }
}
