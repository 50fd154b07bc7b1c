import Fleet
import Foundation
import GRDB

/// What operators did, in order, page by page.
struct ActionPages {
    private static let page = 50

    private let scope: ExportScope
    private var position: Int64 = 0
    private var isAtEnd = false

    /// The actions of a scope.
    init(_ scope: ExportScope) {
        self.scope = scope
    }

    /// The next page; nil behind the last.
    ///
    /// With devices asked for, actions about none of them and none of their alarms are left out.
    mutating func next(_ database: Database) throws -> [ExportedAction]? {
        guard !isAtEnd else { return nil }
        // A journal that was only ever written by an older version has no chain.
        let link =
            try database.tableExists("chainStart")
            ? "number, hash, \(ExportedLink.previous("action"))" : "NULL, NULL, NULL"
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT \(ActionRow.columns), \(link) FROM action
                WHERE seq > ? AND seq <= ? AND what <> ? ORDER BY seq LIMIT \(Self.page)
                """, arguments: [position, scope.end, StoredAction.swept])
        isAtEnd = rows.count < Self.page
        if let last = rows.last { position = last[0] }
        return try rows.compactMap { row in
            let action = try action(row, database)
            guard scope.span.contains(action.at) else { return nil }
            return scope.wanted != nil && action.targets.isEmpty ? nil : action
        }
    }

    private func action(_ row: Row, _ database: Database) throws -> ExportedAction {
        let text: String = row[5]
        var fields = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
        let alarms = (fields.removeValue(forKey: "alarms") as? [Any] ?? []).compactMap {
            ($0 as? NSNumber)?.uint64Value
        }
        let isPlain = fields.isEmpty && text.hasPrefix("{")
        var targets = try alarms.compactMap { try target($0, database) }
        if let device = (fields["device"] as? String).flatMap({ DeviceID($0) }), isWanted(device) {
            targets.append(ExportedAction.Target(device: device))
        }
        return ExportedAction(
            at: Timestamp(milliseconds: row[1]), user: row[2], terminal: row[3], action: row[4],
            detail: isPlain ? nil : text, fields: Self.named(fields), targets: targets,
            link: ExportedLink(row[6], row[7], after: row[8], sealed: SealedRecord.action(ActionRow(row))))
    }

    /// The fields of a detail in the order of their names; none where one of them would be mistaken.
    private static func named(_ fields: [String: Any]) -> [ExportedAction.Field] {
        guard ExportedAction.takenNames.isDisjoint(with: fields.keys) else { return [] }
        return fields.sorted { $0.key < $1.key }.compactMap { name, value in
            let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]
            let json = try? JSONSerialization.data(withJSONObject: value, options: options)
            return json.map { ExportedAction.Field(name: name, json: Array($0)) }
        }
    }

    private func isWanted(_ device: DeviceID) -> Bool {
        scope.wanted?.contains { scope.devices[$0] == device } ?? true
    }

    private func target(_ alarm: UInt64, _ database: Database) throws -> ExportedAction.Target? {
        let row = try Row.fetchOne(
            database, sql: "SELECT device, kind FROM alarm WHERE id = ?", arguments: [Int64(bitPattern: alarm)])
        let number: Int64? = row?[0]
        if let wanted = scope.wanted, !(number.map(wanted.contains) ?? false) { return nil }
        return ExportedAction.Target(alarm: alarm, device: number.flatMap { scope.devices[$0] }, kind: row?[1])
    }
}
