import Fleet
import Foundation
import GRDB

/// What operators wrote down about devices, as it was from a moment on: names, plates, groups, notes and settings.
enum BookTable {
    /// What a row says beside the name.
    private struct Detail: Codable, Equatable {
        var plate: String?
        var icon: String?
        var note: String?
        var groups: [String]?
        var settings: [String: Double]?
        var zoneMinutes: Int?

        init(_ entry: FleetBook.Entry) {
            plate = entry.plate
            icon = entry.icon
            note = entry.note
            groups = entry.groups.isEmpty ? nil : entry.groups
            settings = entry.settings.thresholds.isEmpty ? nil : entry.settings.thresholds
            zoneMinutes = entry.settings.clockZoneMinutes
        }
    }

    /// One device as it is described.
    private struct Line: Equatable {
        var name: String?
        var detail: String
    }

    /// Adds what differs from what was described last; a device that is no longer in the book gets an empty row.
    static func write(_ book: FleetBook, at now: Timestamp, _ database: Database) throws {
        let known = try latest(database)
        let present = try Dictionary(
            uniqueKeysWithValues: book.entries.map { ($0.key.description, try line($0.value)) })
        let gone = known.filter { $0.value != Line(detail: "{}") && present[$0.key] == nil }
        let news = present.filter { known[$0.key] != $0.value }.merging(gone.mapValues { _ in Line(detail: "{}") }) {
            new, _ in new
        }
        for (identity, line) in news.sorted(by: { $0.key < $1.key }) {
            try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO book (identity, at, name, detail) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [identity, now.milliseconds, line.name, line.detail])
        }
    }

    /// The names that devices had last.
    static func names(_ database: Database) throws -> [DeviceID: String] {
        guard try database.tableExists("book") else { return [:] }
        var names: [DeviceID: String] = [:]
        for (identity, line) in try latest(database) {
            if let id = DeviceID(identity), let name = line.name { names[id] = name }
        }
        return names
    }

    private static func latest(_ database: Database) throws -> [String: Line] {
        var lines: [String: Line] = [:]
        // With max() SQLite takes the other columns from the row that has it.
        let rows = try Row.fetchCursor(
            database, sql: "SELECT identity, name, detail, max(at) FROM book GROUP BY identity")
        while let row = try rows.next() { lines[row[0]] = Line(name: row[1], detail: row[2]) }
        return lines
    }

    private static func line(_ entry: FleetBook.Entry) throws -> Line {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Line(
            name: entry.name, detail: String(decoding: try encoder.encode(Detail(entry)), as: UTF8.self))
    }
}
