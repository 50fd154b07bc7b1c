/// Why an alarm is more of a nuisance than a help; it is told so and never hidden for it.
public enum AlarmNuisance: String, Sendable, CaseIterable {
    /// It begins and ends again and again.
    case chattering
    /// It was over before anybody could act.
    case fleeting
    /// It has lasted for more than a day.
    case stale

    /// So many begins and ends within a minute are chattering.
    static let chatteringChanges = 3
    /// Within this time they count together, in milliseconds.
    static let chatteringMilliseconds: Int64 = 60_000
    /// It counts as chattering for so long after the last change, in milliseconds.
    static let chatteringLastsMilliseconds: Int64 = 600_000
    /// What is over this soon was over before anybody could act, in milliseconds.
    static let fleetingMilliseconds: Int64 = 10_000
    /// What lasts longer is stale, in milliseconds: a day.
    public static let staleMilliseconds: Int64 = 86_400_000
}

extension Alarm {
    /// Why it is a nuisance at a moment; nil when it is not.
    public func nuisance(at now: Timestamp) -> AlarmNuisance? {
        guard state != .cleared, state != .latched else { return nil }
        if isChattering(at: now) { return .chattering }
        if !isCleared(at: now) {
            return now.milliseconds(since: raisedAt) > AlarmNuisance.staleMilliseconds ? .stale : nil
        }
        guard count == 1, !isMomentary, let endedAt else { return nil }
        let hasActed = history.contains { $0.change == .acknowledged && $0.at <= endedAt }
        return !hasActed && endedAt.milliseconds(since: raisedAt) <= AlarmNuisance.fleetingMilliseconds
            ? .fleeting : nil
    }

    private func isChattering(at now: Timestamp) -> Bool {
        guard history.count >= AlarmNuisance.chatteringChanges else { return false }
        let needed = AlarmNuisance.chatteringChanges - 1
        let recent = now.adding(milliseconds: -AlarmNuisance.chatteringLastsMilliseconds)
        let changes = history.filter { $0.change.isOfCondition && $0.at >= recent }.map(\.at)
        return changes.indices.dropFirst(needed).contains {
            changes[$0].milliseconds(since: changes[$0 - needed]) <= AlarmNuisance.chatteringMilliseconds
        }
    }

    /// What would make it less of a nuisance, in a sentence; nil when it is none.
    public func nuisanceAdvice(at now: Timestamp) -> String? {
        switch nuisance(at: now) {
        case .chattering:
            "begins and ends 3 times a minute or more: lengthen off_delay (now \(rule.offDelayMilliseconds / 1000) s) "
                + "of \(kind.rawValue)" + (kind.traits.isShelvable ? ", or shelve it until it is mended" : "")
        case .fleeting:
            "was over before anybody could act: lengthen on_delay (now \(rule.onDelayMilliseconds / 1000) s) "
                + "of \(kind.rawValue)"
        case .stale:
            "lasts for more than a day: have it mended, shelve it, or take it out of service with the reason"
        case nil: nil
        }
    }
}

extension AlarmTransition.Change {
    /// Whether the condition began or ended by it.
    var isOfCondition: Bool {
        switch self {
        case .raised, .repeated, .raisedAgain, .ended: true
        default: false
        }
    }

    /// Whether it can tell an operator of an alarm; taking an acknowledgement back tells nothing new.
    var canAnnunciate: Bool { self != .unacknowledged && self != .noted }
}
