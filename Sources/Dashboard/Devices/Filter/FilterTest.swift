/// Something in a filter that makes no sense, and where it stands among the characters of the text.
struct FilterFault: Sendable, Equatable {
    /// The characters at fault.
    let range: Range<Int>
    /// What is wrong and what would be right.
    let words: String
}

/// What one condition of a filter asks; fields are named by their places among ``FilterField/all``.
enum FilterTest: Sendable, Equatable {
    /// A part of identity, name, plate, place or status.
    case word(String)
    /// A part of one field.
    case part(Int, of: String)
    /// The whole of one field.
    case whole(Int, is: String)
    /// A number of one field.
    case number(Int, FilterWord.Comparison, Double)
    /// A word of `is:`, by its place.
    case state(Int)
    /// A field that the device tells.
    case told(Int)
    /// Whether there is an unacknowledged alarm at all.
    case alarmed(Bool)
    /// A condition that is still being typed: everything passes, also when it is turned round.
    case pending
    /// What makes no sense: nothing passes.
    case impossible(FilterFault)

    /// What a condition asks.
    init(_ word: FilterWord) {
        guard let name = word.name, let comparison = word.comparison else {
            self = word.value.isEmpty ? .pending : .word(word.value.lowercased())
            return
        }
        guard let place = FilterField.place(of: name) else {
            self = .impossible(Self.unknown(name, word, comparison))
            return
        }
        switch FilterField.all[place].kind {
        case .text: self = Self.text(place, word, comparison)
        case .number(let unit): self = Self.number(place, unit, word, comparison)
        case .choice(let choices): self = Self.choice(place, choices, word)
        }
    }

    private static func unknown(
        _ name: String, _ word: FilterWord, _ comparison: FilterWord.Comparison
    ) -> FilterFault {
        let isText = comparison == .contains || comparison == .equal
        let others = FilterField.all.filter { !$0.isNumber }.map(\.name)
        let names = (isText ? others : FilterSubject.numberFields).joined(separator: ", ")
        // A field without a name is pointed at where its name should be.
        let range = word.nameRange.isEmpty ? word.range : word.nameRange
        return FilterFault(range: range, words: "no \(isText ? "field" : "number") called \(name): \(names)")
    }

    private static func text(_ place: Int, _ word: FilterWord, _ comparison: FilterWord.Comparison) -> FilterTest {
        let field = FilterField.all[place]
        guard comparison == .contains || comparison == .equal else {
            let numbers = FilterSubject.numberFields.joined(separator: ", ")
            return .impossible(
                FilterFault(range: word.nameRange, words: "no number called \(field.name): \(numbers)"))
        }
        guard !word.value.isEmpty else { return .pending }
        let value = word.value.lowercased()
        if field.name == "alarm", value == "any" || value == "none" { return .alarmed(value == "any") }
        guard field.isPossible(value) else {
            let candidates = (field.closedWords ?? []).joined(separator: ", ")
            let words = "\(field.name)\(comparison.rawValue)\(word.value) has no meaning: \(candidates)"
            return .impossible(FilterFault(range: word.valueRange, words: words))
        }
        return comparison == .equal ? .whole(place, is: value) : .part(place, of: value)
    }

    private static func number(
        _ place: Int, _ unit: FilterUnit, _ word: FilterWord, _ comparison: FilterWord.Comparison
    ) -> FilterTest {
        guard !word.value.isEmpty else { return .pending }
        if let number = unit.number(word.value) {
            return .number(place, comparison == .contains ? .equal : comparison, number)
        }
        if unit.isBeginning(word.value) { return .pending }
        let sign = comparison.rawValue
        let words = "\(word.value) is not a number: \(FilterField.all[place].name)\(sign) takes \(unit.examples)"
        return .impossible(FilterFault(range: word.valueRange, words: words))
    }

    private static func choice(_ place: Int, _ choices: [String], _ word: FilterWord) -> FilterTest {
        let name = FilterField.all[place].name
        let value = word.value.lowercased()
        if name == "has", let field = FilterField.place(of: value), choices.contains(FilterField.all[field].name) {
            return .told(field)
        }
        if name == "is", let state = FilterField.states.firstIndex(where: { $0.word == value }) {
            return .state(state)
        }
        if choices.contains(where: { $0.hasPrefix(value) }) { return .pending }
        let words = "\(name):\(word.value) has no meaning: \(choices.joined(separator: ", "))"
        return .impossible(FilterFault(range: word.valueRange, words: words))
    }

    /// Whether it holds for a device; what is pending or impossible is decided before.
    func holds(for subject: FilterSubject) -> Bool {
        switch self {
        case .word(let word): subject.has(word)
        case .part(let field, let part):
            FilterField.all[field].texts(subject).contains { WordSearch.has(part, in: $0) }
        case .whole(let field, let text):
            FilterField.all[field].texts(subject).contains { WordSearch.isWhole(text, $0) }
        case .number(let field, let comparison, let limit):
            FilterField.all[field].number(subject).map { comparison.holds($0, limit) } ?? false
        case .state(let state): FilterField.states[state].holds(subject)
        case .told(let field): FilterField.all[field].isTold(by: subject)
        case .alarmed(let isAlarmed): subject.alarms.isEmpty != isAlarmed
        case .pending, .impossible: false
        }
    }
}

extension FilterWord.Comparison {
    /// Whether a number compares so; equal numbers need to be equal only as far as the limit is written out.
    fileprivate func holds(_ value: Double, _ limit: Double) -> Bool {
        switch self {
        case .less: value < limit
        case .atMost: value <= limit
        case .greater: value > limit
        case .atLeast: value >= limit
        case .contains, .equal: limit == limit.rounded() ? value.rounded() == limit : abs(value - limit) < 0.05
        }
    }
}
