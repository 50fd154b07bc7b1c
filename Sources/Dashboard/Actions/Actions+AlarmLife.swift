import Canvas
import Fleet
import Widgets

extension Action {
    /// What an operator does about alarms beside acknowledging them.
    static let alarmLife: [Action] = [
        Action(
            id: .mark, keys: [.character(" "), .character("v")], title: "mark",
            help:
                "Mark the alarm, or take the mark away: the keys for alarms are about all that are marked. Opens a parent.",
            group: .alarms, disabledReason: { $0.focus == .alarms ? $0.noAlarmProblem : "only alarms are marked" },
            run: { $0.markAlarm() }),
        Action(
            id: .note, keys: [.character("n")], title: "note", help: "Write a note about the alarm.", group: .alarms,
            hints: [.alarms], disabledReason: \.changeProblem, run: { $0.askNote() }),
        Action(
            id: .shelve, keys: [.character("s")], title: "shelve",
            help: "Put the alarm aside for a time, with a reason.", group: .alarms, hints: [.alarms],
            disabledReason: \.shelveProblem, run: { $0.askShelving() }),
        Action(
            id: .shelf, keys: [.character("S")], title: "shelf",
            help: "List what is shelved, out of service or hidden by a rule; Enter brings it back.", group: .alarms,
            disabledReason: { $0.shelfRows.isEmpty ? "nothing is shelved, out of service or hidden" : nil },
            run: { $0.showShelf() }),
        Action(
            id: .silence, keys: [.character("m")], title: "silence",
            help: "Keep the bell quiet for two minutes, or until a new alarm; nothing is acknowledged by that.",
            group: .alarms,
            run: { state in
                state.alarmDesk.silentUntil = state.now.adding(milliseconds: AlarmDesk.silenceMilliseconds)
                state.say("silent for 2 minutes, or until a new alarm")
                return []
            }),
        Action(
            id: .reset, keys: [.character("x")], title: "reset",
            help: "Let go of a latched alarm; of one whose tracker never tells its end, after a question.",
            group: .alarms,
            disabledReason: { state in
                state.changeProblem
                    ?? (state.alarmSubjects.contains(where: \.canBeLetGo) ? nil : "only what is latched is reset")
            },
            run: { $0.resetAlarms() }),
        Action(
            id: .outOfService, keys: [.character("o")], title: "out of service",
            help: "Take this kind of alarm on this device out of service, with a reason.", group: .alarms,
            disabledReason: \.changeProblem, run: { $0.askOutOfService() }),
    ]
}

extension AppState {
    /// The alarms that a key is about: those marked, else the one that is open or under the cursor.
    var alarmSubjects: [Alarm] {
        if case .alarm(let id, _) = overlays.last { return shown.alarms.filter { $0.id == id } }
        guard focus == .alarms, overlayDevice == nil else {
            guard let device = overlayDevice ?? deviceUnderCursor?.id else { return [] }
            let open = shown.alarms.filter { $0.device == device && $0.state != .cleared && !$0.state.isHidden }
            return (open.last(where: \.isUnacknowledged) ?? open.last).map { [$0] } ?? []
        }
        let marked = feed.filter { alarmDesk.marked.contains($0.id) }
        return marked.isEmpty ? rowUnderCursor?.alarms ?? [] : marked
    }

    fileprivate var noAlarmProblem: String? {
        alarmSubjects.isEmpty ? "no alarm is selected" : nil
    }

    fileprivate var changeProblem: String? { readOnlyProblem ?? noAlarmProblem }

    fileprivate var shelveProblem: String? {
        if let changeProblem { return changeProblem }
        let subjects = alarmSubjects
        if subjects.count > 1, subjects.allSatisfy(\.isCritical) { return ShelvingProblem.bulk.shownWords }
        return subjects.contains { $0.shelvingProblem == nil } ? nil : subjects.first?.shelvingProblem?.shownWords
    }

    /// What the subjects are called in a question or a message.
    private func words(_ alarms: [Alarm]) -> String {
        guard alarms.count == 1, let alarm = alarms.first else { return NumberText.count(alarms.count, "alarm") }
        return "\(alarm.traits.title) of \(name(of: alarm.device))"
    }

    fileprivate mutating func markAlarm() -> [Effect] {
        if burstUnderCursor != nil {
            fold()
            return []
        }
        guard let alarm = alarmUnderCursor else { return [] }
        if alarmDesk.marked.remove(alarm.id) == nil { alarmDesk.marked.insert(alarm.id) }
        moveSelection(by: 1)
        return []
    }

    private mutating func ask(
        _ label: String, _ hint: String, _ take: @escaping (inout AppState, String) -> TypedAnswer
    ) -> [Effect] {
        overlays.append(.typed(TypedLine(label: label, hint: hint, take: take)))
        return []
    }

    fileprivate mutating func askNote() -> [Effect] {
        let subjects = alarmSubjects
        let (ids, words) = (subjects.map(\.id), words(subjects))
        return ask("note on \(words): ", "what is known, or who sees to it") { state, text in
            guard !text.allSatisfy(\.isWhitespace) else { return .refused("a note needs words") }
            state.alarmDesk.marked = []
            state.say("noted on \(words)")
            return .done([.perform(.note(ids, text: text))])
        }
    }

    // MARK: - The shelf

    fileprivate mutating func askShelving() -> [Effect] {
        let subjects = alarmSubjects.filter { $0.shelvingProblem == nil }
        let able = subjects.count > 1 ? subjects.filter { !$0.isCritical } : subjects
        let longest = able.map(\.longestShelving).min() ?? 0
        let times = ShelfTime.all.filter { ($0.milliseconds ?? 0) <= longest }
        let (ids, words) = (able.map(\.id), words(able))
        overlays.append(
            .choice(
                Choice(title: "Shelve \(words) for", items: times.map(\.words)) { state, place in
                    state.askReason(ids, words, times[place], longest)
                }))
        return []
    }

    private mutating func askReason(
        _ ids: [AlarmID], _ words: String, _ time: ShelfTime, _ longest: Int64
    ) -> [Effect] {
        ask("shelve \(time.words), reason: ", "why, for the next shift") { state, text in
            guard !text.allSatisfy(\.isWhitespace) else { return .refused(ShelvingProblem.noReason.shownWords) }
            let until = state.now.adding(milliseconds: time.milliseconds ?? longest)
            state.alarmDesk.marked = []
            state.say("shelved \(words), \(time.words)")
            return .done([
                .perform(.shelve(ids, until: until, endsAtClear: time.milliseconds == nil, reason: text))
            ])
        }
    }

    /// One line of the shelf and what brings it back.
    struct ShelfRow {
        let words: String
        /// Nil for what comes back only by itself.
        let action: OperatorAction?
    }

    /// What is shelved, then what is out of service, then what a rule hides.
    var shelfRows: [ShelfRow] {
        let shelved = shown.alarms.compactMap { alarm -> ShelfRow? in
            guard alarm.state == .shelved, let shelf = alarm.shelf else { return nil }
            let until = (shelf.endsAtClear ? "until clear, " : "until ") + clock.hourAndMinute(shelf.until)
            return ShelfRow(
                words: "\(words([alarm]))  \(until)  \(shelf.reason) (\(shelf.by))", action: .unshelve([alarm.id]))
        }
        let withdrawn = shown.withdrawals.values.sorted { $0.scope < $1.scope }.map { withdrawal in
            let what = withdrawal.scope.kind?.traits.title ?? "all alarms"
            return ShelfRow(
                words: "\(what) of \(name(of: withdrawal.scope.device))  out of service since "
                    + "\(clock.hourAndMinute(withdrawal.at))  \(withdrawal.reason) (\(withdrawal.by))",
                action: .returnToService([withdrawal.scope]))
        }
        let hidden = shown.alarms.filter { $0.state == .suppressed }.map { alarm in
            let cause = alarm.history.last { $0.change == .suppressed }?.note ?? "a rule"
            return ShelfRow(words: "\(words([alarm]))  hidden by \(cause), until that is over", action: nil)
        }
        return shelved + withdrawn + hidden
    }

    fileprivate mutating func showShelf() -> [Effect] {
        let rows = shelfRows
        var choice = Choice(title: "Shelved and out of service", items: rows.map(\.words)) { state, place in
            if let problem = state.readOnlyProblem {
                state.say(problem)
                return []
            }
            guard let action = rows[place].action else {
                state.say("it comes back by itself")
                return []
            }
            state.say("brought back")
            return [.perform(action)]
        }
        choice.verb = "bring back"
        choice.takes = [.character("u")]
        overlays.append(.choice(choice))
        return []
    }

    // MARK: - Latched, out of service

    fileprivate mutating func resetAlarms() -> [Effect] {
        let latched = alarmSubjects.filter { $0.state == .latched }
        guard latched.isEmpty else { return reset(latched) }
        // Whoever says that it is over has seen to it: that is never the default.
        let lasting = alarmSubjects.filter(\.canBeDeclaredOver)
        let question = "No message told that \(words(lasting)) is over. Is it?"
        overlays.append(
            .question(Question(text: question, defaultIsYes: false) { state in state.reset(lasting) }))
        return []
    }

    private mutating func reset(_ alarms: [Alarm]) -> [Effect] {
        alarmDesk.marked = []
        say("reset \(words(alarms))")
        return [.perform(.reset(alarms.map(\.id)))]
    }

    fileprivate mutating func askOutOfService() -> [Effect] {
        let subjects = alarmSubjects
        let all = Set(subjects.map { AlarmScope(device: $0.device, kind: $0.kind) }).sorted()
        let staying = Set(subjects.filter(\.goesOutOfServiceAlone).map { AlarmScope(device: $0.device, kind: $0.kind) })
        let scopes = all.count > 1 ? all.filter { !staying.contains($0) } : all
        guard !scopes.isEmpty else {
            say("critical alarms go out of service one by one")
            return []
        }
        let going = subjects.filter { scopes.contains(AlarmScope(device: $0.device, kind: $0.kind)) }
        let words = words(going) + (scopes.count < all.count ? " (\(all.count - scopes.count) critical stay)" : "")
        return ask("\(words) out of service, reason: ", "why, and until when") { state, text in
            guard !text.allSatisfy(\.isWhitespace) else { return .refused("this needs a reason") }
            state.alarmDesk.marked = []
            state.say("out of service: \(words)  (\(state.keymap.hint(for: .shelf)) lists and brings back)")
            return .done([.perform(.takeOutOfService(scopes, reason: text))])
        }
    }
}

extension Alarm {
    /// Whether `x` is about it.
    fileprivate var canBeLetGo: Bool { state == .latched || canBeDeclaredOver }
}
