import Geo

/// Names one instance of an alarm; higher is newer.
public struct AlarmID: Sendable, Hashable, Comparable {
    /// A number that is never used twice.
    public let number: UInt64

    /// The instance of a number.
    public init(number: UInt64) {
        self.number = number
    }

    /// Whether `lhs` was raised before `rhs`.
    public static func < (lhs: AlarmID, rhs: AlarmID) -> Bool { lhs.number < rhs.number }
}

/// Who acknowledged an alarm, and when.
public struct Acknowledgement: Sendable, Equatable {
    /// The operator's name.
    public let by: String
    /// When, by this machine's clock.
    public let at: Timestamp
    /// At which terminal; empty where that is not known.
    public var terminal = ""
}

/// What an operator has written about an alarm.
public struct AlarmNote: Sendable, Equatable {
    /// What.
    public let text: String
    /// Who.
    public let by: String
    /// When.
    public let at: Timestamp

    /// The longest note or reason, in characters.
    static let longest = 500
    /// How many notes an alarm keeps.
    static let most = 50

    /// A note as it is kept: without blanks around it, not too long; nil where nothing is left.
    static func kept(_ text: String) -> String? {
        let words = text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: " ")
        let start = words.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(start[...end].prefix(longest))
    }
}

/// One step in the life of an alarm, as it is remembered with it.
public struct AlarmStep: Sendable, Equatable {
    /// What happened.
    public var change: AlarmTransition.Change
    /// The state after it.
    public var state: AlarmState
    /// When.
    public var at: Timestamp
    /// Who did it; nil where nobody did.
    public var by: Operator?
    /// The reason or the note.
    public var note: String?

    /// How many steps an alarm remembers: the first and the last ones.
    static let most = 40
}

/// One thing that happened to one device, with the life-cycle an operator gives it.
public struct Alarm: Sendable, Equatable, Identifiable {
    /// The instance.
    public internal(set) var id: AlarmID
    /// Whose alarm it is.
    public let device: DeviceID
    /// What it is about.
    public let kind: AlarmKind
    /// How important that is: 1 critical to 4 low.
    public internal(set) var priority: Int
    /// The tracker's code; hostile text.
    public let code: String?
    /// The number of the tracker's own geofence.
    public let zone: Int?
    /// The zone of ours that it is about.
    public let area: ZoneID?
    /// Whether it lasts until something ends it, because the listener itself watches for the end.
    public internal(set) var isHeld: Bool
    /// What else is known about it.
    public internal(set) var facts: AlarmFacts
    /// When it first arrived.
    public internal(set) var raisedAt: Timestamp
    /// When it arrived last.
    public internal(set) var lastAt: Timestamp
    /// When it happened by the device's clock, where the message said so.
    public internal(set) var deviceTime: Timestamp?
    /// How often it came while it was open.
    public internal(set) var count = 1
    /// Whether it was already old when it arrived.
    public internal(set) var isLate: Bool
    /// Where the device was, as far as known.
    public internal(set) var coordinate: Coordinate?
    /// Where it stands in its life.
    public internal(set) var state = AlarmState.unacknowledged
    /// Whether its condition lasts; goes on also while it is shelved, suppressed or out of service.
    public internal(set) var isActive = true
    /// What decided about it when it came last.
    var rule: AlarmRule
    /// Who has taken notice; nil while nobody has.
    public internal(set) var acknowledgement: Acknowledgement?
    /// When the condition ended; nil while it lasts.
    public internal(set) var endedAt: Timestamp?
    /// Until when and why it is shelved; nil when it is not.
    public internal(set) var shelf: AlarmShelf?
    /// How often it was shelved.
    public internal(set) var shelvings = 0
    /// When it was shelved last.
    public internal(set) var lastShelvedAt: Timestamp?
    /// Why it is out of service; nil when it is not.
    public internal(set) var withdrawal: AlarmWithdrawal?
    /// What operators have written about it, oldest first.
    public internal(set) var notes: [AlarmNote] = []
    /// What happened to it, oldest first; occurrences that are only counted leave no step.
    public internal(set) var history: [AlarmStep] = []

    /// The first alarm of the burst that it belongs to: the same kind on many devices within a minute; nil for none.
    public internal(set) var burst: AlarmID?
    /// Whether it was the first of several alarms of its device within a minute.
    public internal(set) var isFirstOut = false

    /// Whether somebody still has to take notice.
    public var isUnacknowledged: Bool { state.isUnacknowledged }

    /// Whether it is of the first priority, which nothing done to many at once may touch.
    public var isCritical: Bool { priority <= 1 }

    /// Whether it goes out of service alone, because nobody would hear the next one.
    public var goesOutOfServiceAlone: Bool { isCritical || traits.goesOutOfServiceAlone }

    /// Whether it waits for a reset once it is over and acknowledged.
    public var latches: Bool { rule.latches }

    /// How it sounds.
    public var sound: AlarmSound { rule.sound }

    /// What is declared about its kind.
    public var traits: AlarmTraits { kind.traits }

    /// Whether it ends by itself, because nothing tells its end.
    var isMomentary: Bool { !isHeld && traits.isMomentary }

    /// Whether an operator may say that it is over: its tracker told its begin and may never tell its end.
    public var canBeDeclaredOver: Bool { state == .acknowledged && isActive && !isHeld && !traits.isMomentary }

    /// When a momentary alarm is over unless it comes again; nil for any other, and afterwards.
    var endsAt: Timestamp? {
        isActive && isMomentary ? lastAt.adding(milliseconds: rule.offDelayMilliseconds) : nil
    }

    /// Whether the condition is over: ended by a report, or a momentary alarm that has not come again for a while.
    public func isCleared(at now: Timestamp) -> Bool {
        !isActive || endsAt.map { $0 <= now } ?? false
    }

    /// When time alone does something to it next; nil for never.
    var due: Timestamp? {
        guard state != .cleared else { return nil }
        let comesBack = acknowledgement.flatMap { taken in
            state == .acknowledged && rule.ackTimeoutMilliseconds > 0
                ? taken.at.adding(milliseconds: rule.ackTimeoutMilliseconds) : nil
        }
        return [endsAt, comesBack, state == .shelved ? shelf?.until : nil].compactMap { $0 }.min()
    }

    /// Whether an occurrence now is news although somebody has taken notice.
    ///
    /// That keeps a button pressed again and again, and a second power cut, whose end many trackers never tell, from
    /// staying silent behind a row that somebody has dealt with.
    func isNewsAgain(at now: Timestamp) -> Bool {
        if state == .latched { return true }
        guard state == .acknowledged, let acknowledgement else { return false }
        return now.milliseconds(since: acknowledgement.at) >= rule.offDelayMilliseconds
    }

    /// What makes two occurrences the same alarm: device, kind and zone, the tracker's or ours; unknown codes are kinds of their own.
    struct Key: Hashable {
        let device: DeviceID
        let kind: AlarmKind
        var zone: Int?
        var area: ZoneID?
        var code: String?
    }

    /// This alarm's key.
    var key: Key {
        Key(device: device, kind: kind, zone: zone, area: area, code: kind == .other ? code : nil)
    }
}
