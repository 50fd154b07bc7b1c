import Canvas

/// Writes stretches of text as links (OSC 8), past ncurses, which knows none.
///
/// The text is on the screen already and is written over itself with cursor and look put back afterwards, so that what
/// ncurses believes about the terminal stays true. Terminals that know no links ignore the rest.
enum LinkPainter {
    /// The links that must be written again for a frame: new ones, those whose text was drawn, and those that are gone.
    static func due(_ canvas: Canvas, after last: Canvas?) -> [CanvasLink] {
        guard let last else { return canvas.links }
        if canvas.links.isEmpty, last.links.isEmpty { return [] }
        let changed = canvas.links.filter { link in
            !last.links.contains(link) || cells(of: link, in: canvas) != cells(of: link, in: last)
        }
        let gone = last.links.filter { link in !canvas.links.contains { $0.rect == link.rect } }
        return gone.map(\.withoutTarget) + changed
    }

    /// What writes a link at its place.
    ///
    /// - Parameters:
    ///   - runs: its text in pieces of one look, each with the sequence that sets the look.
    static func bytes(_ link: CanvasLink, runs: [(look: String, text: String)]) -> [UInt8] {
        var text = "\u{1B}7\u{1B}[\(link.y + 1);\(link.x + 1)H"
        text += "\u{1B}]8;;\(link.target)\u{1B}\\"
        for run in runs { text += run.look + run.text }
        return Array((text + "\u{1B}]8;;\u{1B}\\\u{1B}[m\u{1B}8").utf8)
    }

    /// The cells of a link.
    static func cells(of link: CanvasLink, in canvas: Canvas) -> [Cell] {
        (link.x..<link.x + link.width).map { canvas[$0, link.y] }
    }
}
