import Widgets

extension AppState {
    /// Changes the text that is typed on top, by a key or by a paste; nothing where none is typed.
    mutating func edit(_ change: (inout LineEditor) -> Void) {
        switch overlays.last {
        case .filter(var editor, let before):
            change(&editor)
            replaceTop(.filter(editor, before: before))
            if editor.text != filter.text { applyFilter(editor.text) }
        case .typed(var line):
            change(&line.editor)
            line.problem = nil
            replaceTop(.typed(line))
        case .goTo(var editor, _):
            change(&editor)
            replaceTop(.goTo(editor, problem: nil))
        case .help(var view) where view.isTyping:
            change(&view.editor)
            view.offset = 0
            replaceTop(.help(view))
        case .palette(var palette):
            let before = palette.editor.text
            change(&palette.editor)
            if palette.editor.text != before { (palette.selected, palette.recalled) = (0, nil) }
            replaceTop(.palette(palette))
        default: break
        }
    }

    /// Remembers what was chosen from the palette's list, the newest first; what was typed has a memory of its own.
    mutating func remember(choice title: String) {
        guard Palette.isListed(title, in: self) else { return }
        paletteHistory = [title] + paletteHistory.filter { $0 != title }
        paletteHistory = Array(paletteHistory.prefix(Palette.historyCount))
    }

    /// The state below the palette or the help, which tell what can be done there.
    var belowLists: AppState {
        switch overlays.last {
        case .palette, .help:
            var below = self
            below.overlays.removeLast()
            return below
        default: return self
        }
    }
}

extension Overlay {
    /// Whether a line at the bottom takes what is typed.
    var hasPrompt: Bool {
        switch self {
        case .filter, .goTo, .typed: true
        case .help(let view): view.isTyping
        default: false
        }
    }

    /// Whether letters are text, or answers to a question, so that none of them begins a chord.
    var takesText: Bool {
        switch self {
        case .palette, .question, .choice: true
        default: hasPrompt
        }
    }
}
