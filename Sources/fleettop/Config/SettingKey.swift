import TOMLKit

/// One key of a table in a file, one row of data each: what its value must look like and where it goes.
struct SettingKey<Target>: Sendable {
    let name: String
    /// What the value must be, in words.
    let expected: String
    /// Whether a table must have it.
    var isNeeded = false
    /// Whether a change of it is put in force while the program runs; else it is named, and the next start takes it.
    var isLive = false
    /// Takes the value over; false when it is not what is expected.
    let set: @Sendable (inout Target, any TOMLValueConvertible) -> Bool

    /// Takes all values of a table over; what is wrong is told, the rest counts.
    ///
    /// - Parameters:
    ///   - place: what the table is called where something is wrong, such as `[listener]`.
    ///   - others: keys of the table that somebody else reads.
    ///   - note: gets a key, and what is wrong with it in words.
    /// - Returns: the keys that were taken over.
    @discardableResult
    static func read(
        _ table: TOMLTable, by rows: [Self], place: String, others: [String] = [], into target: inout Target,
        note: (_ key: String, _ words: String) -> Void
    ) -> [String] {
        table.keys.sorted().filter { key in
            guard !others.contains(key), let value = table[key] else { return false }
            guard let row = rows.first(where: { $0.name == key }) else {
                let names = others + rows.map(\.name)
                let near = NearName.of(key, among: names).map { "is it '\($0)'?" }
                note(key, "unknown key '\(key)' in \(place); \(near ?? "keys are \(names.joined(separator: ", "))")")
                return false
            }
            guard row.set(&target, value) else {
                note(key, "'\(key)' must be \(row.expected)")
                return false
            }
            return true
        }
    }
}

/// The forms that values of many keys have.
extension SettingKey {
    /// Yes or no.
    static func flag(_ name: String, _ path: WritableKeyPath<Target, Bool> & Sendable) -> Self {
        SettingKey(name: name, expected: "true or false") { target, value in
            guard let flag = value.bool else { return false }
            target[keyPath: path] = flag
            return true
        }
    }

    /// A whole number within a range.
    static func count(
        _ name: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Target, Int> & Sendable
    ) -> Self {
        SettingKey(name: name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            target, value in
            guard let number = value.int, range.contains(number) else { return false }
            target[keyPath: path] = number
            return true
        }
    }

    /// A length of time, in milliseconds; above 0 without a range.
    static func duration(
        _ name: String, in range: ClosedRange<Int64> = 1...Int64.max,
        expected: String = "a duration such as \"90s\", \"5m\" or \"24h\"",
        _ set: @escaping @Sendable (inout Target, Int64) -> Void
    ) -> Self {
        SettingKey(name: name, expected: expected) { target, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds), range.contains(milliseconds)
            else { return false }
            set(&target, milliseconds)
            return true
        }
    }

    /// Several of the priorities of alarms.
    static func priorities(_ name: String, _ path: WritableKeyPath<Target, Set<Int>> & Sendable) -> Self {
        SettingKey(name: name, expected: "a list of priorities from 1 to 4") { target, value in
            guard let priorities = PriorityList.of(value) else { return false }
            target[keyPath: path] = priorities
            return true
        }
    }
}

/// A list of priorities of alarms as a value in a file.
enum PriorityList {
    /// All of them; nil when it is no list, or anything in it is no priority.
    static func of(_ value: any TOMLValueConvertible) -> Set<Int>? {
        guard let list = value.array else { return nil }
        let numbers = list.compactMap(\.int)
        return numbers.count == list.count && numbers.allSatisfy((1...4).contains) ? Set(numbers) : nil
    }
}

/// A list of texts as a value in a file.
enum TextList {
    /// All of them; nil when it is no list, or anything in it is no text.
    static func of(_ value: (any TOMLValueConvertible)?) -> [String]? {
        guard let list = value?.array else { return nil }
        let texts = list.compactMap(\.string)
        return texts.count == list.count ? texts : nil
    }

    /// The same where one text may stand for a list of one.
    static func orText(_ value: (any TOMLValueConvertible)?) -> [String]? {
        value?.string.map { [$0] } ?? of(value)
    }
}
