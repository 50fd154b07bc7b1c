import Canvas
import Widgets

/// The list of themes at the right side, over a screen that is drawn in the one under the cursor.
enum ThemePanel {
    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .themes = painter.state.overlays.last else { return }
        let state = painter.state
        let body = TextPanels.bodyRoom(in: state)
        let place = body.cutRight(ThemePicker.width(state)).cut
        let look = painter.dialogLook
        let height = min(place.height, state.themes.count + 2)
        let box = Rect(x: place.x, y: place.y, width: place.width, height: height)
        let room = DialogBox(title: "Themes", look: look).draw(
            on: &canvas, in: box, contentWidth: box.width - 4, contentHeight: height - 2, glyphs: painter.glyphs)
        let offset = TableScroll.offset(
            current: 0, selected: state.themeIndex, visible: room.height, count: state.themes.count)
        let list = ListView(
            count: state.themes.count, selected: state.themeIndex, offset: offset, selectedStyle: look.chosen)
        list.draw(on: &canvas, in: room, glyphs: painter.glyphs) { place in
            TableCell(Text.plain(state.themes[place].name))
        }
    }
}
