import Canvas
import Fleet

extension Action {
    /// The program itself.
    static let program: [Action] = [
        Action(
            id: .freeze, keys: [.character("p")], title: "freeze",
            help: "Hold the screen still, or let it go on; the listener goes on either way.", group: .program,
            disabledReason: { state in
                state.past == nil ? nil : "the past stands still by itself: \(state.keymap.hint(for: .play)) plays it"
            },
            run: { $0.toggleFreeze() }),
        Action(
            id: .past, keys: [.character("r")], title: "past",
            help: "Show the fleet as it was at any moment of the journal, or go back to the present.", group: .program,
            hints: [.devices, .alarms, .map], disabledReason: { $0.past == nil ? $0.noPastProblem : nil },
            run: { $0.togglePast() }),
        Action(
            id: .palette, keys: [.character(":")], title: "palette", help: "Find anything that can be done by typing.",
            group: .program, hints: [.devices, .alarms, .map],
            run: { state in
                state.overlays.append(.palette(Palette()))
                return []
            }),
        Action(
            id: .help, keys: [.character("?"), Key(.function(1))], title: "help",
            help: "Show all keys; / looks for something in them.",
            group: .program, hints: [.devices, .alarms, .map],
            run: { state in
                state.toggle(.help(HelpView()))
                return []
            }),
        Action(
            id: .copy, keys: [.character("y")], title: "copy",
            help: "List what of the device can be copied to the clipboard; again, or Enter, copies the first.",
            group: .program, disabledReason: { $0.copySubject == nil ? "no device is selected" : nil },
            run: { $0.askCopy() }),
        Action(
            id: .theme, keys: [.character("T")], title: "theme",
            help: "Choose a theme; the screen shows each at once. Enter keeps it, Esc goes back.", group: .program,
            disabledReason: { $0.themes.count < 2 ? "no other theme was found" : nil },
            run: { $0.toggleThemePicker() }),
        Action(
            id: .mouse, keys: [.character("%")], title: "mouse",
            help: "Take the mouse, or leave it to the terminal for selecting text.", group: .program,
            run: { state in
                state.mouse.toggle()
                state.say(state.mouse ? "mouse on; Shift-drag selects text" : "mouse off: the terminal selects text")
                return [.setMouse(state.mouse)]
            }),
        Action(
            id: .listener, keys: [.character("L")], title: "listener",
            help: "Show what the listener has taken in, refused, closed and dropped.", group: .program,
            run: { state in
                state.toggle(.listener(offset: 0))
                return []
            }),
        Action(
            id: .zones, keys: [.character("E")], title: "zones",
            help: "List the zones with who is inside; Enter shows one on the map.", group: .program,
            run: { state in
                state.toggle(.zones(ZonesView()))
                return []
            }),
        Action(
            id: .figures, keys: [.character("K")], title: "alarm figures",
            help: "Show how well the alarms serve you: rate, floods, top sources, time to acknowledge.",
            group: .program,
            run: { state in
                state.lay(.figures(FiguresView()))
                return []
            }),
        Action(
            id: .redraw, keys: [.control("l"), Key(.function(5))], title: "redraw", help: "Paint the screen anew.",
            group: .program,
            run: { _ in [.redraw] }),
        Action(
            id: .suspend, keys: [.control("z")], title: "suspend", help: "Go to the shell; fg comes back.",
            group: .program, run: { _ in [.suspend] }),
        Action(
            id: .quit, keys: [.character("q"), Key(.function(10))], title: "quit",
            help: "Close the view or the past, or quit; asks while alarms are unacknowledged.", group: .program,
            run: { $0.closeOrQuit() }),
        Action(
            id: .quitNow, keys: [.control("c")], title: "quit now", help: "Quit without a question.", group: .program,
            run: { _ in [.quit] }),
    ]
}

extension AppState {
    fileprivate mutating func toggleFreeze() -> [Effect] {
        bindCursors()
        frozen = frozen == nil ? FrozenView(snapshot: live, since: now) : nil
        refresh()
        return []
    }

    fileprivate mutating func closeOrQuit() -> [Effect] {
        if !overlays.isEmpty || isEnlarged || past != nil { return perform(.back) }
        let open = live.alarms.count(where: \.isUnacknowledged)
        guard open > 0 else { return [.quit] }
        let words = open == 1 ? "1 alarm is" : "\(open) alarms are"
        overlays.append(
            .question(Question(text: "\(words) unacknowledged. Quit?", defaultIsYes: true) { _ in [.quit] }))
        return []
    }
}
