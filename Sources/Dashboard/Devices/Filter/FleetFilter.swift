import Fleet

/// What a person typed after `/`: words and conditions such as `speed>80km/h`, all of which must hold; `!` or `-` turns
/// one round, quotes keep blanks together.
struct FleetFilter: Sendable, Equatable {
    /// The text as typed.
    let text: String
    private let conditions: [Condition]

    private struct Condition: Sendable, Equatable {
        var test: FilterTest
        var isNegated: Bool
    }

    /// Reads a filter; every text is one, and what makes no sense in it is told by ``fault``.
    init(_ text: String) {
        self.text = text
        conditions = FilterWord.words(of: text).map { Condition(test: FilterTest($0), isNegated: $0.isNegated) }
    }

    /// Whether it lets everything pass.
    var isEmpty: Bool { conditions.isEmpty }

    /// The first thing in it that makes no sense; nil when all is well.
    var fault: FilterFault? {
        for condition in conditions {
            if case .impossible(let fault) = condition.test { return fault }
        }
        return nil
    }

    /// What makes no sense in it, in words; nil when all is well.
    var problem: String? { fault?.words }

    /// Whether a device passes.
    func admits(_ subject: FilterSubject) -> Bool {
        conditions.allSatisfy { condition in
            switch condition.test {
            case .pending: true
            case .impossible: false
            default: condition.isNegated != condition.test.holds(for: subject)
            }
        }
    }
}
