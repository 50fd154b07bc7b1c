/// Where an alarm stands in its life, after ISA-18.2 and IEC 62682; the raw value is the word a person reads.
public enum AlarmState: String, Sendable, CaseIterable {
    /// The condition lasts, and nobody has taken notice.
    case unacknowledged
    /// The condition lasts, and somebody has taken notice.
    case acknowledged
    /// The condition is over, but nobody has taken notice.
    case returned
    /// The condition is over and noticed; the alarm stays until an operator resets it.
    case latched
    /// An operator has put it aside for a time.
    case shelved
    /// A rule hides it.
    case suppressed
    /// Its device, or its kind on that device, is out of service.
    case outOfService = "out of service"
    /// All is well again; the instance is history.
    case cleared

    /// Whether somebody still has to take notice.
    public var isUnacknowledged: Bool { self == .unacknowledged || self == .returned }

    /// Whether it is kept out of the feed, but not over: it is listed and counted apart.
    public var isHidden: Bool { self == .shelved || self == .suppressed || self == .outOfService }
}

/// What can happen to an alarm.
public enum AlarmEvent: String, Sendable, CaseIterable {
    /// The condition begins, or a tracker tells it once more.
    case raise
    /// It comes again after somebody has dealt with it.
    case raiseAgain = "raise again"
    /// It has become more important.
    case worsen
    /// The condition is over.
    case clear
    /// An operator takes notice.
    case acknowledge
    /// An operator takes that back.
    case unacknowledge
    /// It lasts too long after it was acknowledged.
    case acknowledgementExpires = "acknowledgement expires"
    /// An operator lets go of a latched alarm.
    case reset
    /// An operator puts it aside for a time.
    case shelve
    /// The time is over, or an operator takes it back.
    case unshelve
    /// A rule begins to hide it.
    case suppress
    /// No rule hides it any more.
    case unsuppress
    /// Its device or kind is taken out of service.
    case takeOutOfService = "take out of service"
    /// Its device or kind is in service again.
    case returnToService = "return to service"
}
