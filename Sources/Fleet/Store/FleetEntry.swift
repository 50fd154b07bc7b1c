/// Who did something: a person, at a terminal.
public struct Operator: Sendable, Hashable {
    /// The user's name.
    public var user: String
    /// The terminal, such as `pts/3`; empty where there is none.
    public var terminal: String

    /// An operator.
    public init(user: String, terminal: String = "") {
        self.user = user
        self.terminal = terminal
    }
}

/// Why a report was not taken in.
public enum SetAside: String, Sendable, Error, CaseIterable {
    /// Its tracker is not known, and unknown ones are not let in.
    case unknownDevice
    /// There are as many devices as can be kept.
    case noRoom
}

/// What became of an arrival.
public enum Fate: Sendable, Equatable {
    /// It is part of the fleet's state.
    case taken
    /// It was understood, but kept out.
    case setAside(SetAside)
    /// Nothing was understood from it.
    case notUnderstood
    /// The tracker sent it again because an answer was lost: it is answered again and kept once.
    case repetition
}

/// One step in the life of an alarm.
public struct AlarmTransition: Sendable, Equatable {
    /// What happened.
    public enum Change: String, Sendable, CaseIterable {
        case raised, repeated, ended, acknowledged, unacknowledged
        case raisedAgain = "raised again"
        case worsened
        case acknowledgementExpired = "acknowledgement expired"
        case reset, shelved, unshelved, suppressed, unsuppressed, noted
        case takenOutOfService = "taken out of service"
        case returnedToService = "returned to service"
    }

    /// The alarm as it was right after.
    public var alarm: Alarm
    /// What happened to it.
    public var change: Change
    /// When.
    public var at: Timestamp
    /// Who did it; nil where nobody did.
    public var by: String?
    /// At which terminal; nil where nobody did it.
    public var terminal: String?
    /// The state before; the one after it is that of the alarm.
    public var from: AlarmState
    /// The reason or the note.
    public var note: String?

    /// A step with all its parts.
    public init(
        alarm: Alarm, change: Change, at: Timestamp, by: String? = nil, terminal: String? = nil,
        from: AlarmState = .cleared, note: String? = nil
    ) {
        self.alarm = alarm
        self.change = change
        self.at = at
        self.by = by
        self.terminal = terminal
        self.from = from
        self.note = note
    }
}

/// One thing that happened to the fleet, in the order in which it took effect; what a journal keeps.
public struct FleetEntry: Sendable {
    /// What happened.
    public enum Content: Sendable {
        /// Something arrived.
        case arrival(Arrival, Fate)
        /// An operator did something that took effect.
        case action(OperatorAction, Operator)
        /// The listener began to listen.
        case began
        /// The passing of time changed something about these devices, or did what was due to alarms.
        case swept([DeviceID])
    }

    /// Its number, one more than that of the entry before.
    public var sequence: UInt64
    /// When it happened.
    public var at: Timestamp
    /// What happened.
    public var content: Content
    /// What it did to alarms.
    public var transitions: [AlarmTransition]

    /// An entry with all its parts.
    public init(sequence: UInt64, at: Timestamp, content: Content, transitions: [AlarmTransition] = []) {
        self.sequence = sequence
        self.at = at
        self.content = content
        self.transitions = transitions
    }
}

/// Keeps what happens to the fleet.
public protocol FleetRecorder: Sendable {
    /// Takes entries for keeping, in their order.
    ///
    /// Called while the store is locked: it may only put them in a queue.
    ///
    /// - Parameters:
    ///   - isAwaited: whether a tracker waits for an answer until these, and all before them, are safe.
    ///   - committed: to be called once, from any thread: with true when all of them are safe, with false when
    ///     they cannot be kept for the time being.
    func record(_ entries: [FleetEntry], isAwaited: Bool, committed: (@Sendable (_ isKept: Bool) -> Void)?)
}
