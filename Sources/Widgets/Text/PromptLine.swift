import Canvas

/// One line at which a person types: a label, the text, a note at the right.
public struct PromptLine: Sendable {
    /// What stands before the text, such as `/`.
    public var label: String
    /// What stands at the right end, such as `1/6`; left out when there is no room.
    public var note: String
    /// How the label, the text and the note look.
    public var labelStyle, textStyle, noteStyle: Style
    /// The characters of the text that look different, such as those at fault; nil for none.
    public var mark: Range<Int>?
    /// How those look.
    public var markStyle = Style(attributes: .underline)

    /// A prompt.
    public init(
        label: String, note: String = "", labelStyle: Style = Style(attributes: .bold), textStyle: Style = .plain,
        noteStyle: Style = Style(attributes: .dim)
    ) {
        self.label = label
        self.note = note
        self.labelStyle = labelStyle
        self.textStyle = textStyle
        self.noteStyle = noteStyle
    }

    /// Draws it in the first row of a rectangle and puts the cursor there; a long text scrolls with the cursor.
    public func draw(_ editor: LineEditor, on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet) {
        guard !rect.isEmpty else { return }
        var room = rect.cutTop(1).cut
        room = room.cutLeft(canvas.write(label, x: room.x, y: room.y, maxWidth: room.width, style: labelStyle)).rest
        let noteWidth = TextWidth.columns(of: note) + 1
        if !note.isEmpty, room.width >= noteWidth + 10 {
            canvas.write(note, endingAt: room.right, y: room.y, maxWidth: noteWidth, style: noteStyle)
            room = room.cutRight(noteWidth).rest
        }
        drawText(editor, on: &canvas, in: room)
    }

    private func drawText(_ editor: LineEditor, on canvas: inout Canvas, in room: Rect) {
        guard room.width > 0 else { return }
        let before = Text.glyphs(String(editor.characters.prefix(editor.cursor)))
        let after = Text.glyphs(String(editor.characters.dropFirst(editor.cursor)))
        var shown = before[...]
        var columns = TextWidth.columns(of: before)
        while columns > room.width - 1, let first = shown.popFirst() { columns -= Int(first.width) }
        canvas.write(Array(shown) + after, x: room.x, y: room.y, maxWidth: room.width, style: textStyle)
        canvas.cursor = (x: room.x + columns, y: room.y)
        drawMark(editor, on: &canvas, in: room, hidden: TextWidth.columns(of: before) - columns)
    }

    /// Draws the marked characters again; `hidden` columns of the text have scrolled out on the left.
    private func drawMark(_ editor: LineEditor, on canvas: inout Canvas, in room: Rect, hidden: Int) {
        guard let mark = mark?.clamped(to: 0..<editor.characters.count), !mark.isEmpty else { return }
        let before = Text.glyphs(String(editor.characters[..<mark.lowerBound]))
        var marked = Text.glyphs(String(editor.characters[mark]))[...]
        var x = TextWidth.columns(of: before) - hidden
        while x < 0, let first = marked.popFirst() { x += Int(first.width) }
        guard x >= 0, x < room.width else { return }
        canvas.write(Array(marked), x: room.x + x, y: room.y, maxWidth: room.width - x, style: markStyle)
    }
}
