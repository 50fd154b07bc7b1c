/// A message as a tracker sends it, with the answer that it expects.
public struct TrackerMessage: Sendable, Equatable {
    /// What it is about.
    public var utterance: Utterance
    /// Its bytes.
    public var bytes: [UInt8]
    /// The answer; nil where the dialect knows none.
    public var reply: ExpectedReply?
}
