import Fleet
import TOMLKit

/// The keys of the table of a kind of alarm, `[alarms.sos]`.
enum AlarmKeys {
    /// All keys, in the order of the README.
    static let all: [SettingKey<AlarmRuleChange>] = [
        SettingKey(name: "priority", expected: "1 critical, 2 high, 3 medium or 4 low") { change, value in
            guard let number = value.int, (1...4).contains(number) else { return false }
            change.priority = number
            return true
        },
        delay("on_delay") { $0.onDelayMilliseconds = $1 },
        delay("off_delay") { $0.offDelayMilliseconds = $1 },
        SettingKey(name: "latch", expected: "true or false") { change, value in
            guard let latches = value.bool else { return false }
            change.latches = latches
            return true
        },
        delay("ack_timeout") { $0.ackTimeoutMilliseconds = $1 },
        SettingKey(name: "sound", expected: "\"none\", \"once\" or \"repeating\"") { change, value in
            guard let sound = value.string.flatMap(AlarmSound.init(rawValue:)) else { return false }
            change.sound = sound
            return true
        },
        SettingKey(name: "response", expected: "a text of 1 to 200 characters") { change, value in
            guard let text = value.string, (1...200).contains(text.count) else { return false }
            change.response = text
            return true
        },
    ]

    /// A length of time that may be none.
    private static func delay(
        _ name: String, _ set: @escaping @Sendable (inout AlarmRuleChange, Int64) -> Void
    ) -> SettingKey<AlarmRuleChange> {
        .duration(name, in: 0...Int64.max, expected: "a duration such as \"0s\", \"90s\" or \"5m\"", set)
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
            let section = "\(section).\(name)"
            var change = rules.changes[kind] ?? AlarmRuleChange()
            SettingKey.read(keys, by: AlarmKeys.all, place: "[\(section)]", into: &change) { note(section, $0, $1) }
            rules.changes[kind] = change
        }
    }
}
