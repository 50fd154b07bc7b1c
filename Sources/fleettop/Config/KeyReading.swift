import Canvas
import Dashboard
import TOMLKit

/// Reads `[keys]`: keys and chords of actions, and what stands against each other.
struct KeyReading {
    private let text: TOMLText
    private(set) var choice = KeyChoice()
    private(set) var problems: [ConfigProblem] = []
    /// Who has a key or a chord already, by its name.
    private var owners: [String: [ActionID]] = [:]
    /// Actions that wanted a key which another one has.
    private var refused: Set<ActionID> = []

    init(_ section: TOMLTable, in text: TOMLText) {
        self.text = text
        for name in section.keys.sorted() { read(name, section) }
        nameConflicts()
    }

    private mutating func read(_ name: String, _ section: TOMLTable) {
        if name == "preset" { return readPreset(section[name]?.string) }
        guard let action = ActionID(rawValue: name) else {
            let actions = ActionID.allCases.map(\.rawValue).joined(separator: ", ")
            return note(name, "unknown action '\(name)'; actions are \(actions)")
        }
        guard let names = TextList.orText(section[name]) else {
            return note(name, "'\(name)' must be a key or a list of keys such as [\"a\", \"f2\"]")
        }
        var keys: [Key] = []
        var chords: [KeyChord] = []
        for keyName in names where isFree(keyName, for: action) {
            if let key = Key(name: keyName) {
                keys.append(key)
            } else if let chord = KeyChord(name: keyName) {
                chords.append(chord)
            } else {
                note(name, "'\(keyName)' is no key; write a, ctrl-u, enter, pgdn, f1, or two keys such as \"g d\"")
            }
        }
        guard names.isEmpty || !keys.isEmpty || !chords.isEmpty else { return }
        choice.keys[action] = keys
        choice.chords[action] = chords.isEmpty ? nil : chords
    }

    private mutating func readPreset(_ name: String?) {
        guard let preset = name.flatMap(KeyPreset.init(rawValue:)) else {
            let names = KeyPreset.allCases.map(\.rawValue).joined(separator: " or ")
            return note("preset", "'preset' must be \(names)")
        }
        choice.preset = preset
    }

    /// Whether no other action of the same place has the key; says so where one has.
    private mutating func isFree(_ keyName: String, for action: ActionID) -> Bool {
        let name = Key(name: keyName)?.shownName ?? keyName
        if let other = owners[name]?.first(where: { !KeyChoice.canShare($0, action) }) {
            refused.insert(action)
            let line = text.line(section: "keys", key: other.rawValue).map { " in line \($0)" } ?? ""
            note(action.rawValue, "'\(keyName)' belongs to '\(other.rawValue)' already\(line)")
            return false
        }
        owners[name, default: []].append(action)
        return true
    }

    /// Keys that actions lose without having been asked.
    private mutating func nameConflicts() {
        for conflict in choice.conflicts where !refused.contains(conflict.loser) {
            let loss = conflict.hasOthers ? "loses it" : "has none now"
            note(
                conflict.winner.rawValue,
                "'\(conflict.key.shownName)' is the key of '\(conflict.loser.rawValue)' too, which \(loss)")
        }
    }

    private mutating func note(_ key: String, _ words: String) {
        problems.append(text.problem(section: "keys", key: key, words))
    }
}
