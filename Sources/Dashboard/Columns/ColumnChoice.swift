import Fleet

/// A column that a person wants to see, as in the configuration: `speed`, `speed:12` or `json:fix.hdop:6`.
public struct ColumnChoice: Sendable, Equatable {
    /// The name of the column, or `json:` and a path in the JSON line of the last message.
    public let id: String
    /// Its width in cells; nil for its usual one.
    public var width: Int?

    /// The widths that a column may have.
    public static let widths = 1...60
    /// How many columns there may be.
    public static let maximumCount = 40
    /// The longest path in a JSON line, in characters.
    private static let maximumPath = 80
    /// What stands before such a path.
    static let jsonMark = "json:"

    /// A column of a name and a width.
    init(id: String, width: Int? = nil) {
        self.id = id
        self.width = width
    }

    /// A column from its text; nil where there is no such column, or no such width.
    public init?(_ text: String) {
        var name = text[...]
        var width: Int?
        let isJSON = text.hasPrefix(Self.jsonMark)
        let rest = text.dropFirst(isJSON ? Self.jsonMark.count : 0)
        if let colon = rest.lastIndex(of: ":") {
            guard let number = Int(rest[rest.index(after: colon)...]), Self.widths.contains(number) else { return nil }
            width = number
            name = text[..<colon]
        }
        guard Self.isKnown(String(name)) else { return nil }
        self.init(id: String(name), width: width)
    }

    /// The text that gives this column again.
    public var text: String { id + (width.map { ":\($0)" } ?? "") }

    /// What a text that is no column should have been, in words.
    public static var expected: String {
        let names = DeviceColumn.all.map(\.id).joined(separator: ", ")
        return "\(names) or json:PATH, each with :WIDTH (\(widths.lowerBound) to \(widths.upperBound)) where wanted"
    }

    private static func isKnown(_ name: String) -> Bool {
        guard name.hasPrefix(jsonMark) else { return DeviceColumn.index(of: name) != nil }
        let path = name.dropFirst(jsonMark.count)
        let isPath = path.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        return isPath && !path.isEmpty && path.count <= maximumPath
    }

    /// What is shown in it.
    var column: DeviceColumn {
        if let place = DeviceColumn.index(of: id) { return DeviceColumn.all[place] }
        return .json(String(id.dropFirst(Self.jsonMark.count)))
    }
}

extension DeviceColumn {
    /// A column of one value of the last message; made only for rows in sight, and therefore not sorted by.
    static func json(_ path: String) -> DeviceColumn {
        let title = (path.split(separator: ".").last.map(String.init) ?? path).uppercased()
        return DeviceColumn(
            id: ColumnChoice.jsonMark + path, title: title, minimumWidth: max(8, min(12, title.count)), weight: 0,
            dropOrder: 9, isRightAligned: true, meaning: "\(path) of the last message",
            cell: { CellText(text: JSONField.text(path, in: $0.device.lastLine) ?? "") }, order: nil)
    }
}
