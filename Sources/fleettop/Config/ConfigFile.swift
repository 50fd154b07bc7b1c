import Canvas
import Dashboard
import Dialects
import Fleet
import Foundation
import Ingest
import Journal
import TOMLKit

/// Everything the configuration can set, with the defaults.
struct Config {
    var listener = ListenerSettings()
    var unknown = UnknownPolicy.accept
    var rules = StatusRules()
    var alarms = AlarmRules()
    var themeName = "dark"
    var isAscii = false
    var framesPerSecond = 10
    var mouse = true
    var keys: [ActionID: [Key]] = [:]
    var journal = JournalSettings(dialects: DialectRegistry.all.map { $0.id })

    /// What was wrong in the file; all else counts.
    var problems: [ConfigProblem] = []

    /// Reads a file over the defaults.
    mutating func read(_ url: URL) {
        let text: TOMLText
        do {
            text = try TOMLText(contentsOf: url)
        } catch {
            problems.append(error.problem)
            return
        }
        for name in text.table.keys.sorted() {
            guard let section = text.table[name]?.table else {
                problems.append(
                    text.problem(section: nil, key: name, "'\(name)' is no section; sections are \(Self.sectionNames)"))
                continue
            }
            read(section, named: name, in: text)
        }
    }

    private static let sectionNames = "[listener] [status] [journal] [alarms.KIND] [screen] [keys]"

    private mutating func read(_ section: TOMLTable, named name: String, in text: TOMLText) {
        if name == "keys" { return readKeys(section, in: text) }
        if name == "alarms" {
            AlarmTables.read(section, section: name, into: &alarms) {
                problems.append(text.problem(section: $0, key: $1, $2))
            }
            return
        }
        guard let rows = ConfigKey.sections[name] else {
            problems.append(
                text.problem(section: name, key: nil, "unknown section [\(name)]; sections are \(Self.sectionNames)"))
            return
        }
        for key in section.keys.sorted() {
            guard let row = rows.first(where: { $0.name == key }) else {
                let names = rows.map(\.name).joined(separator: ", ")
                problems.append(
                    text.problem(section: name, key: key, "unknown key '\(key)' in [\(name)]; keys are \(names)"))
                continue
            }
            guard let value = section[key], row.set(&self, value) else {
                problems.append(text.problem(section: name, key: key, "'\(key)' must be \(row.expected)"))
                continue
            }
        }
    }

    private mutating func readKeys(_ section: TOMLTable, in text: TOMLText) {
        let actions = ActionID.allCases.map(\.rawValue).joined(separator: ", ")
        var taken: [Key: ActionID] = [:]
        for name in section.keys.sorted() {
            guard let action = ActionID(rawValue: name) else {
                problems.append(
                    text.problem(section: "keys", key: name, "unknown action '\(name)'; actions are \(actions)"))
                continue
            }
            let names = section[name]?.array?.compactMap(\.string) ?? section[name]?.string.map { [$0] } ?? []
            var keys: [Key] = []
            for keyName in names {
                guard let key = Key(name: keyName) else {
                    problems.append(
                        text.problem(
                            section: "keys", key: name, "'\(keyName)' is no key; write a, ctrl-u, enter, pgdn or f1"))
                    continue
                }
                if let other = taken[key] {
                    problems.append(
                        text.problem(section: "keys", key: name, "'\(keyName)' belongs to '\(other.rawValue)' already"))
                    continue
                }
                taken[key] = action
                keys.append(key)
            }
            if !keys.isEmpty || names.isEmpty { self.keys[action] = keys }
        }
    }
}
