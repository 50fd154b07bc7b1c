import Fleet

/// What a step in the life of an alarm does to its escalation.
enum EscalationEffect: Equatable {
    /// It begins, or begins anew.
    case begins
    /// Somebody has taken notice, or keeps the alarm away for a while: nobody more is told.
    case stops
    /// The condition is over.
    case ends
    /// None.
    case nothing

    /// The effect of a step from one state to another.
    init(_ change: AlarmTransition.Change, from: AlarmState, to: AlarmState) {
        let effect = Self.usual(change, from: from)
        // What is hidden asks nobody for anything, whatever has brought it there.
        self = effect == .begins && !to.isUnacknowledged ? (to.isHidden ? .stops : .nothing) : effect
    }

    /// The effect of a step.
    init(_ step: AlarmTransition) {
        self.init(step.change, from: step.from, to: step.alarm.state)
    }

    /// What a change does where nothing hides the alarm; no default, so that a new one has to be thought of.
    private static func usual(_ change: AlarmTransition.Change, from: AlarmState) -> EscalationEffect {
        switch change {
        case .raised, .raisedAgain, .worsened, .unacknowledged, .acknowledgementExpired: .begins
        case .unshelved, .unsuppressed, .returnedToService: .begins
        // Only counted, unless it was over in the meantime.
        case .repeated: from == .returned ? .begins : .nothing
        case .acknowledged, .shelved, .suppressed, .takenOutOfService, .reset: .stops
        case .ended: .ends
        case .noted: .nothing
        }
    }
}

extension Alarm {
    /// When the escalation of a rule that concerns it began that goes on now, as far as the alarm remembers; nil while
    /// none does.
    func escalationStart(under rule: EscalationRule) -> Timestamp? {
        guard isUnacknowledged else { return nil }
        guard !history.isEmpty else { return rule.stopsAtEnd && endedAt != nil ? nil : raisedAt }
        // How important it was before it became worse is not remembered: better told once more than not at all.
        let mayBeNew = !rule.priorities.isEmpty && !rule.priorities.isSuperset(of: Set(priority...max(priority, 4)))
        var start: Timestamp?
        var before = AlarmState.cleared
        for step in history {
            switch EscalationEffect(step.change, from: before, to: step.state) {
            case .begins where rule.stopsAtEnd && step.state == .returned: break
            case .begins: start = step.change == .worsened && mayBeNew ? step.at : start ?? step.at
            case .stops: start = nil
            case .ends: if rule.stopsAtEnd { start = nil }
            case .nothing: break
            }
            before = step.state
        }
        return start
    }
}
