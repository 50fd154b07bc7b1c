import Canvas
import Widgets

/// What every panel draws with: the state, its theme and the widgets' looks made from that theme.
struct Painter {
    let state: AppState
    let theme: Theme

    init(_ state: AppState) {
        self.state = state
        theme = state.theme
    }

    var glyphs: GlyphSet { state.glyphs }

    /// The ink of a bar that nobody has to look at: between the frame and what matters less.
    var quietBar: Style {
        guard let frame = theme[.frame].foreground, let dim = theme[.dim].foreground else { return theme.ink(.frame) }
        return Style(foreground: frame.mixed(with: dim))
    }

    /// The look of pane titles.
    var frameLook: PaneFrame.Look {
        guard state.past == nil else { return pastFrameLook }
        return PaneFrame.Look(
            title: theme.ink(.paneTitle), focusedTitle: theme.ink(.paneTitleFocused), line: theme.ink(.frame),
            focusedLine: theme.ink(.frame), detail: theme.ink(.dim))
    }

    /// The look of pane titles in the past: all of them stand on its colour.
    private var pastFrameLook: PaneFrame.Look {
        let past = theme[.past]
        let strong = Style(foreground: past.foreground, background: past.background, attributes: [.bold])
        return PaneFrame.Look(title: past, focusedTitle: strong, line: past, focusedLine: past, detail: past)
    }

    /// The look of tables.
    var tableLook: Table.Look {
        Table.Look(
            header: theme.ink(.columnTitle), sortedHeader: theme.ink(.columnSorted), selected: theme[.selection],
            unfocusedSelected: theme[.selectionUnfocused], scrollbar: theme.ink(.frame))
    }

    /// The look of boxes over the screen.
    var dialogLook: DialogBox.Look {
        DialogBox.Look(
            ground: theme[.dialog],
            frame: PaneFrame.Look(
                title: theme[.dialogTitle], focusedTitle: theme[.dialogTitle], line: theme.ink(.frame),
                focusedLine: theme.ink(.frame), detail: theme.ink(.dim)),
            hint: theme.ink(.hintText), chosen: theme[.selection])
    }

    /// Draws the title of a part of a view and gives the room below.
    func frame(_ title: String, _ detail: String, isFocused: Bool, on canvas: inout Canvas, in rect: Rect) -> Rect {
        PaneFrame(title: title, detail: detail, isFocused: isFocused, border: .rule, look: frameLook)
            .draw(on: &canvas, in: rect, glyphs: glyphs)
    }

    /// Draws the title of a pane and gives the room below.
    func frame(_ pane: Pane, title: String, detail: String, on canvas: inout Canvas, in rect: Rect) -> Rect {
        frame(
            "\(pane.number) \(title)", detail, isFocused: state.focus == pane && state.overlays.isEmpty, on: &canvas,
            in: rect)
    }
}
