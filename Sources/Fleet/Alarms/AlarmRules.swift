/// How an alarm sounds.
public enum AlarmSound: String, Sendable, CaseIterable {
    /// It does not.
    case none
    /// The bell rings when it is raised.
    case once
    /// The bell rings again and again, until somebody acknowledges or silences it.
    case repeating

    /// The usual sound of a priority.
    static func usual(priority: Int) -> AlarmSound {
        switch priority {
        case ...1: .repeating
        case 2: .once
        default: .none
        }
    }
}

/// What decides about the life of one kind of alarm on one device; times in milliseconds.
public struct AlarmRule: Sendable, Equatable {
    /// 1 critical to 4 low.
    public var priority: Int
    /// How long a condition has to last before it is raised.
    public var onDelayMilliseconds: Int64
    /// How long after its last occurrence a momentary alarm is over.
    public var offDelayMilliseconds: Int64
    /// Whether it stays until an operator resets it.
    public var latches: Bool
    /// How long after its acknowledgement an alarm that lasts comes back; 0 for never.
    public var ackTimeoutMilliseconds: Int64
    /// How it sounds.
    public var sound: AlarmSound

    /// A rule before anything is declared.
    init() {
        (priority, latches, sound) = (4, false, .none)
        (onDelayMilliseconds, offDelayMilliseconds, ackTimeoutMilliseconds) = (0, 0, 0)
    }

    /// The rule that a kind is declared with.
    init(_ traits: AlarmTraits) {
        priority = traits.priority
        onDelayMilliseconds = Int64(traits.onDelaySeconds) * 1000
        offDelayMilliseconds = Int64(traits.offDelaySeconds) * 1000
        latches = traits.latches
        ackTimeoutMilliseconds = Int64(traits.ackTimeoutSeconds) * 1000
        sound = traits.sound
    }
}

/// What is set about a kind of alarm in the configuration, for a group or a device; whatever is missing is as declared.
public struct AlarmRuleChange: Sendable, Equatable {
    /// 1 critical to 4 low.
    public var priority: Int?
    /// How long a condition has to last before it is raised, in milliseconds.
    public var onDelayMilliseconds: Int64?
    /// How long after its last occurrence a momentary alarm is over, in milliseconds.
    public var offDelayMilliseconds: Int64?
    /// Whether it stays until an operator resets it.
    public var latches: Bool?
    /// How long after its acknowledgement an alarm that lasts comes back, in milliseconds; 0 for never.
    public var ackTimeoutMilliseconds: Int64?
    /// How it sounds.
    public var sound: AlarmSound?
    /// What an operator might do about it.
    public var response: String?

    /// Nothing set.
    public init() {}

    /// The rule of somebody for whom this is set, where it is `rule` for all others.
    ///
    /// Another priority brings its usual sound with it, unless a sound is set too.
    func apply(to rule: AlarmRule) -> AlarmRule {
        var rule = rule
        rule.priority = priority ?? rule.priority
        rule.onDelayMilliseconds = onDelayMilliseconds ?? rule.onDelayMilliseconds
        rule.offDelayMilliseconds = offDelayMilliseconds ?? rule.offDelayMilliseconds
        rule.latches = latches ?? rule.latches
        rule.ackTimeoutMilliseconds = ackTimeoutMilliseconds ?? rule.ackTimeoutMilliseconds
        rule.sound = sound ?? priority.map(AlarmSound.usual) ?? rule.sound
        return rule
    }

    /// What is set for somebody who has this as well as something weaker.
    func lay(over weaker: AlarmRuleChange) -> AlarmRuleChange {
        var whole = weaker
        whole.priority = priority ?? whole.priority
        whole.onDelayMilliseconds = onDelayMilliseconds ?? whole.onDelayMilliseconds
        whole.offDelayMilliseconds = offDelayMilliseconds ?? whole.offDelayMilliseconds
        whole.latches = latches ?? whole.latches
        whole.ackTimeoutMilliseconds = ackTimeoutMilliseconds ?? whole.ackTimeoutMilliseconds
        whole.sound = sound ?? whole.sound
        whole.response = response ?? whole.response
        return whole
    }
}

/// What is set about alarms, by kind.
public struct AlarmRules: Sendable, Equatable {
    /// What is set for each kind of which something is set.
    public var changes: [AlarmKind: AlarmRuleChange] = [:]

    /// Nothing set.
    public init() {}

    /// Whether nothing is set.
    public var isEmpty: Bool { changes.isEmpty }

    /// The rule of a kind.
    ///
    /// - Parameter isTold: whether a tracker told it. What it tells has lasted long enough for the tracker, which may tell
    ///   it only once: of delays only one from the configuration counts.
    public func rule(of kind: AlarmKind, isTold: Bool = false) -> AlarmRule {
        var usual = kind.traits.rule
        if isTold { usual.onDelayMilliseconds = 0 }
        return changes.isEmpty ? usual : changes[kind]?.apply(to: usual) ?? usual
    }

    /// What an operator might do about an alarm of a kind.
    public func response(to kind: AlarmKind) -> String {
        changes[kind]?.response ?? kind.traits.response
    }

    /// What is set for somebody who has this as well as something weaker.
    func lay(over weaker: AlarmRules) -> AlarmRules {
        var whole = weaker
        whole.changes.merge(changes) { $1.lay(over: $0) }
        return whole
    }
}
