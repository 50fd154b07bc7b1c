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

    /// Lays the help or the counters on top, or takes them away when they lie there; neither lies there twice.
    mutating func toggleText(_ text: Overlay) {
        let isOnTop = overlays.last?.isSameText(as: text) ?? false
        overlays.removeAll { $0.isSameText(as: text) }
        if !isOnTop { overlays.append(text) }
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
        let last = max(0, TextPanels.lineCount(of: self) - TextPanels.room(in: self).height)
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
    private var coveringView: ActionID? {
        switch overlays.last {
        case .help: .help
        case .listener: .listener
        case .wire: .wire
        case .zones: .zones
        case .groups: .groups
        case .quarantine: .quarantine
        case .figures: .figures
        default: nil
        }
    }

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
    private mutating func remember(choice title: String) {
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

    /// Whether both are the help, both the counters of the listener, or both the list of zones.
    fileprivate func isSameText(as other: Overlay) -> Bool {
        switch (self, other) {
        case (.help, .help), (.listener, .listener), (.zones, .zones): true
        default: false
        }
    }
}
