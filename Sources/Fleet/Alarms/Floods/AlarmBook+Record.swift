extension AlarmBook {
    /// Counts what an operator was told of, and how quickly it was noticed; the one way into ``record`` and ``gauge``.
    ///
    /// What is hidden as soon as it begins was never told to anybody.
    mutating func keepRecord(of changes: [FleetChange]) {
        for (place, change) in changes.enumerated() {
            guard let transition = change.transition else { continue }
            let alarm = transition.alarm
            if transition.tells {
                let isHidden = changes[(place + 1)...].prefix(2).contains {
                    $0.transition.map { $0.hides(alarm.id) } ?? false
                }
                guard !isHidden else { continue }
                gauge.note(at: transition.at)
                record.note(alarm, at: transition.at)
            } else if transition.change == .acknowledged, let since = alarm.toldAt {
                record.noteNoticed(
                    priority: alarm.priority, after: transition.at.milliseconds(since: since), at: transition.at)
            }
        }
    }
}

extension AlarmTransition {
    /// Whether an operator is told of the alarm by it.
    var tells: Bool {
        alarm.state == .unacknowledged && from != .unacknowledged && change.canAnnunciate
    }

    /// Whether it hides an alarm by a rule or because it is out of service.
    fileprivate func hides(_ id: AlarmID) -> Bool {
        alarm.id == id && (change == .suppressed || change == .takenOutOfService) && by == nil
    }
}

extension Alarm {
    /// Since when an operator knew of it at its last acknowledgement; nil where that had been taken back before.
    fileprivate var toldAt: Timestamp? {
        let before = history.dropLast(history.last?.change == .acknowledged ? 1 : 0)
        let told = before.reversed().prefix { $0.state.isUnacknowledged }.last
        return told.flatMap { $0.change == .unacknowledged ? nil : $0.at }
    }
}
