import Canvas
import Fleet
import Widgets

extension AppState {
    /// What a key does in the overlay that has the keys; nil lets the actions have it.
    mutating func take(_ key: Key, in overlay: Overlay) -> [Effect]? {
        if key == .control("c") { return nil }
        switch overlay {
        case .filter(let editor, let before): return takeInFilter(key, editor, before)
        case .palette(let palette): return takeInPalette(key, palette)
        case .help(let view): return take(key, inHelp: view)
        case .listener(let offset): return takeInText(key, offset: offset) { .listener(offset: $0) }
        case .details(let device, let offset):
            if isTabKey(key) { return showTrips(of: device) }
            return takeInText(key, offset: offset) { .details(device, offset: $0) }
        case .trips(let view): return take(key, inTrips: view)
        case .wire(let view): return take(key, inWire: view)
        case .zones(let view): return take(key, inZones: view)
        case .groups(let view): return take(key, inGroups: view)
        case .quarantine(let view): return take(key, inQuarantine: view)
        case .question(let question): return takeInQuestion(key, question)
        case .goTo(let editor, _): return take(key, inGoTo: editor)
        case .alarm(let id, let offset): return takeInText(key, offset: offset) { .alarm(id, offset: $0) }
        case .figures(let view): return take(key, inFigures: view)
        case .typed(let line): return take(key, inLine: line)
        case .choice(let choice): return take(key, inChoice: choice)
        case .themes(let picker): return take(key, inThemes: picker)
        case .columns(let chooser): return take(key, inColumns: chooser)
        }
    }

    /// Whether a key changes between the tabs of the details; in the past the arrows belong to the time line.
    private func isTabKey(_ key: Key) -> Bool {
        switch keymap.action(for: key) {
        case .nextPane, .previousPane: true
        case .moveLeft, .moveRight: past == nil
        default: false
        }
    }

    private mutating func takeInFilter(_ key: Key, _ editor: LineEditor, _ before: FleetFilter) -> [Effect] {
        var editor = editor
        switch key.code {
        case .enter:
            overlays.removeLast()
            displacedDevice = nil
        case .escape:
            overlays.removeLast()
            applyFilter(before.text)
        case .up, .down:
            moveSelection(by: key.code == .up ? -1 : 1)
        default:
            if key.code == .tab { complete(&editor) } else { editor.handle(key) }
            edit { $0 = editor }
        }
        return []
    }

    private mutating func takeInPalette(_ key: Key, _ palette: Palette) -> [Effect] {
        var palette = palette
        switch key.code {
        case .escape:
            overlays.removeLast()
            return []
        case .enter:
            overlays.removeLast()
            remember(paletteLine: palette.editor.text)
            guard let chosen = palette.matches(in: self).dropFirst(palette.selected).first else { return [] }
            remember(choice: chosen.title)
            return chosen.run(&self)
        case .up where palette.recall(older: true, from: paletteLines): break
        case .down where palette.recall(older: false, from: paletteLines): break
        case .up, .backTab: palette.move(by: -1, in: self)
        case .down, .tab: palette.move(by: 1, in: self)
        default:
            if palette.editor.text.isEmpty, key.code == .backspace {
                overlays.removeLast()
                return []
            }
            edit { $0.handle(key) }
            return []
        }
        replaceTop(.palette(palette))
        return []
    }

    /// Scrolling in a text, and leaving it; other keys are actions, as long as they do not move the cursor below.
    mutating func takeInText(_ key: Key, offset: Int, _ make: (Int) -> Overlay) -> [Effect]? {
        let id = keymap.action(for: key)
        switch id {
        case .back, .quit, .details:
            overlays.removeLast()
            return []
        default: break
        }
        guard let id, let step = listStep(id) else { return takeOutside(id) }
        let last = TextPanels.hiddenLines(of: self)
        replaceTop(make(min(max(0, offset + step), last)))
        return []
    }

    /// Keys that do not scroll are actions; those that would change what a view hides wait until it is closed.
    mutating func takeOutside(_ id: ActionID?) -> [Effect]? {
        guard let id, let view = coveringView else { return nil }
        if id == .silence { return perform(.silence) }
        switch Action.of(id).group {
        case .program where id == view: overlays.removeLast()
        case .program, .panes: return nil
        default: say("the view '\(Action.of(view).title)' is open: \(keymap.hint(for: .back)) closes it")
        }
        return []
    }

    /// The action that opened the view over the whole screen; nil while there is none.
    private var coveringView: ActionID? { overlays.last?.kind.opener }

    private mutating func takeInQuestion(_ key: Key, _ question: Question) -> [Effect] {
        switch key {
        case .character("y"), .character("Y"): return answer(question, yes: true)
        case .character("n"), .character("N"), Key(.escape): return answer(question, yes: false)
        case Key(.enter): return answer(question, yes: question.defaultIsYes)
        default: return []
        }
    }

    private mutating func answer(_ question: Question, yes: Bool) -> [Effect] {
        overlays.removeLast()
        return yes ? question.yes(&self) : []
    }
}
