import Foundation

/// Why a story cannot go on.
struct StoryError: Error, CustomStringConvertible {
    let description: String

    /// An error in words.
    init(_ description: String) {
        self.description = description
    }
}

/// Asks until there is an answer, and returns it; throws when the deadline comes first.
///
/// - Parameters:
///   - what: the condition in words, for the error.
///   - evidence: what was seen instead, asked for once, at the deadline.
func eventually<Value>(
    _ what: String, within limit: Duration = .seconds(10), evidence: () -> String = { "" },
    _ answer: () throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while true {
        // The last question is asked after the deadline, so that a slow machine gets a fair one.
        let isLast = ContinuousClock.now > deadline
        if let value = try answer() { return value }
        guard !isLast else { throw StoryError("not within \(limit): \(what)\n\(evidence())") }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// Waits until a condition holds; throws when the deadline comes first.
func wait(
    until what: String, within limit: Duration = .seconds(10), evidence: () -> String = { "" },
    _ condition: () throws -> Bool
) async throws {
    try await eventually(what, within: limit, evidence: evidence) { try condition() ? () : nil }
}
