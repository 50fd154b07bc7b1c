/// How the keeping of the journal goes.
public struct JournalHealth: Sendable, Equatable {
    /// Where it is kept.
    public var path = ""
    /// Why nothing can be written at present; nil while all is well.
    public var failure: String?
    /// Since when that is so.
    public var failingSince: Timestamp?
    /// Entries that wait to be written.
    public var waiting = 0
    /// How long the oldest entry of the last commit had waited, in milliseconds.
    public var lagMilliseconds: Int64 = 0
    /// How long the last commit took, in milliseconds.
    public var commitMilliseconds = 0.0
    /// Commits since the start.
    public var commits: UInt64 = 0
    /// Entries written since the start.
    public var written: UInt64 = 0
    /// Messages whose bytes were given up for want of room.
    public var rawGivenUp: UInt64 = 0
    /// Reports that were given up for want of room.
    public var reportsGivenUp: UInt64 = 0
    /// What the database takes on disk, in bytes.
    public var sizeBytes: Int64 = 0

    /// Nothing written yet.
    public init() {}
}
