import Fleet
import Testing

@testable import Dashboard

/// The order of rows, by names and by every column.
struct OrderTests {
    @Test(arguments: [
        ("Van 2", "Van 12"), ("van 2", "Van 12"), ("Van", "Van 1"), ("a2b3", "a2b10"), ("Van 02", "Van 2"),
        ("Van 002", "Van 02"), ("A", "a"), ("", "a"), ("a 9", "b 1"), ("12", "a"),
        ("x99999999999999999999", "x100000000000000000000"),
        ("Bus", "Émile"), ("2", "10"), ("0", "1"), ("00", "1"),
    ])
    func oneNameComesBeforeTheOther(first: String, second: String) {
        #expect(NaturalOrder.isBefore(first, second))
        #expect(!NaturalOrder.isBefore(second, first))
        #expect(!NaturalOrder.isBefore(first, first))
    }

    private func names(_ order: NameOrder, _ devices: ChunkedArray<Device>) -> [String] {
        devices.indices.sorted { order.ranks[$0] < order.ranks[$1] }.map { devices[$0].label }
    }

    @Test func theOrderOfNamesFollowsTheFleet() {
        let large = Scenario(Fleets.all).store.snapshot().devices
        let small = Scenario(Fleets.three).store.snapshot().devices
        let expected = ["Bus 4", "Car 9", "Trailer 7", "Truck 3", "Van 2", "Van 12", "861785001515307"]
        var order = NameOrder()
        order.update(large)
        #expect(names(order, large) == expected)
        order.update(small)
        #expect(names(order, small) == ["Bravo", "Charlie", "Delta"])
        order.update(large)
        #expect(names(order, large) == expected)
        order.update(ChunkedArray())
        #expect(order.ranks.isEmpty)
    }

    @Test func aNewNameMovesTheRow() throws {
        let story = Scenario(Fleets.three)
        let bravo = try #require(story.state.rows.first?.id)
        var names = story.store.snapshot().book.names
        names[bravo] = "Zulu"
        story.take(book: FleetBook(names: names), words: "devices.toml read")
        #expect(story.table == ["Charlie", "Delta", "Zulu"])
    }

    @Test func equalNamesStandByIdentityHoweverOnesCameThere() throws {
        let story = Scenario(Fleets.three)
        let ids = story.state.rows.map(\.id).sorted()
        story.take(book: FleetBook(names: Dictionary(uniqueKeysWithValues: ids.map { ($0, "Van") })), words: "read")
        #expect(story.state.rows.map(\.id) == ids)
        story.press("I")
        #expect(story.state.rows.map(\.id) == ids.reversed())
        story.press("I")
        #expect(story.state.rows.map(\.id) == ids)
    }

    /// The number or text that a row stands by, made in the slow and plain way.
    private func value(_ id: String, _ row: DeviceRow, _ story: Scenario) -> Double? {
        let device = story.state.shown.devices[row.index]
        return switch id {
        case "alarm": Double(row.alarmPriority ?? 9)
        case "status": Double(DeviceStatus.allCases.firstIndex(of: row.status) ?? 0)
        case "age": Double(story.now.milliseconds(since: device.lastHeard))
        case "speed": device.position?.speedKmh ?? -1
        case "battery": Double(device.power.batteryPercent ?? -1)
        case "signal": Double(device.radio.signal ?? -1)
        case "sat": Double(device.satellites ?? -1)
        default: nil
        }
    }

    @Test(arguments: ["alarm", "status", "age", "speed", "battery", "signal", "sat"], [false, true])
    func equalOnesStandByNameUpwardsAlsoInAnInvertedOrder(id: String, isInverted: Bool) throws {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        let byName = story.state.rows
        story.press(":")
        story.write("sort \(isInverted ? "-" : "")\(id)")
        story.press("enter")
        let expected = byName.indices.sorted { left, right in
            let (a, b) = (value(id, byName[left], story) ?? 0, value(id, byName[right], story) ?? 0)
            return a == b ? left < right : (a < b) != isInverted
        }.map { byName[$0].id }
        #expect(story.state.rows.map(\.id) == expected)
    }

    @Test func textsStandByTheirNumbersAndPlacesByTheirLetters() {
        let story = Scenario(Fleets.all, book: .depots)
        func sort(_ column: String) -> [String] {
            story.press(":")
            story.write("sort \(column)")
            story.press("enter")
            return story.table
        }
        #expect(sort("plate").first == "Van 12")
        #expect(sort("-plate").last == "Van 12")
        #expect(sort("groups").suffix(4) == ["Van 2", "Van 12", "Truck 3", "Trailer 7"])
        #expect(sort("place").prefix(3) == ["861785001515307", "Trailer 7", "Truck 3"])
    }

    @Test func aRowMovesWhenItsValueChanges() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("sort -speed")
        story.press("enter")
        #expect(story.table.first == "Van 12")
        story.hear("Van 2", at: "Vienne") { $0.fix?.speedKmh = 99 }
        #expect(story.table.first == "Van 2")
    }
}
