import Canvas
import Fleet

extension Action {
    /// What an operator does about alarms.
    static let alarms: [Action] = [
        Action(
            id: .acknowledge, keys: [.character("a")], title: "acknowledge",
            help: "Acknowledge the alarm, or the newest one of the selected device.", group: .alarms,
            hints: [.devices, .alarms, .map], disabledReason: \.acknowledgeProblem, run: { $0.acknowledgeOne() }),
        Action(
            id: .acknowledgeAll, keys: [.character("A")], title: "acknowledge all",
            help: "Acknowledge all alarms of the feed but the critical ones, after a question.", group: .alarms,
            hints: [.alarms],
            disabledReason: { state in
                state.readOnlyProblem
                    ?? state.acknowledgeAllProblem
            },
            run: { $0.askAcknowledgeAll() }),
        Action(
            id: .undo, keys: [.character("u")], title: "undo",
            help: "Take the last acknowledgement back, or that of the alarm that is open, marked or under the cursor.",
            group: .alarms,
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
    private var bulkSubjects: [Alarm] { feed.filter { $0.isUnacknowledged && !$0.isCritical } }

    fileprivate var acknowledgeAllProblem: String? {
        guard bulkSubjects.isEmpty else { return nil }
        return feed.contains(where: \.isUnacknowledged)
            ? "critical alarms are acknowledged one by one" : "no alarm is unacknowledged"
    }

    fileprivate var acknowledgeProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        if hasMarked { return nil }
        if let burst = burstUnderCursor { return burst.waiting > 0 ? nil : "all of them are acknowledged already" }
        guard let alarm = acknowledgeSubject else {
            if focus == .alarms, overlayDevice == nil { return "no alarm is selected" }
            let device = overlayDevice ?? deviceUnderCursor?.id
            return device.map { "\(name(of: $0)) has no unacknowledged alarm" } ?? "no device is selected"
        }
        return alarm.isUnacknowledged ? nil : "already acknowledged by \(alarm.acknowledgement?.by ?? "somebody")"
    }

    fileprivate mutating func acknowledgeOne() -> [Effect] {
        if hasMarked {
            return acknowledgeMarked()
        }
        if let burst = burstUnderCursor { return askAcknowledge(burst) }
        guard let alarm = acknowledgeSubject else { return [] }
        if focus == .alarms, alarm.id == alarmUnderCursor?.id { moveToNextUnacknowledged(after: selectedFeedRow) }
        return acknowledge([alarm.id], words: "\(alarm.traits.title) of \(name(of: alarm.device))")
    }

    /// Takes notice of what is marked; of several what is critical stays, because it is looked at one by one.
    private mutating func acknowledgeMarked() -> [Effect] {
        let waiting = alarmSubjects.filter(\.isUnacknowledged)
        guard waiting.count > 1 else { return acknowledge(waiting) }
        let able = waiting.filter { !$0.isCritical }
        let critical = waiting.count - able.count
        guard critical > 0 else { return acknowledge(able) }
        alarmDesk.marked.subtract(able.map(\.id))
        let rest = "\(critical) critical stay: one by one"
        guard !able.isEmpty else {
            say(rest)
            return []
        }
        let effects = acknowledge(able, isDone: false)
        say("acknowledged \(NumberText.count(able.count, "alarm")); \(rest)")
        return effects
    }

    private mutating func acknowledge(_ alarms: [Alarm], isDone: Bool = true) -> [Effect] {
        if isDone { alarmDesk.marked = [] }
        let ids = alarms.map(\.id)
        let effects = acknowledge(ids, words: NumberText.count(ids.count, "alarm"))
        return ids.count > 1 ? [.perform(.acknowledgeShown(ids))] : effects
    }

    /// Asks before it takes notice of what has one cause.
    private mutating func askAcknowledge(_ burst: AlarmBurst) -> [Effect] {
        let ids = burst.members.filter { $0.isUnacknowledged && !$0.isCritical }.map(\.id)
        let words = "\(NumberText.count(ids.count, "alarm")): \(AlarmsPanel.title(burst))"
        overlays.append(
            .question(
                Question(text: "Acknowledge \(words)?", defaultIsYes: true) { state in
                    state.moveToNextUnacknowledged(after: state.selectedFeedRow)
                    _ = state.acknowledge(ids, words: words)
                    return [.perform(.acknowledgeShown(ids))]
                }))
        return []
    }

    fileprivate mutating func askAcknowledgeAll() -> [Effect] {
        let ids = bulkSubjects.map(\.id)
        let critical = feed.count { $0.isUnacknowledged && $0.isCritical }
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
        undo.append(UndoStep(ids: ids, at: now))
        if undo.count > 100 { undo.removeFirst() }
        say("acknowledged \(words)  (\(keymap.hint(for: .undo)) takes it back)")
        return [.perform(.acknowledge(ids))]
    }

    /// What `u` would take back: what is open or marked, else what was acknowledged within the last minute, else what
    /// the cursor stands on.
    fileprivate var undoSubject: [AlarmID] {
        let recent = undo.last.flatMap { now.milliseconds(since: $0.at) < UndoStep.recentMilliseconds ? $0.ids : nil }
        let isBound = if case .alarm = overlays.last { true } else { hasAnyMarked }
        let taken = alarmSubjects.filter { $0.acknowledgement != nil }.map(\.id)
        if isBound { return taken }
        return recent ?? (focus == .alarms && !taken.isEmpty ? taken : undo.last?.ids ?? [])
    }

    /// Whether rows of the feed are marked.
    private var hasAnyMarked: Bool {
        focus == .alarms && overlays.isEmpty && feed.contains { alarmDesk.marked.contains($0.id) }
    }

    fileprivate mutating func undoAcknowledgement() -> [Effect] {
        let ids = undoSubject
        undo.removeAll { $0.ids == ids }
        alarmDesk.marked = []
        if let first = ids.first { selectedAlarm = first }
        let alarm = ids.count == 1 ? shown.alarms.first { $0.id == ids[0] } : nil
        let words = alarm.map { "\($0.traits.title) of \(name(of: $0.device))" } ?? NumberText.count(ids.count, "alarm")
        say("\(words) unacknowledged again")
        return [.perform(.unacknowledge(ids))]
    }

    /// The cursor goes on to the next thing to do, because the acknowledged row is about to sink.
    private mutating func moveToNextUnacknowledged(after place: Int?) {
        guard let place, feedRows.indices.contains(place) else { return }
        let next =
            feedRows[(place + 1)...].first(where: \.isUnacknowledged)
            ?? feedRows[..<place].last(where: \.isUnacknowledged)
        if let next { select(row: next) }
    }

    /// What a device is called.
    func name(of id: DeviceID) -> String {
        shown.device(id)?.label ?? id.description
    }
}
