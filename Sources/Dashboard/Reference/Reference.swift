import Canvas
import Fleet

/// The tables of the program as rows of text, for the man page and the README.
public enum Reference {
    /// One row: what it is called and what it is.
    public struct Row: Sendable, Equatable {
        /// Its name, or its keys.
        public let name: String
        /// What it does or means.
        public let words: String
    }

    /// A table with its heading.
    public struct Section: Sendable, Equatable {
        /// The heading.
        public let title: String
        /// The rows.
        public let rows: [Row]
    }

    /// Keys by what they are about, with the name of each action in the configuration.
    public static var keys: [Section] {
        Action.Group.allCases.map { group in
            let rows = Action.all.filter { $0.group == group }.map { action in
                Row(
                    name: action.keys.map(\.shownName).joined(separator: " "),
                    words: "\(action.help) (\(action.id.rawValue))")
            }
            return Section(title: group.rawValue, rows: rows)
        }
    }

    /// The columns of the table.
    public static var columns: [Row] {
        DeviceColumn.all.map { Row(name: $0.id, words: $0.meaning) }
    }

    /// The statuses of devices.
    public static var statuses: [Row] {
        DeviceStatus.allCases.map { Row(name: $0.rawValue, words: $0.traits.rule) }
    }

    /// The kinds of alarms, by importance.
    public static var alarmKinds: [Row] {
        AlarmTraits.all.sorted { ($0.priority, $0.title) < ($1.priority, $1.title) }.map {
            Row(name: $0.kind.rawValue, words: "\($0.title), priority \($0.priority). \($0.response)")
        }
    }

    /// The fields of filters.
    public static var filterFields: [Row] {
        FilterField.all.map { Row(name: $0.name, words: $0.meaning) }
    }

    /// The commands of the palette that take an argument.
    public static var paletteCommands: [Row] {
        PaletteCommand.all.map { Row(name: "\($0.word) \($0.argument)", words: $0.help) }
    }
}
