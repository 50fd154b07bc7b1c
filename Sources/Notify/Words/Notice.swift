import Canvas
import Fleet

/// What is known about the subject of an alarm beside the alarm itself; hostile text.
public struct AlarmSubject: Sendable, Equatable {
    /// What the device is called.
    public var name: String?
    /// Its number plate.
    public var plate: String?
    /// The groups it belongs to.
    public var groups: [String] = []
    /// What the zone of the alarm is called.
    public var zone: String?
    /// Where it was raised, in words.
    public var place: String?
    /// Words of operators about it.
    public var note: String?
    /// What is written down to be done about it; nil for what goes with its kind.
    public var response: String?

    /// Nothing.
    public init() {}
}

/// What a sink is told: a value whose texts have passed the sanitiser, each of them one line of bounded length.
public struct Notice: Sendable, Equatable {
    /// Why somebody is told; the raw value is the word in JSON and in the environment.
    public enum Reason: String, Sendable, CaseIterable {
        case raised, escalated, reminder, acknowledged, ended, suppressed, test

        /// Whether it is about an alarm that waits for somebody to take notice.
        var asksForNotice: Bool { self == .raised || self == .escalated || self == .reminder }
    }

    /// The longest text, in characters.
    public static let maximumText = 500
    /// How many groups are told.
    static let maximumGroups = 16

    /// Why.
    public let reason: Reason
    /// When it was made.
    public let at: Timestamp
    /// The number of the alarm; 0 where it is about none.
    public internal(set) var alarm: UInt64 = 0
    /// How important the alarm is: 1 critical to 4 low.
    public internal(set) var priority = 4
    /// The word of its kind.
    public internal(set) var kind = ""
    /// Its name as a dispatcher reads it.
    public internal(set) var title: String
    /// The identity of the device.
    public internal(set) var device = ""
    /// What the device is called, its identity where it has no name.
    public internal(set) var name = ""
    /// Its number plate.
    public internal(set) var plate: String?
    /// Its groups.
    public internal(set) var groups: [String] = []
    /// The tracker's own code for the alarm.
    public internal(set) var code: String?
    /// The zone it is about.
    public internal(set) var zone: String?
    /// When it was raised.
    public internal(set) var since: Timestamp?
    /// How often it came.
    public internal(set) var count = 0
    /// Where, in degrees.
    public internal(set) var latitude: Double?
    /// Where, in degrees.
    public internal(set) var longitude: Double?
    /// Where, in words.
    public internal(set) var place: String?
    /// What an operator might do about it.
    public internal(set) var response: String?
    /// Words of operators.
    public internal(set) var note: String?
    /// Who did what this is about.
    public internal(set) var by: String?
    /// How many notices were left out.
    public internal(set) var suppressed = 0

    /// What is told about an alarm.
    init(_ order: NoticeOrder, _ subject: AlarmSubject, at now: Timestamp) {
        let alarm = order.alarm
        reason = order.reason
        at = now
        self.alarm = alarm.id.number
        priority = alarm.priority
        kind = alarm.kind.rawValue
        title = Self.safe(alarm.traits.title) ?? ""
        device = alarm.device.description
        name = Self.safe(subject.name) ?? device
        plate = Self.safe(subject.plate)
        groups = subject.groups.prefix(Self.maximumGroups).compactMap(Self.safe)
        code = Self.safe(alarm.code)
        zone = Self.safe(subject.zone) ?? Self.safe(alarm.area?.text) ?? alarm.zone.map { String($0) }
        since = alarm.raisedAt
        count = alarm.count
        latitude = alarm.coordinate?.latitude
        place = Self.safe(subject.place)
        longitude = alarm.coordinate?.longitude
        response = Self.safe(subject.response ?? alarm.traits.response)
        note = Self.safe(subject.note)
        by = Self.safe(order.by)
    }

    private init(_ reason: Reason, _ title: String, at now: Timestamp) {
        self.reason = reason
        self.title = title
        at = now
    }

    /// A notice to see whether a sink works.
    public static func test(at now: Timestamp) -> Notice {
        Notice(.test, "test of notifications", at: now)
    }

    /// Tells that notices were left out.
    static func suppressed(_ count: Int, at now: Timestamp) -> Notice {
        var notice = Notice(.suppressed, "\(count) suppressed", at: now)
        notice.suppressed = count
        return notice
    }

    /// A text as one harmless line; nil where nothing is left of it.
    static func safe(_ text: String?) -> String? {
        guard let text else { return nil }
        let plain = Text.plain(text)
        guard plain.unicodeScalars.contains(where: { $0 != " " }) else { return nil }
        guard plain.unicodeScalars.count > maximumText else { return plain }
        return String(String.UnicodeScalarView(plain.unicodeScalars.prefix(maximumText - 1))) + "…"
    }
}
