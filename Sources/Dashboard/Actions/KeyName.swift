import Canvas

extension Key {
    /// The names of keys that are no characters, as in the config and on the screen.
    private static let names: [(code: Code, config: String, shown: String)] = [
        (.enter, "enter", "Enter"), (.escape, "esc", "Esc"), (.tab, "tab", "Tab"), (.backTab, "shift-tab", "Shift-Tab"),
        (.backspace, "backspace", "Backspace"), (.delete, "delete", "Del"), (.insert, "insert", "Ins"),
        (.up, "up", "Up"), (.down, "down", "Down"), (.left, "left", "Left"), (.right, "right", "Right"),
        (.home, "home", "Home"), (.end, "end", "End"), (.pageUp, "pgup", "PgUp"), (.pageDown, "pgdn", "PgDn"),
        (.character(" "), "space", "Space"),
    ]

    /// A key from its name in the config: `a`, `A`, `ctrl-u`, `alt-x`, `enter`, `pgdn`, `f1`; nil for anything else.
    public init?(name: String) {
        var rest = Substring(name)
        var control = false
        var alt = false
        while true {
            if rest.lowercased().hasPrefix("ctrl-"), rest.count > 5 {
                control = true
                rest = rest.dropFirst(5)
            } else if rest.lowercased().hasPrefix("alt-"), rest.count > 4 {
                alt = true
                rest = rest.dropFirst(4)
            } else {
                break
            }
        }
        guard let code = Self.code(rest, lowercase: control) else { return nil }
        self.init(code, control: control, alt: alt)
    }

    /// The name on the screen: `a`, `Ctrl-U`, `Enter`, `F1`.
    public var shownName: String {
        let modifiers = (control ? "Ctrl-" : "") + (alt ? "Alt-" : "")
        switch code {
        case .character(let character) where character != " ":
            return modifiers + (control ? character.uppercased() : String(character))
        case .function(let number): return modifiers + "F\(number)"
        default: return modifiers + (Self.names.first { $0.code == code }?.shown ?? "?")
        }
    }

    private static func code(_ name: Substring, lowercase: Bool) -> Code? {
        if name.count == 1, let character = name.first {
            return .character(lowercase ? Character(character.lowercased()) : character)
        }
        let lower = name.lowercased()
        if let known = names.first(where: { $0.config == lower }) { return known.code }
        if lower.hasPrefix("f"), let number = (1...12).first(where: { "f\($0)" == lower }) {
            return .function(number)
        }
        return nil
    }
}
