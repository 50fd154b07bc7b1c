import Canvas
import Widgets

/// A part of the help: a heading and its lines.
struct HelpSection {
    /// The heading.
    let title: String
    /// Its lines.
    let items: [TextBlock.Item]
    /// Words that are found although they are not shown, for each line; empty for none at all.
    var hidden: [String] = []

    /// What of it has all words that are looked for, the heading counting for each line; nil where nothing does.
    func narrowed(to pattern: String) -> HelpSection? {
        let words = pattern.split(separator: " ")
        guard !words.isEmpty else { return self }
        let found = items.enumerated().filter { place, item in
            let more = hidden.indices.contains(place) ? hidden[place] : ""
            let text = [title, item.text, more].joined(separator: "\n").lowercased()
            return words.allSatisfy { text.contains($0) }
        }.map(\.element)
        return found.isEmpty ? nil : HelpSection(title: title, items: found)
    }
}

extension TextBlock.Item {
    /// Its words, for looking for something in them.
    fileprivate var text: String {
        switch self {
        case .heading(let text), .paragraph(let text, _): text
        case .pair(let key, let value, _, _): key + "\n" + value
        case .blank: ""
        }
    }
}
