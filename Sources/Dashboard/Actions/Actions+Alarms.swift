import Canvas
import Fleet

extension Action {
    /// What an operator does about alarms.
    static let alarms: [Action] = [
        Action(
            id: .acknowledge, keys: [.character("a")], title: "acknowledge",
            help: "Take notice of the alarm, or of the newest one of the selected device.", group: .alarms,
            hints: [.devices, .alarms, .map], disabledReason: \.acknowledgeProblem, run: { $0.acknowledgeOne() }),
        Action(
            id: .acknowledgeAll, keys: [.character("A")], title: "acknowledge all",
            help: "Take notice of all alarms of the feed but the critical ones, after a question.", group: .alarms,
            hints: [.alarms],
            disabledReason: { state in
                state.readOnlyProblem
                    ?? state.acknowledgeAllProblem
            },
            run: { $0.askAcknowledgeAll() }),
        Action(
            id: .undo, keys: [.character("u")], title: "undo",
            help: "Take the last acknowledgement back, or that of the alarm under the cursor.", group: .alarms,
            hints: [.alarms],
            disabledReason: { $0.readOnlyProblem ?? ($0.undoSubject.isEmpty ? "nothing to undo" : nil) },
            run: { $0.undoAcknowledgement() }),
    ]
}

extension AppState {
    /// Why nothing may be changed; nil when it may.
    var readOnlyProblem: String? {
        if isReadOnly { return "read only: started with --read-only" }
        return past == nil ? nil : "the past cannot be changed: \(keymap.hint(for: .live)) goes back to the present"
    }

    /// The alarm that `a` is about, bound to the instance under the cursor at the keypress.
    fileprivate var acknowledgeSubject: Alarm? {
        if case .alarm = overlays.last { return alarmSubjects.first }
        if focus == .alarms, overlayDevice == nil { return alarmUnderCursor }
        guard let device = overlayDevice ?? deviceUnderCursor?.id else { return nil }
        return shown.alarms.last { $0.device == device && $0.isUnacknowledged }
    }

    /// The device whose details are open, also under a palette or the help.
    var overlayDevice: DeviceID? {
        for overlay in overlays.reversed() {
            switch overlay {
            case .details(let device, _): return device
            case .trips(let view): return view.device
            case .alarm: return nil
            default: continue
            }
        }
        return nil
    }

    /// What `A` is about: all that waits in the feed but what is critical.
    private var bulkSubjects: [Alarm] { feed.filter { $0.isUnacknowledged && $0.priority > 1 } }

    fileprivate var acknowledgeAllProblem: String? {
        guard bulkSubjects.isEmpty else { return nil }
        return feed.contains(where: \.isUnacknowledged)
            ? "critical alarms are acknowledged one by one" : "no alarm is unacknowledged"
    }

    fileprivate var acknowledgeProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        if hasMarked { return nil }
        guard let alarm = acknowledgeSubject else {
            if focus == .alarms, overlayDevice == nil { return "no alarm is selected" }
            let device = overlayDevice ?? deviceUnderCursor?.id
            return device.map { "\(name(of: $0)) has no unacknowledged alarm" } ?? "no device is selected"
        }
        return alarm.isUnacknowledged ? nil : "already acknowledged by \(alarm.acknowledgement?.by ?? "somebody")"
    }

    fileprivate mutating func acknowledgeOne() -> [Effect] {
        if hasMarked {
            let ids = alarmSubjects.filter(\.isUnacknowledged).map(\.id)
            alarmDesk.marked = []
            return acknowledge(ids, words: NumberText.count(ids.count, "alarm"))
        }
        guard let alarm = acknowledgeSubject else { return [] }
        if focus == .alarms, alarm.id == alarmUnderCursor?.id { moveToNextUnacknowledged(after: alarm.id) }
        return acknowledge([alarm.id], words: "\(alarm.traits.title) of \(name(of: alarm.device))")
    }

    fileprivate mutating func askAcknowledgeAll() -> [Effect] {
        let ids = bulkSubjects.map(\.id)
        let critical = feed.count { $0.isUnacknowledged && $0.priority <= 1 }
        let rest = critical > 0 ? " \(critical) critical stay." : ""
        overlays.append(
            .question(
                Question(text: "Acknowledge \(NumberText.count(ids.count, "alarm"))?\(rest)", defaultIsYes: true) {
                    state in
                    _ = state.acknowledge(ids, words: NumberText.count(ids.count, "alarm"))
                    return [.perform(.acknowledgeShown(ids))]
                }))
        return []
    }

    /// Whether `a` is about marked rows.
    private var hasMarked: Bool {
        focus == .alarms && overlays.isEmpty
            && feed.contains { alarmDesk.marked.contains($0.id) && $0.isUnacknowledged }
    }

    private mutating func acknowledge(_ ids: [AlarmID], words: String) -> [Effect] {
        undo.append(ids)
        if undo.count > 100 { undo.removeFirst() }
        say("acknowledged \(words)  (\(keymap.hint(for: .undo)) takes it back)")
        return [.perform(.acknowledge(ids))]
    }

    /// What `u` would take back.
    fileprivate var undoSubject: [AlarmID] {
        if let last = undo.last { return last }
        guard focus == .alarms, let alarm = alarmUnderCursor, !alarm.isUnacknowledged else { return [] }
        return [alarm.id]
    }

    fileprivate mutating func undoAcknowledgement() -> [Effect] {
        let ids = undoSubject
        if undo.last == ids { undo.removeLast() }
        if let first = ids.first { selectedAlarm = first }
        say("\(NumberText.count(ids.count, "alarm")) unacknowledged again")
        return [.perform(.unacknowledge(ids))]
    }

    /// The cursor goes on to the next thing to do, because the acknowledged row is about to sink.
    private mutating func moveToNextUnacknowledged(after id: AlarmID) {
        guard let place = feed.firstIndex(where: { $0.id == id }) else { return }
        let next =
            feed[(place + 1)...].first(where: \.isUnacknowledged) ?? feed[..<place].last(where: \.isUnacknowledged)
        selectedAlarm = next?.id ?? id
    }

    /// What a device is called.
    func name(of id: DeviceID) -> String {
        shown.device(id)?.label ?? id.description
    }
}
