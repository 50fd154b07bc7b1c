import Canvas

extension Handover {
    /// As plain text for paper, mail and terminals; every line has passed the sanitiser.
    var text: String {
        var lines = ["SHIFT HAND-OVER", Text.plain(head), ""] + counts
        for section in sections {
            lines += ["", "\(section.title.uppercased()) (\(section.entries.count))"]
            if section.entries.isEmpty { lines.append("  none") }
            for entry in section.entries {
                lines.append("  \(Text.plain(entry.line))")
                lines += entry.details.map { "      \(Text.plain($0))" }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As Markdown (CommonMark): everything is escaped, so that nothing from outside becomes a link, an image or HTML.
    var markdown: String {
        var lines = ["# Shift hand-over", "", MarkdownText.escaped(head), ""] + counts.map { "- \($0)" }
        for section in sections {
            lines += ["", "## \(section.title) (\(section.entries.count))", ""]
            if section.entries.isEmpty { lines.append("none") }
            for entry in section.entries {
                lines.append("- [ ] \(MarkdownText.escaped(entry.line))")
                lines += entry.details.map { "  - \(MarkdownText.escaped($0))" }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Text from outside as Markdown shows it, letter by letter.
enum MarkdownText {
    /// What means something within a line in CommonMark or its common extensions: marks, links, HTML, entities,
    /// mentions, formulas, and the parts of addresses that become links by themselves.
    private static let special = Set("\\`*_[]#|<>~&:@.$^".unicodeScalars)

    /// A text in one line, sanitised, with a backslash before each special character (CommonMark 2.4).
    static func escaped(_ text: String) -> String {
        let scalars = Array(Text.plain(text).unicodeScalars)
        var result = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            if special.contains(scalar), !isWithinNumber(scalars, place) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether it is a colon or a point between two digits, which stays readable: `15:12`, `192.0.2.7`.
    private static func isWithinNumber(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        guard scalars[place] == ":" || scalars[place] == ".", place > 0, place + 1 < scalars.count else { return false }
        return [scalars[place - 1], scalars[place + 1]].allSatisfy { ("0"..."9").contains($0) }
    }
}
