import Fleet
import Foundation
import GRDB
import Testing

@testable import Journal

/// What operators wrote down about devices is kept as it was at each time.
@Suite struct BookTests {
    private func book(_ name: String, groups: [String] = ["north"]) -> FleetBook {
        var entry = FleetBook.Entry(name: name)
        entry.groups = groups
        entry.settings.thresholds = ["parked_after": 600_000]
        return FleetBook(entries: [Fixture.device: entry])
    }

    @Test func aNameIsKeptFromEachMomentOn() throws {
        let folder = TemporaryFolder()
        let journal = try folder.open().journal
        journal.describe(book("Van 12"), at: Fixture.at(0))
        journal.describe(book("Van 12"), at: Fixture.at(1))
        journal.describe(book("Lorry 1"), at: Fixture.at(2))
        try Fixture.wait("the last name is kept") { try journal.reader.names() == [Fixture.device: "Lorry 1"] }
        let rows = try journal.reader.pool.read {
            try String.fetchAll($0, sql: "SELECT name || ' ' || detail FROM book ORDER BY at")
        }
        let detail = #"{"groups":["north"],"settings":{"parked_after":600000}}"#
        #expect(rows == ["Van 12 \(detail)", "Lorry 1 \(detail)"], "what stays the same is kept once")
        journal.close()
    }

    @Test func aDeviceThatLeavesTheBookHasNoNameAnyMore() throws {
        let folder = TemporaryFolder()
        let journal = try folder.open().journal
        journal.describe(book("Van 12"), at: Fixture.at(0))
        journal.describe(FleetBook(), at: Fixture.at(1))
        journal.describe(FleetBook(), at: Fixture.at(2))
        try Fixture.wait("the empty row is there") {
            try journal.reader.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM book") } == 2
        }
        #expect(try journal.reader.names().isEmpty)
        journal.close()
    }
}
