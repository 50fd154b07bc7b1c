import Fleet

/// Which dialects a simulated fleet speaks.
public enum VoiceChoice: Sendable {
    /// All vehicles the same one.
    case one(any TrackerVoice)
    /// All dialects there are, in equal parts.
    case mixed

    private static let mixedName = "mixed"

    /// What ``init(named:)`` takes: the names of the dialects, and `mixed`.
    public static var names: [String] { TrackerVoices.names + [mixedName] }

    /// The choice of a name; nil when it is none of ``names``.
    public init?(named name: String) {
        if name == Self.mixedName {
            self = .mixed
        } else if let voice = TrackerVoices.named(name) {
            self = .one(voice)
        } else {
            return nil
        }
    }

    /// The kinds of alarm that some vehicle of a large fleet has words for.
    var alarmKinds: Set<AlarmKind> {
        switch self {
        case .one(let voice): type(of: voice).alarmKinds
        case .mixed: TrackerVoices.all.reduce(into: []) { $0.formUnion($1.alarmKinds) }
        }
    }
}

/// Deals voices to vehicles: each dialect once before one comes again.
struct VoiceDeck: Sendable {
    private let choice: VoiceChoice
    private var random: SplitMix64
    private var cards: [any TrackerVoice.Type] = []

    /// A deck with an order of its own for every seed.
    init(_ choice: VoiceChoice, seed: UInt64) {
        self.choice = choice
        random = SplitMix64(seed: seed ^ 0xD1A1_EC75_D1A1_EC75)
    }

    /// The voice of the next vehicle.
    mutating func next() -> any TrackerVoice {
        if case .one(let voice) = choice { return voice }
        if cards.isEmpty { cards = random.shuffled(TrackerVoices.all) }
        return cards.popLast()?.init() ?? GotopVoice()
    }
}
