import Canvas
import Fleet
import Widgets

extension AppState {
    /// Takes an event in and says what the outside has to do; everything else about it shows on the next canvas.
    public mutating func handle(_ event: Event, at now: Timestamp) -> [Effect] {
        take(event, at: now) + askForStreets()
    }

    private mutating func take(_ event: Event, at now: Timestamp) -> [Effect] {
        self.now = now
        if let toast, toast.until <= now { self.toast = nil }
        defer { welcomeIfDue() }
        switch event {
        case .fleet(let snapshot): return take(snapshot)
        case .counters(let counters): self.counters = counters
        case .journal(let health): take(health)
        case .listening(let address): listening = address
        case .problems(let lines):
            problems = lines
            let count = NumberText.count(lines.count, "problem")
            say("\(count) in the files read at the start: \(keymap.hint(for: .listener)) shows them")
        case .filesRead(let words, let lines): takeFiles(words, problems: lines)
        case .notice(let text): say(text)
        case .settings(let change): take(change)
        case .tick:
            rate.note(total: live.totals.reports, at: now)
            if frozen == nil, past == nil { refresh() }
            return giveUpChordIfDue() + (past == nil ? restoreTrail() : continuePast()) + loadTripsIfNeeded()
                + repeatBell()
        case .past(let fleet): return take(fleet)
        case .timeLine(let line): return take(line)
        case .nextAlarm(let moment): return take(nextAlarm: moment)
        case .trips(let answer): take(answer)
        case .streets(let picture): streetDesk.picture = picture
        case .pastFailed(let reason): return takePastFailure(reason)
        case .input(let input):
            let (before, covering) = (toast, overlays.count)
            defer { if overlays.count > covering, toast == before { toast = nil } }
            return take(input)
        }
        return []
    }

    /// What was read again is told; what is wrong stays in the view of the listener.
    private mutating func takeFiles(_ words: String, problems lines: [String]) {
        problems = lines
        say(lines.isEmpty ? words : "\(words)  (\(keymap.hint(for: .listener)) shows what is wrong)")
    }

    /// Shows a short message for a while.
    mutating func say(_ text: String) {
        toast = ToastMessage(text: text, until: now.adding(milliseconds: 4000))
    }

    /// A new state of the fleet; new alarms of weight ring even while the screen is frozen.
    private mutating func take(_ snapshot: FleetSnapshot) -> [Effect] {
        let sound = takeAlarmNews(snapshot)
        live = snapshot
        showAcknowledgementsWhileFrozen()
        rate.note(total: snapshot.totals.reports, at: now)
        if frozen == nil, past == nil { refresh() }
        return sound
    }

    /// Trails are not kept with the fleet: after a start that of the device under the cursor comes from the journal.
    private mutating func restoreTrail() -> [Effect] {
        guard journal != nil, let device = settledDevice, restoredTrails.insert(device.id).inserted else { return [] }
        let capacity = Trail.capacity(devices: live.devices.count)
        return device.trail.points.count < capacity ? [.restoreTrail(device.id)] : []
    }

    /// What operators do shows at once, also on a frozen screen; everything else waits there.
    private mutating func showAcknowledgementsWhileFrozen() {
        guard var view = frozen else { return }
        let current = Dictionary(uniqueKeysWithValues: live.alarms.map { ($0.id, $0) })
        var hasChanged = false
        for index in view.snapshot.alarms.indices {
            guard let alarm = current[view.snapshot.alarms[index].id] else { continue }
            let before = view.snapshot.alarms[index]
            let isTouched =
                alarm.acknowledgement != before.acknowledgement || alarm.notes != before.notes
                || alarm.state.isHidden != before.state.isHidden
            guard isTouched else { continue }
            view.snapshot.alarms[index] = alarm
            hasChanged = true
        }
        guard hasChanged else { return }
        view.snapshot.alarmsRevision = live.alarmsRevision
        frozen = view
        refresh()
    }

    /// Trouble with the journal and its end are told as they happen; the banner stays as long as it lasts.
    private mutating func take(_ health: JournalHealth) {
        if journal?.failure != nil, health.failure == nil { say("the journal is written again") }
        journal = health
    }

    private mutating func take(_ input: InputEvent) -> [Effect] {
        switch input {
        case .key(let key): return takeKey(key)
        case .paste(let text): edit { $0.insert(text) }
        case .mouse(let mouse): return isFocusingClick(mouse) ? [] : take(mouse)
        case .resize(let width, let height):
            size = (width, height)
            refresh()
            return loadTimeLineIfNeeded()
        case .focus(let isGained): focusedSince = isGained ? now : nil
        }
        return []
    }

    /// Whether a press only brings the window to the front, as a person means it who comes from another one.
    private func isFocusingClick(_ mouse: MouseEvent) -> Bool {
        guard mouse.action == .press, let focusedSince else { return false }
        return (0...Self.focusingMilliseconds).contains(now.milliseconds(since: focusedSince))
    }

    /// How long after the window gained the focus a press belongs to that.
    static let focusingMilliseconds: Int64 = 100

    /// On the very first start the help is named once, also where there are devices already; never over anything else.
    private mutating func welcomeIfDue() {
        guard isWelcomeDue, !rows.isEmpty, overlays.isEmpty, toast == nil else { return }
        isWelcomeDue = false
        say(FirstTracker.welcome(keymap))
    }

    /// Keys belong to what lies on top, then to the actions.
    mutating func take(_ key: Key) -> [Effect] {
        if let overlay = overlays.last, let effects = take(key, in: overlay) { return effects }
        if overlays.isEmpty, let view = views.first(where: { $0.key == key }) { return choose(view) }
        let ofTime = past == nil ? nil : keymap.pastAction(for: key)
        guard let action = ofTime ?? keymap.action(for: key) else { return [] }
        return perform(action)
    }

    /// Carries an action out, or says why not.
    mutating func perform(_ id: ActionID) -> [Effect] {
        bindCursors()
        let action = Action.of(id)
        if let reason = action.disabledReason(self) {
            say(reason)
            return []
        }
        return action.run(&self)
    }

    /// Puts another state of the overlay that has the keys in its place.
    mutating func replaceTop(_ overlay: Overlay) {
        guard !overlays.isEmpty else { return }
        overlays[overlays.count - 1] = overlay
    }

    /// Puts a filter in force.
    mutating func applyFilter(_ text: String) {
        filter = FleetFilter(text)
        refreshRows()
        settleCursor()
    }
}
