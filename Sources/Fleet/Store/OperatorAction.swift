/// What an operator can do to the fleet; the only way from the screen to the store.
public enum OperatorAction: Sendable, Equatable {
    /// Takes notice of alarms.
    case acknowledge([AlarmID])
    /// Takes that back.
    case unacknowledge([AlarmID])
    /// Takes notice of all alarms that are shown; what is critical stays as it is.
    case acknowledgeShown([AlarmID])
    /// Writes something about alarms.
    case note([AlarmID], text: String)
    /// Puts alarms aside until a moment, or until their conditions are over if that is sooner.
    case shelve([AlarmID], until: Timestamp, endsAtClear: Bool, reason: String)
    /// Takes alarms off the shelf.
    case unshelve([AlarmID])
    /// Lets go of latched alarms.
    case reset([AlarmID])
    /// Takes devices, or kinds of alarm on them, out of service.
    case takeOutOfService([AlarmScope], reason: String)
    /// Brings them back.
    case returnToService([AlarmScope])
    /// Corrects the times of a device from now on by minutes east of UTC.
    case correctClock(DeviceID, minutes: Int)
    /// Says which of two places that report with the same identity is the right one: commands go there.
    case choosePeer(DeviceID, PeerAddress)
    /// Lets a tracker in from its next message on that is not in the book.
    case adopt(DeviceID)
    /// Keeps a tracker out that is not in the book.
    case refuse(DeviceID)
    /// Takes back that a tracker was adopted or refused.
    case reconsider(DeviceID)
}

/// What a batch did to the fleet.
public enum FleetChange: Sendable {
    /// A tracker was heard for the first time.
    case deviceAppeared(DeviceID)
    /// Something happened to an alarm.
    case alarm(AlarmTransition)

    /// What happened to an alarm, where this is about one.
    var transition: AlarmTransition? {
        if case .alarm(let transition) = self { transition } else { nil }
    }
}

/// What happens to trackers whose identity nobody has entered.
public enum UnknownPolicy: String, Sendable, CaseIterable {
    /// They are taken in like any other.
    case accept
    /// They are kept out and listed, until an operator adopts or refuses them.
    case quarantine
    /// They are counted and refused.
    case reject

    /// Whether a tracker is let in.
    public func admits(isKnown: Bool) -> Bool {
        isKnown || self == .accept
    }
}
