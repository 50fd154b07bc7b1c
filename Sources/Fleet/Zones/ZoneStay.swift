/// The stay of one device in one zone, from the moment it seems to have come in until it has surely left.
public struct ZoneStay: Sendable, Equatable {
    /// How sure the stay is.
    public enum Phase: UInt8, Sendable {
        /// It came in, but not long enough ago for the zone's dwell time.
        case entering
        /// It is inside.
        case inside
        /// It went out, but not long enough ago for the zone's dwell time.
        case leaving
    }

    /// The zone.
    public let zone: ZoneID
    /// How sure it is.
    public internal(set) var phase: Phase
    /// Since when it is inside; the first fix ever where ``isSinceKnown`` is false.
    public internal(set) var since: Timestamp
    /// Whether it was seen coming in.
    public internal(set) var isSinceKnown: Bool
    /// When it went out, where it did.
    var outSince: Timestamp
    /// When the last fix arrived that spoke for coming in or going out.
    var heard: Timestamp
    /// Whether it was told that it stays too long.
    public internal(set) var hasOverstayed = false
    /// Whether it was told that it should not be there.
    public internal(set) var isTrespassing = false
    /// Where the zone was found last.
    var hint: Int

    /// A stay that begins.
    init(_ zone: ZoneID, hint: Int, phase: Phase, since: Timestamp, isSinceKnown: Bool, heard: Timestamp) {
        self.zone = zone
        self.hint = hint
        self.phase = phase
        self.since = since
        self.isSinceKnown = isSinceKnown
        self.heard = heard
        outSince = since
    }

    /// Whether it goes on with other zones: the zone is still there for the device, and still holds its last fix.
    func goesOn(_ last: ZoneFix?, zones: ZoneSet, groups: [String]) -> Bool {
        guard let zone = zones[zone], zone.concerns(groups) else { return false }
        // Who is just leaving will be told to have left.
        guard phase != .leaving, let last else { return true }
        return zone.side(of: last, rules: zones.rules) != .outside
    }

    /// Whether both tell the same, wherever their zones were found last.
    public static func == (lhs: ZoneStay, rhs: ZoneStay) -> Bool {
        lhs.zone == rhs.zone && lhs.phase == rhs.phase && lhs.since == rhs.since
            && lhs.isSinceKnown == rhs.isSinceKnown && lhs.outSince == rhs.outSince && lhs.heard == rhs.heard
            && lhs.hasOverstayed == rhs.hasOverstayed && lhs.isTrespassing == rhs.isTrespassing
    }
}
