import Fleet
import TOMLKit

/// One key of the table of a kind of alarm, `[alarms.sos]`, one row of data each.
struct AlarmKey: Sendable {
    let name: String
    /// What the value must be, in words.
    let expected: String
    /// Takes the value over; false when it is not what is expected.
    let set: @Sendable (inout AlarmRuleChange, any TOMLValueConvertible) -> Bool

    /// All keys, in the order of the README.
    static let all: [AlarmKey] = [
        AlarmKey(name: "priority", expected: "1 critical, 2 high, 3 medium or 4 low") { change, value in
            guard let number = value.int, (1...4).contains(number) else { return false }
            change.priority = number
            return true
        },
        .duration("on_delay", \.onDelayMilliseconds),
        .duration("off_delay", \.offDelayMilliseconds),
        AlarmKey(name: "latch", expected: "true or false") { change, value in
            change.latches = value.bool
            return value.bool != nil
        },
        .duration("ack_timeout", \.ackTimeoutMilliseconds),
        AlarmKey(name: "sound", expected: "\"none\", \"once\" or \"repeating\"") { change, value in
            change.sound = value.string.flatMap(AlarmSound.init(rawValue:))
            return change.sound != nil
        },
        AlarmKey(name: "response", expected: "a text of 1 to 200 characters") { change, value in
            guard let text = value.string, (1...200).contains(text.count) else { return false }
            change.response = text
            return true
        },
    ]

    private static func duration(
        _ name: String, _ path: WritableKeyPath<AlarmRuleChange, Int64?> & Sendable
    ) -> AlarmKey {
        AlarmKey(name: name, expected: "a duration such as \"0s\", \"90s\" or \"5m\"") { change, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds), milliseconds >= 0 else {
                return false
            }
            change[keyPath: path] = milliseconds
            return true
        }
    }
}

/// The tables about alarms in a file: `[alarms.sos]`, and the same under a device or a group.
enum AlarmTables {
    /// Reads all kinds of a table.
    ///
    /// - Parameter note: gets what is wrong: the section, the key and words; the rest counts.
    static func read(
        _ table: TOMLTable, section: String, into rules: inout AlarmRules,
        note: (_ section: String, _ key: String?, _ words: String) -> Void
    ) {
        for name in table.keys.sorted() {
            guard let kind = AlarmKind(rawValue: name) else {
                let kinds = AlarmKind.allCases.map(\.rawValue).joined(separator: ", ")
                note(section, name, "unknown alarm '\(name)'; alarms are \(kinds)")
                continue
            }
            guard let keys = table[name]?.table else {
                note(section, name, "'\(name)' must be a table [\(section).\(name)]")
                continue
            }
            var change = rules.changes[kind] ?? AlarmRuleChange()
            read(keys, section: "\(section).\(name)", into: &change, note: note)
            rules.changes[kind] = change
        }
    }

    private static func read(
        _ keys: TOMLTable, section: String, into change: inout AlarmRuleChange,
        note: (_ section: String, _ key: String?, _ words: String) -> Void
    ) {
        for key in keys.keys.sorted() {
            guard let row = AlarmKey.all.first(where: { $0.name == key }), let value = keys[key] else {
                let names = AlarmKey.all.map(\.name).joined(separator: ", ")
                note(section, key, "unknown key '\(key)' in [\(section)]; keys are \(names)")
                continue
            }
            var next = change
            if row.set(&next, value) { change = next } else { note(section, key, "'\(key)' must be \(row.expected)") }
        }
    }
}
