import Fleet

extension StatusReason {
    /// The reason in one sentence, times in the operator's zone.
    public func words(_ clock: LocalClock) -> String {
        switch self {
        case .silent(let milliseconds, let usual):
            let rhythm = usual.map { ", it usually speaks every \(AgeText.of(milliseconds: $0))" } ?? ""
            return "nothing heard for \(AgeText.of(milliseconds: milliseconds))\(rhythm)"
        case .neverAFix: return "heard, but never had a valid fix"
        case .noFixSince(let arrival?):
            return "it talks, but its last live fix came at \(clock.hourAndMinute(arrival))"
        case .noFixSince(nil): return "it talks, but all its fixes were late"
        case .pauses(let since): return "it stands since \(clock.timeOfDay(since)), not long enough to have stopped"
        case .drivesFast: return "fixes in a row were fast enough"
        case .isAway: return "it is away from its last stop"
        case .stands(let since, let fixes, let metres, let ignition):
            let count = NumberText.count(fixes, "fix", plural: "fixes")
            let spread = fixes > 1 ? " within \(max(1, Int(clamping: Int64(metres.rounded(.up))))) m" : ""
            let key = ignition.map { ", ignition \($0 ? "on" : "off")" } ?? ""
            return "\(count)\(spread) since \(clock.hourAndMinute(since))\(key)"
        }
    }
}
