import Canvas
import Foundation
import TOMLKit

/// A theme file: `name`, `[palette]` of named colours, `[roles]` from role to colour and attributes.
enum ThemeFile {
    /// Reads a theme; unknown roles and wrong colours are problems, and the rest counts.
    static func read(_ url: URL, problems: inout [ConfigProblem]) throws(ConfigProblemError) -> Theme {
        let name = url.deletingPathExtension().lastPathComponent
        return try read(try TOMLText(contentsOf: url), name: name, problems: &problems)
    }

    /// Reads a theme from its text; without a name in it, it has this one.
    static func read(
        _ text: TOMLText, name fallback: String, problems: inout [ConfigProblem]
    ) throws(ConfigProblemError) -> Theme {
        let palette = readPalette(text, problems: &problems)
        var assigned: [ThemeRole: Style] = [:]
        let roles = text.table["roles"]?.table ?? TOMLTable()
        for name in roles.keys.sorted() {
            guard let role = ThemeRole(name: name) else {
                problems.append(
                    text.problem(
                        section: "roles", key: name, "unknown role '\(name)'; `fleettop themes --roles` lists them"))
                continue
            }
            guard let value = roles[name], let style = style(value, palette) else {
                problems.append(
                    text.problem(
                        section: "roles", key: name,
                        "'\(name)' must be a palette name, \"#rrggbb\", \"default\" or \"ansi-0\" to \"ansi-15\", or { fg, bg, bold, dim, underline, reverse, blink }"
                    ))
                continue
            }
            assigned[role] = style
        }
        return Theme(name: text.table["name"]?.string ?? fallback, assigned: assigned)
    }

    private static func readPalette(_ text: TOMLText, problems: inout [ConfigProblem]) -> [String: Color] {
        var palette: [String: Color] = [:]
        let table = text.table["palette"]?.table ?? TOMLTable()
        for name in table.keys.sorted() {
            guard let color = table[name]?.string.flatMap(Color.init(hex:)) else {
                problems.append(
                    text.problem(section: "palette", key: name, "'\(name)' is no colour such as \"#5fd787\""))
                continue
            }
            palette[name] = color
        }
        return palette
    }

    /// A colour alone, or a table of colours and attributes.
    private static func style(_ value: any TOMLValueConvertible, _ palette: [String: Color]) -> Style? {
        if let name = value.string { return color(name, palette).map { Style(foreground: $0) } }
        guard let table = value.table else { return nil }
        var style = Style()
        for key in table.keys {
            switch key {
            case "fg", "bg":
                guard let color = table[key]?.string.flatMap({ color($0, palette) }) else { return nil }
                if key == "fg" { style.foreground = color } else { style.background = color }
            case "bold", "dim", "underline", "reverse", "blink":
                guard let isSet = table[key]?.bool else { return nil }
                if isSet { style.attributes.insert(attribute(key)) }
            default: return nil
            }
        }
        return style
    }

    private static func color(_ name: String, _ palette: [String: Color]) -> Color? {
        if name == "default" { return .terminalDefault }
        if name.hasPrefix("ansi-"), let index = Int(name.dropFirst(5)) { return Color(ansi: index) }
        return palette[name] ?? Color(hex: name)
    }

    private static func attribute(_ name: String) -> Attributes {
        switch name {
        case "bold": .bold
        case "dim": .dim
        case "underline": .underline
        case "blink": .blink
        default: .reverse
        }
    }
}
