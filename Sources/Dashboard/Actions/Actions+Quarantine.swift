import Canvas
import Fleet

extension Action {
    /// What an operator decides about trackers that nobody has entered; their keys are in force in that view alone.
    static let quarantine: [Action] = [
        Action(
            id: .adopt, keys: [.character("a")], title: "adopt",
            help: "Let the tracker in, from its next message on.", group: .quarantine,
            disabledReason: \.quarantineProblem,
            run: { $0.decide(OperatorAction.adopt, "is let in from its next message on") }),
        Action(
            id: .refuse, keys: [.character("x")], title: "refuse",
            help: "Keep the tracker out, and off the list of those that wait.", group: .quarantine,
            disabledReason: { state in
                state.quarantineProblem ?? (state.quarantineView?.showsRefused == true ? "it is refused already" : nil)
            },
            run: { $0.decide(OperatorAction.refuse, "is refused") }),
        Action(
            id: .reconsider, keys: [.character("u")], title: "take back",
            help: "Put a refused tracker back on the list of those that wait.", group: .quarantine,
            disabledReason: { state in
                state.quarantineProblem
                    ?? (state.quarantineView?.showsRefused == true
                        ? nil : "only a refusal can be taken back: \(state.keymap.hint(for: .showRefused)) lists them")
            },
            run: { $0.decide(OperatorAction.reconsider, "waits again, from its next message on at the latest") }),
        Action(
            id: .showRefused, keys: [Key(.tab)], title: "refused ones",
            help: "Show those that were refused, or those that wait.", group: .quarantine,
            disabledReason: { $0.quarantineView == nil ? $0.closedQuarantine : nil },
            run: { state in
                guard let view = state.quarantineView else { return [] }
                state.replaceTop(.quarantine(QuarantineView(showsRefused: !view.showsRefused)))
                return []
            }),
    ]
}

extension AppState {
    /// The view of the quarantine, where it lies on top.
    var quarantineView: QuarantineView? {
        if case .quarantine(let view) = overlays.last { view } else { nil }
    }

    fileprivate var closedQuarantine: String { "\(keymap.hint(for: .quarantine)) opens the quarantine first" }

    /// Why nothing can be decided about a tracker; nil when it can.
    fileprivate var quarantineProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        guard let view = quarantineView else { return closedQuarantine }
        return row(of: view, in: lines(of: view)) == nil ? "no tracker is selected" : nil
    }

    /// Decides about the tracker under the cursor, which goes on to the next one.
    fileprivate mutating func decide(_ action: (DeviceID) -> OperatorAction, _ words: String) -> [Effect] {
        guard var view = quarantineView else { return [] }
        let lines = lines(of: view)
        guard let row = row(of: view, in: lines) else { return [] }
        let id = lines[row].id
        view.selected = (row + 1 < lines.count ? lines[row + 1] : row > 0 ? lines[row - 1] : nil)?.id
        replaceTop(.quarantine(view))
        say("\(id) \(words)")
        return [.perform(action(id))]
    }
}
