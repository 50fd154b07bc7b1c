import Fleet

/// How trackers of one dialect put what they know into bytes.
public protocol TrackerVoice: Sendable {
    /// The name of the dialect it speaks.
    static var dialect: DialectID { get }

    /// The kinds of alarm that it has words for.
    static var alarmKinds: Set<AlarmKind> { get }

    /// A voice that has not said anything yet.
    init()

    /// The bytes of one message; nil when the dialect has no words for it.
    func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]?

    /// What a real unit expects to hear when it has said that; nil when it expects nothing.
    func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply?
}

extension TrackerVoice {
    /// Nothing, as most trackers of the family.
    public func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? { nil }
}

/// The voices there are, one row each.
public enum TrackerVoices {
    /// All of them, the usual one first.
    public static let all: [any TrackerVoice.Type] = [
        GotopVoice.self,
        H02Voice.self,
        GT06Voice.self,
        TRVVoice.self,
        GPS103Voice.self,
        TLT2HVoice.self,
    ]

    /// The names of their dialects, for help texts and error messages.
    public static var names: [String] { all.map { $0.dialect.name } }

    /// The voice of a dialect; nil when there is none of that name (see ``names``).
    public static func named(_ name: String) -> (any TrackerVoice)? {
        all.first { $0.dialect.name == name }?.init()
    }
}
