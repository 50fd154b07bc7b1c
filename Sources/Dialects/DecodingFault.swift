/// Why a message gave no report, in words that an installer understands.
public struct DecodingFault: Error, Sendable, Equatable {
    /// The reason, such as `gotop: month 13 does not exist`.
    public let reason: String

    /// A fault for a reason.
    public init(_ reason: String) {
        self.reason = reason
    }
}
