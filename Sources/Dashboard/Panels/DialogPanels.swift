import Canvas
import Widgets

/// Boxes over the screen: the palette and questions.
enum DialogPanels {
    /// Draws the box that lies on top, if one does.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        switch painter.state.overlays.last {
        case .palette(let palette): drawPalette(palette, painter, on: &canvas)
        case .question(let question): drawQuestion(question, painter, on: &canvas)
        case .choice(let choice):
            let look = painter.dialogLook
            Menu(
                title: choice.title, items: choice.items.map { TableCell($0, style: look.ground) },
                selected: choice.selected, look: look
            ).draw(on: &canvas, in: canvas.bounds.inset(top: 1, bottom: 1), glyphs: painter.glyphs)
        case .columns(let chooser): ColumnsPanel.draw(chooser, painter, on: &canvas)
        default: break
        }
    }

    private static func drawQuestion(_ question: Question, _ painter: Painter, on canvas: inout Canvas) {
        let hint = question.defaultIsYes ? "y or Enter: yes    n or Esc: no" : "y: yes    n, Esc or Enter: no"
        DialogBox(title: "Question", look: painter.dialogLook)
            .draw(lines: [question.text], hint: hint, on: &canvas, in: canvas.bounds, glyphs: painter.glyphs)
    }

    /// So many rows has the palette where the screen has them and there are as many hits; on high screens more.
    private static let leastRows = 16

    /// The columns for what things are called.
    private static func titleWidth(_ matches: [Palette.Item], width: Int) -> Int {
        // Where there is little room, only names that a person has given may take it from the sentences beside them.
        let titles = matches.map(\.title).filter { width >= 100 || $0.hasPrefix(SavedView.titleMark) }
        return min(32, max(18, titles.map { TextWidth.columns(of: $0) }.max() ?? 0))
    }

    private static func drawPalette(_ palette: Palette, _ painter: Painter, on canvas: inout Canvas) {
        let theme = painter.theme
        let matches = palette.matches(in: painter.state)
        let area = canvas.bounds.inset(top: 1, bottom: 1)
        let titleColumns = titleWidth(matches, width: area.width)
        let width = matches.map { item in
            let keys = item.keys.isEmpty ? 0 : TextWidth.columns(of: item.keys) + 2
            return titleColumns + 3 + TextWidth.columns(of: item.disabledReason ?? item.help) + keys
        }.max()
        // The line that is typed at stands still while there are fewer and fewer hits.
        let most = min(area.height - 2, max(leastRows, area.height * 2 / 3))
        let height = max(min(matches.count + 1, most), 1)
        let top = max(0, (area.height - most - 2) / 2)
        let room = DialogBox(title: "Palette", look: painter.dialogLook).draw(
            on: &canvas, in: Rect(x: area.x, y: area.y + top, width: area.width, height: height + 2),
            contentWidth: max(48, width ?? 0), contentHeight: height, glyphs: painter.glyphs)
        let (line, list) = room.cutTop(1)
        let visible = max(0, list.height)
        let offset = TableScroll.offset(current: 0, selected: palette.selected, visible: visible, count: matches.count)
        for (place, item) in matches.dropFirst(offset).prefix(visible).enumerated() {
            let y = list.y + place
            let isChosen = offset + place == palette.selected
            let row = Rect(x: list.x, y: y, width: list.width, height: 1)
            if isChosen { canvas.restyle(row, theme[.selection]) }
            let ink = isChosen ? Style.plain : theme.ink(item.disabledReason == nil ? .text : .dim)
            canvas.write(
                item.title, x: row.x + 1, y: y, maxWidth: titleColumns, style: ink, ellipsis: painter.glyphs.ellipsis)
            let helpX = row.x + titleColumns + 2
            let keyWidth = TextWidth.columns(of: item.keys) + 2
            canvas.write(
                item.disabledReason ?? item.help, x: helpX, y: y, maxWidth: max(0, row.right - helpX - keyWidth),
                style: isChosen ? Style.plain : theme.ink(.dim), ellipsis: painter.glyphs.ellipsis)
            canvas.write(
                item.keys, endingAt: row.right - 1, y: y, maxWidth: keyWidth,
                style: isChosen ? Style.plain : theme.ink(.hintKey))
        }
        let prompt = PromptLine(label: ":", labelStyle: theme.ink(.hintKey), textStyle: theme.ink(.prompt))
        prompt.draw(palette.editor, on: &canvas, in: line, glyphs: painter.glyphs)
    }
}
