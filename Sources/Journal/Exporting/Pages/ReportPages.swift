import Fleet
import Foundation
import GRDB

/// Messages in the order of their arrival, page by page; input that was not understood stands among them.
struct ReportPages {
    private let scope: ExportScope
    private let after: String
    private var position: Int64

    /// The messages of a scope.
    init(_ scope: ExportScope) {
        self.scope = scope
        position = scope.wanted == nil ? 0 : scope.first - 1
        // The plus keeps SQLite from sorting all reports of several devices for each page.
        after = scope.condition(scope.wanted?.count == 1 ? "device" : "+device")
    }

    /// How far it is, from 0 to 1.
    var share: Double {
        guard scope.end > 0 else { return 1 }
        return min(1, Double(position) / Double(scope.end))
    }

    /// The next page; nil behind the last.
    ///
    /// A page may be empty.
    mutating func next(_ database: Database) throws -> [Arrival]? {
        guard position < scope.end else { return nil }
        let reports = try readReports(database)
        let asides = scope.wanted == nil ? try readAsides(database) : []
        // Where one of the two is not at its end, the other waits for it.
        let bounds = [reports, asides].map { $0.count == ExportScope.page ? $0.last?.sequence ?? 0 : scope.end }
        let bound = bounds.min() ?? scope.end
        position = max(bound, position + 1)
        let both = (reports + asides).filter { $0.sequence <= bound }
        return both.sorted { $0.sequence < $1.sequence }.compactMap(\.arrival)
            .filter { scope.span.contains($0.received) }
    }

    private func readReports(_ database: Database) throws -> [(sequence: Int64, arrival: Arrival?)] {
        let statement = try FastStatement(
            database,
            """
            SELECT \(StoredReport.columns), raw.bytes FROM report LEFT JOIN raw ON raw.seq = report.seq
            WHERE report.seq > ?1 AND report.seq <= ?2\(after) ORDER BY report.seq LIMIT \(ExportScope.page)
            """)
        defer { statement.reset() }
        statement.bind(max(position, scope.first == .max ? .max : scope.first - 1), at: 1)
        statement.bind(scope.last, at: 2)
        var rows: [(sequence: Int64, arrival: Arrival?)] = []
        while try statement.next(database) {
            let row = StoredReport(statement, devices: scope.devices, words: scope.words, rawColumn: 7)
            rows.append((row.sequence, row.arrival))
        }
        return rows
    }

    /// Input that was not understood has no device; what was understood and kept out is no part of the fleet.
    private func readAsides(_ database: Database) throws -> [(sequence: Int64, arrival: Arrival?)] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT seq, received, transport, peer, reason, bytes FROM aside
                WHERE seq > ? AND seq <= ? AND identity IS NULL ORDER BY seq LIMIT \(ExportScope.page)
                """, arguments: [position, scope.end])
        var asides: [(sequence: Int64, arrival: Arrival?)] = []
        while let row = try rows.next() {
            let arrival = PeerAddress(text: row[3]).map { peer in
                Arrival(
                    received: Timestamp(milliseconds: row[1]), transport: Transport(rawValue: row[2]) ?? .tcp,
                    peer: peer, content: .unparsed(reason: row[4]), raw: [UInt8](row[5] as Data))
            }
            asides.append((row[0], arrival))
        }
        return asides
    }
}
