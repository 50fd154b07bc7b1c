import Canvas
import Widgets

/// The lines at the bottom and under the header: hints or a prompt, the banner, toasts.
enum LinePanels {
    /// The hint bar, or the prompt while a filter is typed.
    static func drawBottom(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        if case .filter(let editor, _) = painter.state.overlays.last {
            drawFilter(editor, painter, on: &canvas, in: rect)
        } else if case .goTo(let editor, let problem) = painter.state.overlays.last {
            drawGoTo(editor, problem, painter, on: &canvas, in: rect)
        } else if case .typed(let line) = painter.state.overlays.last {
            drawTyped(line, painter, on: &canvas, in: rect)
        } else if case .help(let view) = painter.state.overlays.last, view.isTyping {
            let prompt = PromptLine(
                label: "look for ", note: "Enter keeps, Esc shows all", labelStyle: painter.theme.ink(.hintKey),
                textStyle: painter.theme.ink(.prompt), noteStyle: painter.theme.ink(.dim))
            prompt.draw(view.editor, on: &canvas, in: rect, glyphs: painter.glyphs)
        } else {
            drawHints(painter, on: &canvas, in: rect)
        }
    }

    /// What must not be missed.
    static func drawBanner(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        guard let banner = BannerText(painter.state) else {
            return AlarmsPanel.drawLine(painter, on: &canvas, in: rect)
        }
        canvas.fill(rect, style: painter.theme[banner.role])
        canvas.write(
            banner.words(width: rect.width), x: rect.x, y: rect.y, maxWidth: rect.width,
            ellipsis: painter.glyphs.ellipsis)
    }

    private static func drawFilter(_ editor: LineEditor, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let count = "\(state.rows.count)/\(state.shown.devices.count)"
        let fault = state.filter.fault
        let problem = fault?.words
        // What is wrong must be seen even where there is not room for all of it.
        let room = rect.width - TextWidth.columns(of: editor.text) - 4
        let words = problem.map { Text.string(Text.glyphs($0).fitted(to: room, ellipsis: painter.glyphs.ellipsis)) }
        var prompt = PromptLine(
            label: "/", note: words ?? count, labelStyle: painter.theme.ink(.hintKey),
            textStyle: painter.theme.ink(.prompt), noteStyle: painter.theme.ink(problem == nil ? .dim : .warning))
        prompt.mark = fault?.range
        prompt.markStyle = painter.theme.ink(.warning)
        prompt.markStyle.attributes.insert(.underline)
        prompt.draw(editor, on: &canvas, in: rect, glyphs: painter.glyphs)
    }

    private static func drawTyped(_ line: TypedLine, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let taken = TextWidth.columns(of: line.label) + TextWidth.columns(of: line.editor.text) + 4
        let note = Text.glyphs(line.problem ?? line.hint).fitted(
            to: max(0, rect.width - taken), ellipsis: painter.glyphs.ellipsis)
        let prompt = PromptLine(
            label: line.label, note: Text.string(note), labelStyle: painter.theme.ink(.hintKey),
            textStyle: painter.theme.ink(.prompt),
            noteStyle: painter.theme.ink(line.problem == nil ? .dim : .warning))
        prompt.draw(line.editor, on: &canvas, in: rect, glyphs: painter.glyphs)
    }

    private static func drawGoTo(
        _ editor: LineEditor, _ problem: String?, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let room = rect.width - TextWidth.columns(of: editor.text) - 18
        let note = problem ?? "14:02  2026-11-20 14:02  yesterday 9:30  tue 14:00  -2h"
        let words = Text.string(Text.glyphs(note).fitted(to: room, ellipsis: painter.glyphs.ellipsis))
        let prompt = PromptLine(
            label: "go to ", note: words, labelStyle: painter.theme.ink(.hintKey),
            textStyle: painter.theme.ink(.prompt), noteStyle: painter.theme.ink(problem == nil ? .dim : .warning))
        prompt.draw(editor, on: &canvas, in: rect, glyphs: painter.glyphs)
    }

    /// The hints in their places.
    static func hintBar(_ state: AppState) -> HintBar {
        // A short message stands at the end: no hint is cut by it.
        let rect = state.layout.hints
        let taken = state.toast.map { TextWidth.columns(of: $0.text) + 3 } ?? 0
        return HintBar(
            hints(state), from: rect.x + 1, to: rect.right - (taken < rect.width ? taken : 0))
    }

    private static func drawHints(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        for spot in hintBar(painter.state).spots {
            let x = spot.x + canvas.write(spot.key, x: spot.x, y: rect.y, style: painter.theme.ink(.hintKey)) + 1
            canvas.write(spot.words, x: x, y: rect.y, style: painter.theme.ink(.hintText))
        }
    }

    /// Keys and words for what is possible now; the way out comes first in a view.
    private static func hints(_ state: AppState) -> [(key: String, words: String)] {
        let keys = state.keymap
        let back = (keys.hint(for: .back), "back")
        if let pending = state.pendingChord {
            let name = pending.key.shownName
            return keys.continuations(of: pending.key).map { ("\(name) \($0.key.shownName)", Action.of($0.id).title) }
                + [("Esc", "none")]
        }
        let scroll = (keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp), "scroll")
        switch state.overlays.last {
        case .details:
            return [
                back,
                state.past == nil ? (keys.hint(for: .acknowledge), "acknowledge") : (keys.hint(for: .live), "live"),
                scroll, (keys.hint(for: .nextPane), "trips"), (keys.hint(for: .wire), "wire"),
                (keys.hint(for: .copy), "copy"),
            ]
        case .trips:
            let move = keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp)
            return [
                back, (move, "trip"), (keys.hint(for: .nextPane), "overview"), (keys.hint(for: .details), "its way"),
                (keys.hint(for: .help), "help"),
            ]
        case .wire(let view): return wireHints(view, keys)
        case .zones:
            let move = keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp)
            return [back, (keys.hint(for: .details), "on the map"), (move, "zone"), (keys.hint(for: .theme), "theme")]
        case .groups:
            return [
                back, (keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp), "group"),
                (keys.hint(for: .details), "filter by it"),
            ]
        case .figures(let view):
            return [back, (keys.hint(for: .nextPane), view.hours > 24 ? "the last day" : "seven days"), scroll]
        case .quarantine(let view): return QuarantinePanel.hints(view, keys)
        case .help:
            return [back, scroll, (keys.hint(for: .filter), "look for"), (keys.hint(for: .moveToLast), "end")]
        case .listener: return [back, scroll, (keys.hint(for: .moveToLast), "end")]
        // A prompt and a question have keys of their own, which no config changes.
        case .palette: return [("Enter", "do it"), ("Esc", "back"), ("Up Down", "choose")]
        case .question(let question):
            return [("y", "yes"), ("n", "no"), ("Enter", question.defaultIsYes ? "yes" : "no")]
        case .alarm:
            let rows: [ActionID] = [.acknowledge, .note, .shelve, .reset, .outOfService, .wire]
            return [back] + rows.map { (keys.hint(for: $0), Action.of($0).title) }
        case .themes: return [("Enter", "keep"), ("Esc", "back"), (scroll.0, "theme")]
        case .choice(let choice): return [("Enter", choice.verb), ("Esc", "back"), ("Up Down", "choose")]
        case .columns:
            return [
                ("Esc", "as before"), ("Space", "show"), ("< >", "move"), ("+ -", "width"),
                ("a", "field of messages"), ("Enter", "keep"),
            ]
        case .filter, .goTo, .typed, nil: break
        }
        if state.past != nil { return pastHints(keys) }
        let rows = Action.all.filter { $0.hints.contains(state.focus) && $0.disabledReason(state) == nil }
        let hints = rows.sorted { place($0) < place($1) }.map { (keys.hint(for: $0.id), $0.title) }
        // Where one pane fills the screen, nothing else shows that there are more.
        let panes = state.layout.panes.count == 1 && !state.isEnlarged ? [(keys.hint(for: .nextPane), "panes")] : []
        let scrolling = state.focus == .devices && EmptyText.hiddenLines(state) > 0 ? [scroll] : []
        return (scrolling + hints.prefix(2) + panes + hints.dropFirst(2)).filter { !$0.0.isEmpty }
    }

    private static func pastHints(_ keys: Keymap) -> [(key: String, words: String)] {
        let step = keys.hint(for: .pastBack) + " " + keys.hint(for: .pastOn)
        let rows = Action.past.filter(\.isHintInPast).map { (keys.hint(for: $0.id), $0.title) }
        return [(step, "step")] + rows + [
            ("1-9", "pace"), (keys.hint(for: .wider) + " " + keys.hint(for: .narrower), "span"),
            (keys.hint(for: .help), Action.of(.help).title),
        ]
    }

    private static func wireHints(_ view: WireView, _ keys: Keymap) -> [(key: String, words: String)] {
        let isInFields = view.part == .fields
        let move = keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp)
        let other: ActionID = view.device == nil ? .wire : .wireAll
        return [
            (keys.hint(for: .back), "back"), (move, isInFields ? "field" : "message"),
            (keys.hint(for: .copy), "copy"),
            (keys.hint(for: other), view.device == nil ? "this device" : "all devices"),
            (keys.hint(for: .freeze), "freeze"), (keys.hint(for: .nextPane), isInFields ? "messages" : "fields"),
        ]
    }

    /// What to do about alarms leads, the help comes last.
    private static func place(_ action: Action) -> Int {
        if action.id == .help { return 6 }
        return switch action.group {
        case .alarms, .devices: 0
        case .find: 1
        case .map: 2
        case .program, .past, .quarantine: 3
        case .panes: 4
        case .move: 5
        }
    }

    /// A short message at the lower end of an area.
    static func drawToast(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard let toast = painter.state.toast else { return }
        Toast(toast.text, style: painter.theme[.toast]).draw(on: &canvas, in: rect, glyphs: painter.glyphs)
    }
}
