import Fleet

/// Words that only this fleet knows, for completing what is typed.
struct FilterVocabulary: Sendable, Equatable {
    var groups: [String] = []
    var zones: [String] = []
    var names: [String] = []
    var dialects: [String] = []
}

/// One way to go on with what is typed.
struct FilterCandidate: Sendable, Equatable {
    /// What stands there then.
    let text: String
    /// What it is; empty where the word says it.
    let meaning: String
}

/// The ways to go on at the cursor of a filter.
struct FilterCompletion: Sendable, Equatable {
    /// The characters that a candidate replaces: what is typed of it so far.
    let range: Range<Int>
    /// The candidates, in the order in which they are offered.
    let candidates: [FilterCandidate]

    /// What all candidates begin with, as far as the case of letters does not matter; nil when there are none.
    var common: String? {
        guard let first = candidates.first?.text else { return nil }
        return candidates.dropFirst().reduce(first) { common, candidate in
            String(zip(common, candidate.text).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
        }
    }

    /// The ways to go on with a text at a cursor, counted in characters.
    init(_ text: String, cursor: Int, vocabulary: FilterVocabulary) {
        let before = String(text.prefix(max(0, cursor)))
        let end = before.count
        // The word at the cursor ends there: what stands behind is kept.
        guard let word = FilterWord.words(of: before).last, word.range.upperBound == end else {
            range = end..<end
            candidates = Self.fields(beginning: "")
            return
        }
        range = word.valueRange
        guard let name = word.name else {
            candidates = word.isQuoted ? [] : Self.fields(beginning: word.value)
            return
        }
        candidates = Self.values(of: name, beginning: word.value, vocabulary, isQuoted: word.isQuoted)
    }

    private static func fields(beginning start: String) -> [FilterCandidate] {
        FilterField.all.filter { $0.name.hasPrefix(start.lowercased()) }.map {
            FilterCandidate(text: $0.name + ($0.isNumber ? ">" : ":"), meaning: $0.meaning)
        }
    }

    private static func values(
        of name: String, beginning start: String, _ vocabulary: FilterVocabulary, isQuoted: Bool
    ) -> [FilterCandidate] {
        guard let place = FilterField.place(of: name) else { return [] }
        let fitting = words(of: FilterField.all[place], vocabulary).filter {
            $0.text.lowercased().hasPrefix(start.lowercased())
        }
        return fitting.map { candidate in
            guard isQuoted || candidate.text.contains(" ") else { return candidate }
            return FilterCandidate(text: "\"\(candidate.text)\"", meaning: candidate.meaning)
        }
    }

    private static func words(of field: FilterField, _ vocabulary: FilterVocabulary) -> [FilterCandidate] {
        func plain(_ words: [String]) -> [FilterCandidate] { words.map { FilterCandidate(text: $0, meaning: "") } }
        switch field.words {
        case .none: return []
        case .these(let words): return plain(words)
        case .statuses:
            return DeviceStatus.allCases.map { FilterCandidate(text: $0.rawValue, meaning: $0.traits.rule) }
        case .alarms:
            let kinds = AlarmKind.allCases.map { FilterCandidate(text: $0.rawValue, meaning: $0.traits.title) }
            return plain(["any", "none"]) + kinds
        case .dialects: return plain(vocabulary.dialects)
        case .groups: return plain(vocabulary.groups)
        case .zones: return plain(vocabulary.zones)
        case .names: return plain(vocabulary.names)
        }
    }
}
