import Canvas
import Dashboard
import Foundation
import Geo
import TOMLKit

/// Reads `[views]`: a text is a filter, a table has a filter, an order, columns, a key and what the map shows.
struct ViewTables {
    private let text: TOMLText
    /// What was found, in the order of the file.
    private(set) var views: [SavedView] = []
    /// What was wrong; all else counts.
    private(set) var problems: [ConfigProblem] = []

    /// How many saved views there may be, and how long the name and the filter of one, in characters.
    private static let bounds = (count: 100, name: 40, filter: 1000)
    private static let keys = ["columns", "filter", "key", "map", "sort"]

    /// Reads the section.
    init(_ section: TOMLTable, in text: TOMLText) {
        self.text = text
        let ordered = section.keys.sorted().map { name in
            (name: name, line: line(of: name))
        }.sorted { ($0.line, $0.name) < ($1.line, $1.name) }
        for (name, _) in ordered {
            guard views.count < Self.bounds.count else {
                tell(name, nil, "there are more than \(Self.bounds.count) views; the rest is left out")
                return
            }
            if let view = view(name, section[name]) { views.append(view) }
        }
    }

    private func line(of name: String) -> Int {
        text.problem(section: "views.\(name)", key: nil, "").line
            ?? text.problem(section: "views", key: name, "").line ?? Int.max
    }

    private mutating func tell(_ name: String, _ key: String?, _ words: String) {
        let ofTable = text.problem(section: "views.\(name)", key: key, words)
        problems.append(ofTable.line == nil ? text.problem(section: "views", key: name, words) : ofTable)
    }

    /// One view; nil where it cannot be one.
    private mutating func view(_ name: String, _ value: (any TOMLValueConvertible)?) -> SavedView? {
        let table = value?.table
        let filter = value?.string ?? table?["filter"]?.string ?? ""
        let isSaid = table != nil ? table?["filter"] == nil || table?["filter"]?.string != nil : !filter.isEmpty
        guard isSaid, filter.count <= Self.bounds.filter, (1...Self.bounds.name).contains(name.count) else {
            tell(
                name, nil,
                "view '\(name)' must be a name of 1 to \(Self.bounds.name) characters and the text of a filter, "
                    + "or a table of \(Self.keys.joined(separator: ", "))")
            return nil
        }
        var view = SavedView(name: name, filter: filter)
        if let fault = view.problem {
            tell(name, table == nil ? nil : "filter", "view '\(name)': \(fault)")
            return nil
        }
        if let table { fill(&view, table) }
        return view
    }

    private mutating func fill(_ view: inout SavedView, _ table: TOMLTable) {
        for key in table.keys.sorted() where key != "filter" {
            guard let value = table[key] else { continue }
            switch key {
            case "sort":
                view.sort = value.string.flatMap { ViewSort($0) }
                if view.sort == nil { tell(view.name, key, "'sort' must be a column, or - and a column") }
            case "columns":
                let (columns, problem) = ColumnList.read(value)
                view.columns = columns
                if let problem { tell(view.name, key, problem) }
            case "key":
                view.key = value.string.flatMap { Key(name: $0) }
                if view.key == nil { tell(view.name, key, "'key' must be a key such as \"f5\" or \"alt-n\"") }
            case "map":
                view.bounds = Self.box(value)
                if view.bounds == nil { tell(view.name, key, "'map' must be [south, west, north, east] in degrees") }
            default:
                tell(view.name, key, "unknown key '\(key)'; keys are \(Self.keys.joined(separator: ", "))")
            }
        }
    }

    private static func box(_ value: any TOMLValueConvertible) -> GeoBox? {
        let degrees = value.array?.compactMap { $0.double ?? $0.int.map(Double.init) } ?? []
        guard degrees.count == 4, value.array?.count == 4, (-90...90).contains(degrees[0]),
            (-90...90).contains(degrees[2]),
            (-180...180).contains(degrees[1]), (-180...180).contains(degrees[3]), degrees[0] < degrees[2]
        else { return nil }
        return GeoBox([
            Coordinate(latitude: degrees[0], longitude: degrees[1]),
            Coordinate(latitude: degrees[2], longitude: degrees[3]),
        ])
    }
}

/// A list of columns in the configuration.
enum ColumnList {
    /// The columns that are known, and what is wrong with the rest.
    static func read(_ value: any TOMLValueConvertible) -> (columns: [ColumnChoice]?, problem: String?) {
        guard let texts = TextList.of(value), !texts.isEmpty else {
            return (nil, "'columns' must be a list such as [\"status\", \"device\", \"speed:8\"]")
        }
        var columns: [ColumnChoice] = []
        var wrong: [String] = []
        for text in texts.prefix(ColumnChoice.maximumCount) {
            guard let choice = ColumnChoice(text) else {
                wrong.append("'\(text)'")
                continue
            }
            if !columns.contains(where: { $0.id == choice.id }) { columns.append(choice) }
        }
        let problem =
            wrong.isEmpty ? nil : "no column \(wrong.joined(separator: ", ")); it takes \(ColumnChoice.expected)"
        return (columns.isEmpty ? nil : columns, problem)
    }
}

/// Reads `[[screen.colour]]`: which cells have another colour, and when.
enum ColourTables {
    /// The rules that make sense; what is wrong is told with the number of its rule.
    static func read(
        _ value: any TOMLValueConvertible, tell: (_ place: Int, _ words: String) -> Void
    ) -> [ColumnColour] {
        let tables = value.array?.compactMap(\.table)
        guard let tables, tables.count == value.array?.count else {
            tell(0, "'colour' must be tables: [[screen.colour]] with column, when and role")
            return []
        }
        return tables.prefix(ColumnColour.maximumCount).enumerated().compactMap { place, table in
            let (column, when) = (table["column"]?.string ?? "", table["when"]?.string ?? "")
            guard let role = table["role"]?.string.flatMap({ ThemeRole(name: $0) }) else {
                tell(place, "'role' must be a role of themes; `fleettop themes --roles` lists them")
                return nil
            }
            guard let rule = ColumnColour(column: column, when: when, role: role) else {
                tell(place, "'column' must be a column: \(ColumnChoice.expected)")
                return nil
            }
            if let problem = rule.problem {
                tell(place, "'when' must be a filter: \(problem)")
                return nil
            }
            return rule
        }
    }
}
