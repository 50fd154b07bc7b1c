/// What an alarm is about; the raw value is the word used in JSON lines, filters and the config.
public enum AlarmKind: String, Sendable, CaseIterable {
    case sos, lowBattery, lowPower, powerCut, powerRestored, vibration, movement, tow, overspeed
    case geofence, geofenceEnter, geofenceExit, door, tamper, accident, fall, bonnet, footbrake
    case ignitionOn, ignitionOff, gpsLost
    case offline, clockWrong, identityConflict, zoneAbsence, zoneTrespass, zoneOverstay
    case other

    /// What is declared about this kind.
    public var traits: AlarmTraits { AlarmTraits.of(self) }
}

/// Everything declared about a kind of alarm, one row a kind; adding a kind is one case and one row.
public struct AlarmTraits: Sendable {
    /// What the alarm is about.
    public let kind: AlarmKind
    /// Its name as a dispatcher reads it.
    public let title: String
    /// 1 critical, 2 high, 3 medium, 4 low.
    public let priority: Int
    /// The kind of report that ends the condition; nil for a momentary alarm, which ends by itself.
    public let endedBy: AlarmKind?
    /// How long after its last occurrence a momentary alarm still counts as the same one, in seconds.
    public let offDelaySeconds: Int
    /// How long its condition has to last before it is raised, in seconds; for what the listener notices itself.
    public let onDelaySeconds: Int
    /// Whether it stays until an operator resets it.
    public let latches: Bool
    /// How long after its acknowledgement an alarm that lasts comes back, in seconds; 0 for never.
    public let ackTimeoutSeconds: Int
    /// Whether an operator may put it aside for a time.
    public let isShelvable: Bool
    /// The kind during which this one says nothing new, and is hidden.
    public let suppressedBy: AlarmKind?
    /// What an operator might do about it.
    public let response: String
    /// All that as a rule.
    private(set) var rule: AlarmRule

    /// How it sounds.
    public var sound: AlarmSound { AlarmSound.usual(priority: priority) }
    /// Whether it goes out of service alone, because nobody would hear the next one.
    var goesOutOfServiceAlone: Bool { priority <= 1 || !isShelvable }
    /// Whether a tracker that tells it never tells its end.
    public var isMomentary: Bool { endedBy == nil }

    private init(
        _ kind: AlarmKind, _ title: String, priority: Int, endedBy: AlarmKind? = nil, onDelaySeconds: Int = 0,
        offDelaySeconds: Int = 60, latches: Bool = false, ackTimeoutSeconds: Int = 0, isShelvable: Bool = true,
        suppressedBy: AlarmKind? = nil, _ response: String
    ) {
        self.kind = kind
        self.title = title
        self.priority = priority
        self.endedBy = endedBy
        self.onDelaySeconds = onDelaySeconds
        self.offDelaySeconds = offDelaySeconds
        self.latches = latches
        self.ackTimeoutSeconds = ackTimeoutSeconds
        self.isShelvable = isShelvable
        self.suppressedBy = suppressedBy
        self.response = response
        rule = AlarmRule()
        rule = AlarmRule(self)
    }

    /// All rows, in the order of ``AlarmKind``.
    public static let all: [AlarmTraits] = [
        AlarmTraits(
            .sos, "SOS", priority: 1, latches: true, isShelvable: false,
            "Call the driver; if nobody answers, send help to the position."),
        AlarmTraits(
            .lowBattery, "low battery", priority: 3, onDelaySeconds: 60, "Plan a check of the tracker's battery."),
        AlarmTraits(.lowPower, "low vehicle battery", priority: 3, "Ask whether the vehicle can still start."),
        AlarmTraits(
            .powerCut, "power cut", priority: 1, endedBy: .powerRestored, onDelaySeconds: 5, latches: true,
            "Ask the driver; a thief disconnects the battery first."),
        AlarmTraits(.powerRestored, "power restored", priority: 4, "Nothing, unless the cut was not expected."),
        AlarmTraits(
            .vibration, "vibration", priority: 2, offDelaySeconds: 120,
            "Watch for movement; ask someone nearby to look."),
        AlarmTraits(.movement, "movement", priority: 2, "Check whether somebody was meant to drive."),
        AlarmTraits(.tow, "tow", priority: 1, "Check at once: the vehicle moves without its engine."),
        AlarmTraits(
            .overspeed, "overspeed", priority: 3, onDelaySeconds: 10, "Speak to the driver after the trip."),
        AlarmTraits(.geofence, "geofence", priority: 2, "Compare with the planned route."),
        AlarmTraits(.geofenceEnter, "zone entered", priority: 2, "Compare with the planned route."),
        AlarmTraits(.geofenceExit, "zone left", priority: 2, "Compare with the planned route."),
        AlarmTraits(.door, "door opened", priority: 2, "Ask the driver; the vehicle was armed."),
        AlarmTraits(.tamper, "tamper", priority: 1, latches: true, "Somebody handles the tracker: look at once."),
        AlarmTraits(.accident, "accident", priority: 1, "Call the driver, then emergency services."),
        AlarmTraits(.fall, "fall", priority: 2, "The tracker dropped: check its fastening."),
        AlarmTraits(.bonnet, "bonnet opened", priority: 2, "Ask the driver; the vehicle was armed."),
        AlarmTraits(.footbrake, "foot brake", priority: 3, "Somebody sits in the armed vehicle."),
        AlarmTraits(.ignitionOn, "ignition on while armed", priority: 2, "Check whether somebody was meant to drive."),
        AlarmTraits(.ignitionOff, "ignition off", priority: 4, "Nothing."),
        AlarmTraits(
            .gpsLost, "no GPS fix", priority: 4, suppressedBy: .offline,
            "Underground, or the aerial is covered or jammed."),
        AlarmTraits(
            .offline, "offline", priority: 3, "Ask whether it stands underground or without network, or was taken out."),
        AlarmTraits(
            .clockWrong, "clock wrong", priority: 4, "Correct its zone here, or set the unit to UTC by its command."),
        AlarmTraits(
            .identityConflict, "two of one identity", priority: 1, latches: true, isShelvable: false,
            "Compare the addresses: a clone, or a unit set to another's number."),
        AlarmTraits(.zoneAbsence, "not in zone", priority: 2, "It should be inside now: ask where it is."),
        AlarmTraits(.zoneTrespass, "forbidden zone", priority: 2, "It should be outside now: ask the driver."),
        AlarmTraits(.zoneOverstay, "long stay", priority: 3, "Ask what keeps it there."),
        AlarmTraits(.other, "alarm", priority: 3, "The code is not known: look it up for this firmware."),
    ]

    /// The kinds of alarm that a report of a kind ends.
    static func ended(by kind: AlarmKind) -> [AlarmKind] { endedByKind[kind] ?? [] }

    /// The kinds of alarm that are hidden while one of a kind lasts.
    static func suppressed(by kind: AlarmKind) -> [AlarmKind] { suppressedByKind[kind] ?? [] }

    private static let suppressedByKind = Dictionary(
        grouping: all.filter { $0.suppressedBy != nil }
    ) { $0.suppressedBy ?? $0.kind }.mapValues { $0.map(\.kind) }

    private static let endedByKind = Dictionary(grouping: all.filter { $0.endedBy != nil }) { $0.endedBy ?? $0.kind }
        .mapValues { $0.map(\.kind) }
    private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

    /// The row of a kind.
    static func of(_ kind: AlarmKind) -> AlarmTraits {
        byKind[kind] ?? all[all.count - 1]  // a test proves that every kind has its row
    }
}
