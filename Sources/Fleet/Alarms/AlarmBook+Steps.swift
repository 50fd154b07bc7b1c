extension AlarmBook {
    /// Changes an instance, and keeps count.
    mutating func update(_ place: Int, _ body: (inout Alarm) -> Void) {
        revision &+= 1
        let before = alarms[place].rank
        body(&alarms[place])
        let after = alarms[place].rank
        if before != after {
            ranks[before] -= 1
            ranks[after] += 1
        }
        if let due = alarms[place].due { noteDue(due) }
    }

    /// Lets an event happen to an instance; false where the table has no row for it.
    ///
    /// - Parameter body: what else changes with it.
    @discardableResult
    mutating func happen(
        _ event: AlarmEvent, to place: Int, _ moment: inout Moment, note: String? = nil,
        _ body: (inout Alarm) -> Void = { _ in }
    ) -> Bool {
        let isActive = event.condition ?? alarms[place].isActive
        let from = alarms[place].state
        guard let row = AlarmRow.row(from, event, isActive: isActive, latches: alarms[place].latches) else {
            return false
        }
        let change = AlarmTransition.Change(event, count: alarms[place].count)
        let step = AlarmStep(change: change, state: row.to, at: moment.at, by: moment.by, note: note)
        update(place) { alarm in
            alarm.isActive = isActive
            alarm.enter(row.to, by: event, moment)
            if change != .repeated || row.to != from { alarm.remember(step) }
            body(&alarm)
        }
        moment.changes.append(
            .alarm(
                AlarmTransition(
                    alarm: alarms[place], change: change, at: moment.at, by: moment.by?.user,
                    terminal: moment.by?.terminal, from: from, note: note)))
        return true
    }
}

extension Alarm {
    /// Goes over into a state.
    fileprivate mutating func enter(_ next: AlarmState, by event: AlarmEvent, _ moment: AlarmBook.Moment) {
        state = next
        if next.isUnacknowledged { acknowledgement = nil }
        if event == .acknowledge, let person = moment.by {
            acknowledgement = Acknowledgement(by: person.user, at: moment.at, terminal: person.terminal)
        }
        if next != .shelved { shelf = nil }
        if next != .outOfService { withdrawal = nil }
    }

    /// Remembers a step; of many the first one and the last ones.
    mutating func remember(_ step: AlarmStep) {
        if history.count >= AlarmStep.most { history.remove(at: 1) }
        history.append(step)
    }

    /// Takes another occurrence in.
    mutating func count(_ news: AlarmOccurrence, _ rule: AlarmRule, at now: Timestamp) {
        count += 1
        lastAt = now
        endedAt = nil
        deviceTime = news.deviceTime ?? deviceTime
        coordinate = news.coordinate ?? coordinate
        isLate = isLate && news.isLate
        if news.isHeld { isHeld = true }
        if !news.facts.isEmpty { facts = news.facts }
        priority = min(priority, rule.priority)
        self.rule = rule
    }

    /// A new instance; its number and its state come when it is raised.
    init(_ news: AlarmOccurrence, rule: AlarmRule, at now: Timestamp) {
        self.init(
            id: AlarmID(number: 0), device: news.device, kind: news.kind, priority: rule.priority, code: news.code,
            zone: news.zone, area: news.area, isHeld: news.isHeld, facts: news.facts, raisedAt: now, lastAt: now,
            deviceTime: news.deviceTime, isLate: news.isLate, coordinate: news.coordinate ?? news.near, rule: rule)
    }
}

extension AlarmEvent {
    /// What it says about the condition; nil for nothing.
    var condition: Bool? {
        switch self {
        case .raise, .raiseAgain: true
        case .clear: false
        default: nil
        }
    }
}

extension AlarmTransition.Change {
    /// What an event is called in the record.
    init(_ event: AlarmEvent, count: Int) {
        self =
            switch event {
            case .raise: count > 1 ? .repeated : .raised
            case .raiseAgain: .raisedAgain
            case .worsen: .worsened
            case .clear: .ended
            case .acknowledge: .acknowledged
            case .unacknowledge: .unacknowledged
            case .acknowledgementExpires: .acknowledgementExpired
            case .reset: .reset
            case .shelve: .shelved
            case .unshelve: .unshelved
            case .suppress: .suppressed
            case .unsuppress: .unsuppressed
            case .takeOutOfService: .takenOutOfService
            case .returnToService: .returnedToService
            }
    }
}
