import Dashboard
import Fleet
import Foundation
import TOMLKit

/// What is written about trackers: `devices.toml`, a table a tracker, `["861785001515349"]` with `name = "Van 12"`, and
/// a table a group, `[groups.north]`.
enum DevicesFile {
    /// What was read from a file.
    struct Contents: Sendable {
        /// What it says.
        var book = FleetBook()
        /// What is wrong in it; the rest counts.
        var problems: [ConfigProblem] = []
        /// Whether it could not be read at all.
        var isBroken = false

        /// How much it says: `24 devices, 3 groups`.
        var summary: String {
            let groups = book.groupNames.isEmpty ? "" : ", " + NumberText.count(book.groupNames.count, "group")
            let wrong = problems.isEmpty ? "" : ", " + NumberText.count(problems.count, "problem")
            return NumberText.count(book.entries.count, "device") + groups + wrong
        }
    }

    /// The book in a file; a file that is not there is an empty one.
    static func read(_ url: URL) -> Contents {
        guard FileManager.default.fileExists(atPath: url.path) else { return Contents() }
        do {
            var reading = DevicesReading(try TOMLText(contentsOf: url))
            reading.takeAll()
            return reading.contents
        } catch {
            return Contents(problems: [error.problem], isBroken: true)
        }
    }
}

/// The reading of one `devices.toml`: tables in, a book and problems out.
struct DevicesReading {
    private let text: TOMLText
    private var entries: [DeviceID: FleetBook.Entry] = [:]
    private var groups: [String: FleetBook.Group] = [:]
    private var problems: [ConfigProblem] = []
    private var problemsLeftOut = 0

    init(_ text: TOMLText) { self.text = text }

    /// What was read so far.
    var contents: DevicesFile.Contents {
        var problems = problems.sorted { ($0.line ?? .max) < ($1.line ?? .max) }
        if problemsLeftOut > 0 {
            problems.append(
                ConfigProblem(file: text.file, line: nil, words: "and \(problemsLeftOut) more problems like these"))
        }
        return DevicesFile.Contents(book: FleetBook(entries: entries, groups: groups), problems: problems)
    }

    /// Takes all tables of the file.
    mutating func takeAll() {
        for key in text.table.keys.sorted() {
            if key == "groups" {
                takeGroups()
            } else if let id = DeviceID(key), let table = text.table[key]?.table {
                take(table, of: id, key: key)
            } else {
                note(key, nil, "'\(key)' is no identity of 1 to 19 digits with a table, and not [groups.NAME]")
            }
        }
    }

    // MARK: - Devices

    private mutating func take(_ table: TOMLTable, of id: DeviceID, key: String) {
        guard entries.count < BookBounds.devices else {
            return note(key, nil, "there are more than \(BookBounds.devices) devices; this one is left out")
        }
        var entry = FleetBook.Entry()
        for name in table.keys.sorted() {
            guard let value = table[name] else { continue }
            if let row = BookText.all.first(where: { $0.name == name }) {
                if let text = value.string, row.admits(text) {
                    row.set(&entry, text)
                } else {
                    note(key, name, "'\(name)' must be \(row.expected)")
                }
            } else if name == "groups" {
                entry.groups = takeGroupList(value, section: key)
            } else {
                takeSetting(name, value, section: key, &entry.settings, others: Self.deviceKeys)
            }
        }
        entries[id] = entry
    }

    private static let deviceKeys = BookText.all.map(\.name) + ["groups"]

    private mutating func takeGroupList(_ value: any TOMLValueConvertible, section: String) -> [String] {
        guard let texts = TextList.orText(value) else {
            note(section, "groups", "'groups' must be a list of names such as [\"north\"]")
            return []
        }
        let names = texts.filter(BookBounds.isGroupName)
        if names.count < texts.count {
            note(section, "groups", "a group must have a name of 1 to \(BookBounds.groupName) characters")
        }
        if names.count > BookBounds.groupsOfDevice {
            note(
                section, "groups",
                "a device belongs to \(BookBounds.groupsOfDevice) groups at most; the rest is left out")
        }
        return Array(names.prefix(BookBounds.groupsOfDevice))
    }

    // MARK: - Groups

    private mutating func takeGroups() {
        guard let tables = text.table["groups"]?.table else {
            return note("groups", nil, "'groups' must be tables such as [groups.north]")
        }
        for name in tables.keys.sorted() {
            guard let table = tables[name]?.table, BookBounds.isGroupName(name) else {
                note("groups", name, "'\(name)' must be a table [groups.\(name)] with a name of 1 to 64 characters")
                continue
            }
            guard groups.count < BookBounds.groups else {
                return note(
                    "groups.\(name)", nil, "there are more than \(BookBounds.groups) groups; the rest is left out")
            }
            takeGroup(table, named: name)
        }
    }

    private mutating func takeGroup(_ table: TOMLTable, named name: String) {
        let section = "groups.\(name)"
        var group = FleetBook.Group()
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            if key != "title" {
                takeSetting(key, value, section: section, &group.settings, others: ["title"])
            } else if let title = value.string, BookBounds.isGroupName(title) {
                group.title = title
            } else {
                note(section, key, "'title' must be a text of 1 to \(BookBounds.groupName) characters")
            }
        }
        groups[name] = group
    }

    // MARK: - Settings

    private mutating func takeSetting(
        _ name: String, _ value: any TOMLValueConvertible, section: String, _ settings: inout DeviceSettings,
        others: [String]
    ) {
        if name == "zone" {
            if let minutes = value.string.flatMap(ZoneOffset.minutes) {
                settings.clockZoneMinutes = minutes
            } else {
                note(section, name, "'zone' must be \(ZoneOffset.expected)")
            }
        } else if name == "alarms", let table = value.table {
            var found: [(String, String?, String)] = []
            AlarmTables.read(table, section: "\(section).alarms", into: &settings.alarms) { found.append(($0, $1, $2)) }
            for (section, key, words) in found { note(section, key, words) }
        } else if let row = StatusThreshold.named(name) {
            if let number = row.number(value) {
                settings.thresholds[name] = number
            } else {
                note(section, name, "'\(name)' must be \(row.expected)")
            }
        } else if value.table != nil {
            note(section, name, "unknown table [\(section).\(name)]; tables are [\"IDENTITY\"] and [groups.NAME]")
        } else {
            note(section, name, "unknown key '\(name)'; " + Self.right(for: name, others: others + ["zone", "alarms"]))
        }
    }

    /// The key that may have been meant, or all that may stand there.
    private static func right(for name: String, others: [String]) -> String {
        if let near = NearName.of(name, among: others + StatusThreshold.all.map(\.name)) { return "is it '\(near)'?" }
        return "keys are \(others.joined(separator: ", ")) and those of [status], [trips] and [signals]"
    }

    /// Notes something wrong with a key of a table, or with the table.
    private mutating func note(_ section: String, _ key: String?, _ words: String) {
        guard problems.count < BookBounds.problems else {
            problemsLeftOut += 1
            return
        }
        // A table may also stand in a line of its parent: `groups = { … }`.
        let own = key.map { "\(section).\($0)" } ?? section
        let places: [(String?, String?)] = [
            (section, key), (own, nil), (section, nil), (nil, section), ("groups", nil),
        ]
        let text = text
        let found = places.lazy.map { text.problem(section: $0.0, key: $0.1, words) }
        problems.append(found.first { $0.line != nil } ?? text.problem(section: section, key: key, words))
    }
}
