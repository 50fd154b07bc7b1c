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
    /// How many columns characters of ambiguous width take on this terminal.
    var ambiguousWidth = 1
    /// Whether they take two.
    var ambiguousIsWide: Bool { ambiguousWidth == 2 }
    var framesPerSecond = 10
    var mouse = true
    /// Whether frames are bracketed so that the terminal shows each at once.
    var synchronizedFrames = true
    var bell = BellRules()
    var keys = KeyChoice()
    var views: [SavedView] = []
    /// Files of street tiles.
    var tiles: [String] = []
    var columns: [ColumnChoice]?
    var colours: [ColumnColour] = []
    /// With which characters the map is drawn.
    var drawing = MapDrawing.braille
    /// Whether a large map shows in a corner where it lies.
    var hasMiniMap = true
    var journal = JournalSettings(dialects: DialectRegistry.all.map { $0.id })

    var notify = NotifySettings()

    /// The text of each value that stands in the file, by `section.key`, to see what has changed; all about
    /// notifications is one of them.
    var given: [String: String] = [:]
    /// The keys that were taken, with their sections.
    var keysGiven: Set<String> = []
    /// Whether the file could not be read at all.
    var isBroken = false

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

    /// The file that is read.
    static func place(option: String?) -> URL {
        option.map { URL(fileURLWithPath: $0) } ?? Paths.standard.config
    }

    /// Whether a key of a section stands in the file.
    func says(_ key: String, in section: String) -> Bool {
        keysGiven.contains("\(section).\(key)")
    }

    /// What is wrong with the theme that a file names, with its line; nil where the theme is there.
    func themeProblem(_ url: URL, _ library: ThemeLibrary) -> ConfigProblem? {
        var ignored: [ConfigProblem] = []
        guard says("theme", in: "screen"), library.theme(themeName, problems: &ignored) == nil else { return nil }
        let words = ignored.first.map(\.description) ?? library.missing(themeName)
        let text = try? TOMLText(contentsOf: url)
        return text?.problem(section: "screen", key: "theme", words)
            ?? ConfigProblem(file: url.path, line: nil, words: words)
    }

    /// Reads a file over the defaults.
    mutating func read(_ url: URL) {
        let text: TOMLText
        do {
            text = try TOMLText(contentsOf: url)
        } catch {
            problems.append(error.problem)
            isBroken = true
            return
        }
        let texts = ["notify", "escalation"].compactMap { text.table[$0]?.debugDescription }
        given["notify"] = texts.isEmpty ? nil : texts.joined(separator: "\n")
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
        if name == "keys" {
            let reading = KeyReading(section, in: text)
            keys = reading.choice
            problems += reading.problems
            return
        }
        if name == "alarms" {
            AlarmTables.read(section, section: name, into: &alarms) {
                problems.append(text.problem(section: $0, key: $1, $2))
            }
            return
        }
        guard let rows = ConfigKeys.sections[name] else {
            problems.append(
                text.problem(section: name, key: nil, "unknown section [\(name)]; sections are \(Self.sectionNames)"))
            return
        }
        for key in section.keys { given["\(name).\(key)"] = section[key]?.debugDescription }
        var wrong: [ConfigProblem] = []
        let others = name == "screen" ? ["colour"] : []
        let taken = SettingKey.read(section, by: rows, place: "[\(name)]", others: others, into: &self) {
            wrong.append(text.problem(section: name, key: $0, $1))
        }
        problems += wrong
        keysGiven.formUnion(taken.map { "\(name).\($0)" })
        if !others.isEmpty, let colours = section["colour"] { readColours(colours, in: text) }
    }

    private mutating func readViews(_ section: TOMLTable, in text: TOMLText) {
        let tables = ViewTables(section, in: text)
        views = tables.views
        problems += tables.problems
    }

    /// Colours of cells are tables within `[screen]`.
    private mutating func readColours(_ value: any TOMLValueConvertible, in text: TOMLText) {
        colours = ColourTables.read(value) { place, words in
            problems.append(text.problem(section: "screen.colour", key: nil, words, occurrence: place))
        }
    }
}
