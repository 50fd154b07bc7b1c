import Fleet

/// How long ago something was, in as few characters as tell it: `8s`, `12m`, `3h`, `5d`.
public enum AgeText {
    /// The age of a moment; a moment still to come reads as now.
    public static func of(_ moment: Timestamp, at now: Timestamp) -> String {
        of(milliseconds: now.milliseconds(since: moment))
    }

    /// A length of time.
    static func of(milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1000)
        switch seconds {
        case ..<60: return "\(seconds)s"
        case ..<3600: return "\(seconds / 60)m"
        case ..<172_800: return "\(seconds / 3600)h"
        default: return "\(seconds / 86_400)d"
        }
    }
}
