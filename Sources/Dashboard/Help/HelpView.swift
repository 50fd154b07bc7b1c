import Canvas
import Widgets

/// The help, from a line on, and what is looked for in it.
struct HelpView {
    /// The first line in sight.
    var offset = 0
    /// What is looked for.
    var editor = LineEditor()
    /// Whether it is being typed.
    var isTyping = false

    /// What is looked for, in lower case; empty for everything.
    var pattern: String { editor.text.lowercased() }
}

extension AppState {
    /// What a key does in the help; nil lets the actions have it.
    mutating func take(_ key: Key, inHelp view: HelpView) -> [Effect]? {
        var view = view
        if view.isTyping {
            switch key.code {
            case .enter: view.isTyping = false
            case .escape: view = HelpView()
            case .up, .down, .pageUp, .pageDown: return scrollHelp(key, view)
            default:
                edit { $0.handle(key) }
                return []
            }
            replaceTop(.help(view))
            return []
        }
        switch keymap.action(for: key) {
        case .filter:
            view.isTyping = true
            replaceTop(.help(view))
            return []
        case .back where !view.pattern.isEmpty:
            replaceTop(.help(HelpView()))
            return []
        default: return scrollHelp(key, view)
        }
    }

    private mutating func scrollHelp(_ key: Key, _ view: HelpView) -> [Effect]? {
        takeInText(key, offset: view.offset) { offset in
            var moved = view
            moved.offset = offset
            return .help(moved)
        }
    }
}
