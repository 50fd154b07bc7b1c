extension AlarmBook {
    /// Carries out what an operator did to alarms; returns how many it took effect on, nil where it is about no alarms.
    mutating func perform(_ action: OperatorAction, _ moment: inout Moment) -> Int? {
        switch action {
        case .acknowledge(let ids): each(ids) { $0.happen(.acknowledge, to: $1, &moment) }
        case .acknowledgeShown(let ids):
            // Whatever the screen asks for: what is critical is looked at one by one.
            each(ids) { !$0.alarms[$1].isCritical && $0.happen(.acknowledge, to: $1, &moment) }
        case .unacknowledge(let ids): each(ids) { $0.unacknowledge($1, &moment) }
        case .note(let ids, let text): each(ids) { $0.write(text, at: $1, &moment) }
        case .shelve(let ids, let until, let endsAtClear, let reason):
            each(ids) { book, place in
                if ids.count > 1, book.alarms[place].isCritical { return false }
                return book.shelve(place, until: until, endsAtClear: endsAtClear, reason: reason, &moment)
            }
        case .unshelve(let ids): each(ids) { $0.happen(.unshelve, to: $1, &moment) }
        case .reset(let ids): each(ids) { $0.letGo($1, &moment) }
        case .takeOutOfService(let scopes, let reason):
            scopes.count { withdraw($0, isBulk: scopes.count > 1, reason: reason, &moment) }
        case .returnToService(let scopes): scopes.count { restore($0, &moment) }
        default: nil
        }
    }

    private mutating func each(_ ids: [AlarmID], _ body: (inout AlarmBook, Int) -> Bool) -> Int {
        ids.count { id in places[id].map { body(&self, $0) } ?? false }
    }

    private mutating func unacknowledge(_ place: Int, _ moment: inout Moment) -> Bool {
        // Where a newer instance has been raised since, that one is the open one, and there is only ever one.
        guard latestByKey[alarms[place].key] == alarms[place].id, alarms[place].acknowledgement != nil else {
            return false
        }
        return happen(.unacknowledge, to: place, &moment)
    }

    /// Resets what is latched; what its tracker never tells the end of is over by the operator's word first.
    private mutating func letGo(_ place: Int, _ moment: inout Moment) -> Bool {
        guard alarms[place].canBeDeclaredOver else { return happen(.reset, to: place, &moment) }
        end(place, &moment)
        if alarms[place].state == .latched { happen(.reset, to: place, &moment) }
        return true
    }

    private mutating func write(_ text: String, at place: Int, _ moment: inout Moment) -> Bool {
        guard let text = AlarmNote.kept(text), let person = moment.by else { return false }
        let state = alarms[place].state
        let at = moment.at
        update(place) { alarm in
            if alarm.notes.count >= AlarmNote.most { alarm.notes.removeFirst() }
            alarm.notes.append(AlarmNote(text: text, by: person.user, at: at))
            alarm.remember(AlarmStep(change: .noted, state: state, at: at, by: person, note: text))
        }
        moment.changes.append(
            .alarm(
                AlarmTransition(
                    alarm: alarms[place], change: .noted, at: at, by: person.user, terminal: person.terminal,
                    from: state, note: text)))
        return true
    }

    private mutating func shelve(
        _ place: Int, until: Timestamp, endsAtClear: Bool, reason: String, _ moment: inout Moment
    ) -> Bool {
        let at = moment.at
        guard alarms[place].shelvingProblem(until: until, reason: reason, at: at) == nil,
            let reason = AlarmNote.kept(reason), let person = moment.by
        else { return false }
        return happen(.shelve, to: place, &moment, note: reason) { alarm in
            alarm.shelf = AlarmShelf(
                until: until, endsAtClear: endsAtClear, reason: reason, by: person.user, at: at)
            alarm.shelvings += 1
            alarm.lastShelvedAt = at
        }
    }

    // MARK: - Out of service

    /// Takes a device or a kind on it out of service; with a whole device, what is critical and unacknowledged stays.
    private mutating func withdraw(
        _ scope: AlarmScope, isBulk: Bool, reason: String, _ moment: inout Moment
    ) -> Bool {
        guard withdrawals[scope] == nil, let reason = AlarmNote.kept(reason), let person = moment.by else {
            return false
        }
        // Of many at once nothing may go whose next alarm would be critical: nobody would hear it.
        if isBulk, staysInService(scope) { return false }
        let withdrawal = AlarmWithdrawal(scope: scope, reason: reason, by: person.user, at: moment.at)
        withdrawals[scope] = withdrawal
        for place in alarms.indices where alarms[place].isWithin(scope) {
            let alarm = alarms[place]
            if scope.kind == nil, alarm.isCritical, alarm.isUnacknowledged { continue }
            happen(.takeOutOfService, to: place, &moment, note: reason) { $0.withdrawal = withdrawal }
        }
        return true
    }

    /// Whether a kind on a device is too important to go with others.
    private func staysInService(_ scope: AlarmScope) -> Bool {
        guard let kind = scope.kind else { return false }
        return kind.traits.goesOutOfServiceAlone
            || alarms.contains { $0.isWithin(scope) && $0.isCritical && $0.state != .cleared }
    }

    private mutating func restore(_ scope: AlarmScope, _ moment: inout Moment) -> Bool {
        guard withdrawals.removeValue(forKey: scope) != nil else { return false }
        for place in alarms.indices where alarms[place].isWithin(scope) && alarms[place].state == .outOfService {
            if let other = withdrawal(alarms[place].device, alarms[place].kind) {
                update(place) { $0.withdrawal = other }
            } else {
                happen(.returnToService, to: place, &moment)
            }
        }
        return true
    }
}

extension Alarm {
    fileprivate func isWithin(_ scope: AlarmScope) -> Bool {
        device == scope.device && (scope.kind.map { $0 == kind } ?? true)
    }
}
