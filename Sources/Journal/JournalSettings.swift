import Fleet

/// How a journal is kept.
public struct JournalSettings: Sendable {
    /// Within what time a report is on disk whose tracker waits for no answer; others are committed at once.
    public var commitWithinMilliseconds: Int64 = 200
    /// How many days reports are kept.
    public var keepPositionsDays = 400
    /// How many days the bytes of reports, and input that was not understood, are kept.
    public var keepRawDays = 30
    /// How many pieces of input that was not understood are kept.
    public var maxAside = 100_000
    /// How many entries may wait before the listener slows down.
    public var congestedAt = 20_000
    /// How many entries may wait while the disk refuses; beyond that, bytes and then reports are given up.
    public var maxWaiting = 100_000
    /// After how many reports the whole state is kept; more with many devices.
    public var checkpointReports = 20_000
    /// After what time it is kept when few reports come.
    public var checkpointMilliseconds: Int64 = 600_000
    /// The dialects that reports may be written in.
    public var dialects: [DialectID]

    /// The defaults.
    public init(dialects: [DialectID]) {
        self.dialects = dialects
    }
}
