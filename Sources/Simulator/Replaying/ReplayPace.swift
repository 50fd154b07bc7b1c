import Fleet

/// When recorded messages are due: as far apart as they came, divided by the speed.
public struct ReplayPace: Sendable {
    /// How far apart messages are of which nobody knows when they came, in ms.
    private static let usualSpacingMs: Int64 = 1000

    /// How many times faster than it was; nil for as fast as it goes.
    private let speed: Double?
    private var first: Timestamp?
    private var elapsedMs: Int64 = 0
    private var isFirst = true

    /// A pace.
    public init(speed: Double?) {
        self.speed = speed
    }

    /// After how many milliseconds since the start the next message is due; never less than for the one before.
    public mutating func next(received: Timestamp?) -> Int64 {
        guard let speed else { return 0 }
        defer { isFirst = false }
        if let received {
            let start = first ?? received.adding(milliseconds: -elapsedMs)
            first = start
            elapsedMs = max(elapsedMs, received.milliseconds(since: start))
        } else if !isFirst {
            elapsedMs += Self.usualSpacingMs
        }
        let due = Double(elapsedMs) / speed
        return due < 9e15 ? Int64(due) : .max
    }
}
