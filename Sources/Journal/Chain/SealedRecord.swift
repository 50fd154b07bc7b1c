import Fleet
import GRDB

/// An audit record as the one line of JSON that its hash is made of.
///
/// Keys come in the order written here, without blanks; a key is left out where its column is NULL. Times are
/// milliseconds since 1970, numbers of entries and alarms are signed as in the tables. Quotes, backslashes and every
/// character that a terminal might not print are escaped as ``JSONObject`` does it.
enum SealedRecord {
    /// Where a chain begins: the first entry that may be in it, when that was, and why.
    static func start(entry: Int64, at: Int64, reason: String) -> [UInt8] {
        var line = JSONObject()
        line.add("record", "start")
        line.add("entry", Int(entry))
        line.add("at", Int(at))
        line.add("reason", reason)
        line.close()
        return line.bytes
    }

    /// What an operator or the program itself did; `detail` is the JSON of the table.
    static func action(_ row: ActionRow) -> [UInt8] {
        var line = JSONObject()
        line.add("record", "action")
        line.add("entry", Int(row.entry))
        line.add("at", Int(row.at))
        line.add("user", row.user)
        line.add("terminal", row.terminal)
        line.add("action", row.what)
        line.add("detail", json: Array(row.detail.utf8))
        line.close()
        return line.bytes
    }

    /// A step in the life of an alarm; `state` is the alarm as it was right after, the JSON of ``StoredAlarm``.
    static func transition(_ row: TransitionRow) -> [UInt8] {
        var line = JSONObject()
        line.add("record", "transition")
        line.add("entry", Int(row.entry))
        line.add("part", Int(row.part))
        line.add("at", Int(row.at))
        line.add("alarm", Int(row.alarm))
        line.add("change", row.what)
        line.add("from", row.from)
        line.add("to", row.to)
        line.add("user", row.user)
        line.add("terminal", row.terminal)
        line.add("note", row.note)
        line.add("state", json: row.state.map { Array($0.utf8) })
        line.close()
        return line.bytes
    }
}

/// A row of the table `action`, as far as it is sealed.
struct ActionRow {
    var entry: Int64
    var at: Int64
    var user: String
    var terminal: String
    var what: String
    var detail: String

    /// The columns in the order of ``init(_:)``.
    static let columns = "seq, at, user, terminal, what, detail"

    /// What is to be written.
    init(entry: Int64, at: Int64, by person: Operator, _ action: StoredAction) {
        self.entry = entry
        self.at = at
        user = StoredText.kept(person.user)
        terminal = StoredText.kept(person.terminal)
        what = action.what
        detail = StoredText.kept(action.detail)
    }

    /// What was read, columns from 0 on.
    init(_ row: Row) {
        (entry, at, user, terminal) = (row[0], row[1], row[2], row[3])
        (what, detail) = (row[4], row[5])
    }
}

/// A row of the table `transition`, as far as it is sealed.
struct TransitionRow {
    var alarm: Int64
    var entry: Int64
    /// Which step of its entry it is, from 0.
    var part: Int64
    var at: Int64
    var what: String
    var from: String?
    var to: String?
    var user: String?
    var terminal: String?
    var note: String?
    var state: String?

    /// The columns in the order of ``init(_:)``.
    static let columns = "alarm, seq, part, at, what, fromState, toState, user, terminal, note, state"

    /// What is to be written.
    init(_ transition: AlarmTransition, entry: Int64, part: Int, state: String) {
        alarm = Int64(bitPattern: transition.alarm.id.number)
        self.entry = entry
        self.part = Int64(part)
        at = transition.at.milliseconds
        what = transition.change.rawValue
        from = transition.from.rawValue
        to = transition.alarm.state.rawValue
        user = transition.by.map(StoredText.kept)
        terminal = transition.terminal.map(StoredText.kept)
        note = transition.note.map(StoredText.kept)
        self.state = state
    }

    /// What was read, columns from 0 on.
    init(_ row: Row) {
        (alarm, entry, part, at) = (row[0], row[1], row[2], row[3])
        (what, from, to) = (row[4], row[5], row[6])
        (user, terminal, note, state) = (row[7], row[8], row[9], row[10])
    }
}

/// Text as the database gives it back.
enum StoredText {
    /// The text up to a NUL, where SQLite's text ends.
    static func kept(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(decoding: text.utf8.prefix { $0 != 0 }, as: UTF8.self)
    }
}
