/// When a tracker that is out of reach of the network says nothing: five minutes out of every ten.
struct RadioSilence: Sendable {
    /// When the first silence begins, counted from the start.
    static let firstAfterMs: Int64 = 40_000
    /// How long a silence lasts.
    static let lengthMs: Int64 = 300_000
    /// From one beginning to the next.
    static let periodMs: Int64 = 600_000

    private let firstMs: Int64

    /// The silences of a tracker; one that does not use them always talks.
    init(isUsed: Bool, startMs: Int64) {
        firstMs = isUsed ? startMs + Self.firstAfterMs : .max
    }

    /// The end of the silence that covers `timeMs`; nil when the tracker talks.
    func untilMs(atMs timeMs: Int64) -> Int64? {
        guard timeMs >= firstMs else { return nil }
        let into = (timeMs - firstMs) % Self.periodMs
        return into < Self.lengthMs ? timeMs - into + Self.lengthMs : nil
    }
}
