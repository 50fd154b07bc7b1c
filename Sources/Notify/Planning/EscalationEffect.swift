import Fleet

/// What a step in the life of an alarm does to its escalation, by the step's word.
enum EscalationEffect {
    /// It begins, or begins anew.
    case begins
    /// Somebody has taken notice, or keeps the alarm away for a while: nobody more is told.
    case stops
    /// The condition is over.
    case ends
    /// None.
    case nothing

    /// The effect of a step; a word that is not known has none.
    init(_ word: String) {
        self = Self.byWord[word] ?? .nothing
    }

    private static let byWord: [String: EscalationEffect] = [
        "raised": .begins, "unacknowledged": .begins, "reraised": .begins, "raisedAgain": .begins,
        "unshelved": .begins, "shelvingEnded": .begins, "shelfExpired": .begins, "unsuppressed": .begins,
        "returnedToService": .begins, "worsened": .begins, "acknowledgementExpired": .begins,
        "acknowledged": .stops, "shelved": .stops, "suppressed": .stops, "outOfService": .stops,
        "takenOutOfService": .stops, "discarded": .stops, "reset": .stops,
        "ended": .ends, "cleared": .ends, "returned": .ends,
    ]
}
