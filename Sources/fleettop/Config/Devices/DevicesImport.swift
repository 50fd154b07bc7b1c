import Fleet

/// Makes `devices.toml` from a CSV file with a line of heads: id or imei, name, plate, groups, icon, note.
struct DevicesImport {
    /// The text of a `devices.toml`.
    private(set) var toml = ""
    /// What is wrong, with its line; the rest counts.
    private(set) var problems: [ConfigProblem] = []
    /// How many devices there are in it.
    private(set) var count = 0

    private let file: String
    private var lines: [DeviceID: Int] = [:]

    /// What a column holds.
    private enum Column {
        case identity, groups, nothing
        case text(BookText)

        init?(_ head: String) {
            switch head {
            case "id", "imei", "identity", "device": self = .identity
            case "group", "groups": self = .groups
            default:
                guard let row = BookText.all.first(where: { $0.name == head }) else { return nil }
                self = .text(row)
            }
        }
    }

    /// Reads the text of a file.
    init(_ text: String, file: String) {
        self.file = file
        let csv = CSVText(text)
        takeAll(csv)
        if let line = csv.unclosedLine {
            note(line, "a quote begins here and never ends; nothing is read from there on")
        }
    }

    private mutating func takeAll(_ csv: CSVText) {
        guard let head = csv.records.first else {
            if csv.unclosedLine == nil { note(nil, "is empty: the first line names the columns") }
            return
        }
        guard let columns = columns(head) else { return }
        for record in csv.records.dropFirst() { take(record, columns) }
    }

    private mutating func note(_ line: Int?, _ words: String) {
        problems.append(ConfigProblem(file: file, line: line, words: words))
    }

    private mutating func columns(_ head: CSVText.Record) -> [Column]? {
        var columns: [Column] = []
        var hasIdentity = false
        for field in head.fields {
            let name = Self.trimmed(field).lowercased()
            let column = Column(name)
            if column == nil, !name.isEmpty {
                note(head.line, "unknown column '\(name)' is left out; columns are id, name, plate, groups, icon, note")
            }
            if case .identity = column { hasIdentity = true }
            columns.append(column ?? .nothing)
        }
        guard hasIdentity else {
            note(head.line, "the first line must name a column 'id' or 'imei'")
            return nil
        }
        return columns
    }

    private mutating func take(_ record: CSVText.Record, _ columns: [Column]) {
        var id: DeviceID?
        var identity = ""
        var entry = FleetBook.Entry()
        for (column, field) in zip(columns, record.fields) {
            let text = Self.trimmed(field)
            switch column {
            case .identity:
                identity = text
                id = DeviceID(text)
            case .groups: entry.groups = groups(text, line: record.line)
            case .text(let row) where row.admits(text): row.set(&entry, text)
            case .text(let row): if !text.isEmpty { note(record.line, "'\(row.name)' must be \(row.expected)") }
            case .nothing: break
            }
        }
        if record.fields.count > columns.count { note(record.line, "has more fields than the first line") }
        guard let id else { return note(record.line, "'\(identity)' is no identity of 1 to 19 digits") }
        if let line = lines.updateValue(record.line, forKey: id) {
            lines[id] = line
            return note(record.line, "\(id) is there already in line \(line)")
        }
        add(entry, id)
    }

    /// Names of groups stand behind one another with `;`, `,` or `|` between them.
    private mutating func groups(_ text: String, line: Int) -> [String] {
        let names = text.split { ";,|".contains($0) }.map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
        let good = names.filter(BookBounds.isGroupName).prefix(BookBounds.groupsOfDevice)
        if good.count < names.count {
            note(
                line,
                "a group must have a name of 1 to \(BookBounds.groupName) characters, and there may be "
                    + "\(BookBounds.groupsOfDevice) of them")
        }
        return Array(good)
    }

    private mutating func add(_ entry: FleetBook.Entry, _ id: DeviceID) {
        count += 1
        if !toml.isEmpty { toml += "\n" }
        toml += "[\"\(id)\"]\n"
        for row in BookText.all {
            if let text = row.get(entry) { toml += "\(row.name) = \(TOMLText.quoted(text))\n" }
        }
        if !entry.groups.isEmpty {
            toml += "groups = [\(entry.groups.map(TOMLText.quoted).joined(separator: ", "))]\n"
        }
    }

    private static func trimmed(_ text: String) -> String {
        let rest = text.drop { $0.isWhitespace }
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }
}
