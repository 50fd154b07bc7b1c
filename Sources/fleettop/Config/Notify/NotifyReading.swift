import Fleet
import Foundation
import Notify
import TOMLKit

/// The reading of `[notify.NAME]` and `[[escalation]]`: tables in, settings and problems out.
struct NotifyReading {
    /// How many sinks, rules and steps of a rule there may be.
    private static let most = 64

    let text: TOMLText
    private(set) var settings = NotifySettings()
    private(set) var problems: [ConfigProblem] = []
    /// The names of all sinks that are written, those with something wrong included.
    private var names: Set<String> = []

    init(_ text: TOMLText) { self.text = text }

    /// Takes both parts; the sinks first, as rules name them.
    mutating func takeAll() {
        if let notify = text.table["notify"] { takeSinks(notify) }
        if let rules = text.table["escalation"] { takeRules(rules) }
    }

    // MARK: - Sinks

    private mutating func takeSinks(_ value: any TOMLValueConvertible) {
        guard let tables = value.table else {
            return note("notify", nil, "'notify' must be tables such as [notify.ops]")
        }
        for name in tables.keys.sorted() {
            let isName = (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
            guard isName, let table = tables[name]?.table else {
                note("notify", name, "'\(name)' must be a table [notify.\(name)] with a name without blanks")
                continue
            }
            guard names.count < Self.most else { return note("notify", nil, "there are more than \(Self.most) sinks") }
            names.insert(name)
            takeSink(table, named: name)
        }
    }

    private mutating func takeSink(_ table: TOMLTable, named name: String) {
        let section = "notify.\(name)"
        guard let kind = table["kind"]?.string.flatMap(SinkKind.init(rawValue:)) else {
            let kinds = SinkKind.allCases.map(\.rawValue).sorted().joined(separator: ", ")
            return note(section, "kind", "'kind' must be one of \(kinds)")
        }
        let rows = SinkKeys.rows(of: kind)
        var draft = SinkDraft()
        var wrong: [(key: String?, words: String)] = []
        SettingKey.read(table, by: rows, place: "[\(section)] of kind \(kind)", others: ["kind"], into: &draft) {
            wrong.append(($0, $1))
        }
        for row in rows where row.isNeeded && table[row.name] == nil {
            wrong.append((nil, "[\(section)] needs '\(row.name)': \(row.expected)"))
        }
        for (key, words) in wrong { note(section, key, words) }
        // A sink that is only half understood tells nobody: better a problem on the screen than a message gone wrong.
        if wrong.isEmpty { settings.sinks.append(draft.sink(name: name, kind: kind)) }
    }

    // MARK: - Rules

    private mutating func takeRules(_ value: any TOMLValueConvertible) {
        guard let list = value.array else { return note("escalation", nil, "rules are written as [[escalation]]") }
        for number in 0..<list.count {
            guard number < Self.most else { return note("escalation", nil, "there are more than \(Self.most) rules") }
            guard let table = list[number].table else {
                note("escalation", nil, "rules are written as [[escalation]]", number)
                continue
            }
            takeRule(table, number)
        }
    }

    private mutating func takeRule(_ table: TOMLTable, _ number: Int) {
        var rule = EscalationRule(steps: steps(of: table, number))
        var wrong: [(key: String, words: String)] = []
        SettingKey.read(table, by: EscalationKeys.all, place: "[[escalation]]", others: ["steps"], into: &rule) {
            wrong.append(($0, $1))
        }
        for (key, words) in wrong { note("escalation", key, words, number) }
        if !rule.steps.isEmpty { settings.rules.append(rule) }
    }

    private mutating func steps(of table: TOMLTable, _ number: Int) -> [EscalationRule.Step] {
        let expected = "'steps' must be a list such as [{ after = \"0s\", to = [\"ops\"] }]"
        guard let list = table["steps"]?.array, !list.isEmpty, list.count <= Self.most else {
            note("escalation", "steps", expected, number)
            return []
        }
        var steps: [EscalationRule.Step] = []
        for place in 0..<list.count {
            guard let row = list[place].table, Set(row.keys).isSubset(of: ["after", "to"]),
                let after = row["after"]?.string.flatMap(DurationText.milliseconds),
                let sinks = TextList.of(row["to"]), !sinks.isEmpty
            else {
                note("escalation", "steps", expected, number)
                continue
            }
            for name in sinks where !names.contains(name) {
                note("escalation", "steps", "there is no [notify.\(name)]", number)
            }
            steps.append(EscalationRule.Step(afterMilliseconds: after, sinks: sinks.filter(names.contains)))
        }
        return steps
    }

    private mutating func note(_ section: String, _ key: String?, _ words: String, _ number: Int = 0) {
        let places: [(String?, String?)] = [(section, key), (section, nil), (nil, section)]
        let text = text
        let found = places.lazy.map { text.problem(section: $0.0, key: $0.1, words, occurrence: number) }
        problems.append(found.first { $0.line != nil } ?? text.problem(section: section, key: key, words))
    }
}
