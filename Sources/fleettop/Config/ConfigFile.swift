import Atlas
import Canvas
import Dashboard
import Dialects
import Fleet
import Foundation
import Ingest
import Journal
import Notify
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
    var bell = BellRules()
    var keys: [ActionID: [Key]] = [:]
    var views: [SavedView] = []
    /// Files of street tiles.
    var tiles: [String] = []
    /// With which characters the map is drawn.
    var drawing = MapDrawing.braille
    /// Whether a large map shows in a corner where it lies.
    var hasMiniMap = true
    var journal = JournalSettings(dialects: DialectRegistry.all.map { $0.id })

    var notify = NotifySettings()

    /// What was wrong in the file; all else counts.
    var problems: [ConfigProblem] = []

    /// The file that an option names, else the one of this user where there is one, over the defaults.
    static func read(option: String?) throws -> Config {
        var config = Config()
        let standard = Paths.standard.config
        if let option {
            guard FileManager.default.fileExists(atPath: option) else {
                throw RunFailure("--config: there is no file \(option)")
            }
            config.read(URL(fileURLWithPath: option))
        } else if FileManager.default.fileExists(atPath: standard.path) {
            config.read(standard)
        }
        return config
    }

    /// Reads a file over the defaults.
    mutating func read(_ url: URL) {
        let text: TOMLText
        do {
            text = try TOMLText(contentsOf: url)
        } catch {
            problems.append(error.problem)
            return
        }
        var notifications = NotifyReading(text)
        notifications.takeAll()
        notify = notifications.settings
        problems += notifications.problems
        for name in text.table.keys.sorted() where name != "notify" && name != "escalation" {
            guard let section = text.table[name]?.table else {
                problems.append(
                    text.problem(section: nil, key: name, "'\(name)' is no section; sections are \(Self.sectionNames)"))
                continue
            }
            read(section, named: name, in: text)
        }
    }

    private static let sectionNames =
        "[listener] [status] [trips] [signals] [journal] [alarms.KIND] [screen] [map] [sound] [views] [keys] [notify.NAME] "
        + "[[escalation]]"

    private mutating func read(_ section: TOMLTable, named name: String, in text: TOMLText) {
        if name == "views" { return readViews(section, in: text) }
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
                let names = rows.map(\.name)
                let near = NearName.of(key, among: names).map { "is it '\($0)'?" }
                let right = near ?? "keys are \(names.joined(separator: ", "))"
                problems.append(text.problem(section: name, key: key, "unknown key '\(key)' in [\(name)]; \(right)"))
                continue
            }
            guard let value = section[key], row.set(&self, value) else {
                problems.append(text.problem(section: name, key: key, "'\(key)' must be \(row.expected)"))
                continue
            }
        }
    }

    /// How many saved views there may be, and how long the name and the filter of one, in characters.
    private static let viewBounds = (count: 100, name: 40, filter: 1000)

    private mutating func readViews(_ section: TOMLTable, in text: TOMLText) {
        let bounds = Self.viewBounds
        for name in section.keys.sorted() {
            let filter = section[name]?.string ?? ""
            let view = SavedView(name: name, filter: filter)
            if views.count == bounds.count {
                let words = "there are more than \(bounds.count) views; the rest is left out"
                return problems.append(text.problem(section: "views", key: name, words))
            } else if filter.isEmpty || filter.count > bounds.filter || !(1...bounds.name).contains(name.count) {
                let words = "view '\(name)' must be a name of 1 to \(bounds.name) characters and the text of a filter"
                problems.append(text.problem(section: "views", key: name, words))
            } else if let fault = view.problem {
                problems.append(text.problem(section: "views", key: name, "view '\(name)': \(fault)"))
            } else {
                views.append(view)
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
