import Dialects
import Fleet
import Testing

/// The status group, read from the right (gotop.md section 5).
@Suite struct GotopStatusGroupTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let group: String
        var battery: Int?
        var signal: Int?
        var external: Bool?
        var charging: Bool?
        var testDescription: String { group }
    }

    static let rows: [Row] = [
        Row(group: "84-20", battery: 84, signal: 20),
        Row(group: "095-70", battery: 95, signal: 70),
        Row(group: "100-05", battery: 100, signal: 5),
        Row(group: "0-0", battery: 0, signal: 0),
        Row(group: "101-20", signal: 20),
        Row(group: "1-1-0-84-20", battery: 84, signal: 20),
        Row(group: "X-0-1-100-26", battery: 100, signal: 26),
        Row(group: "1-1-1-0-100-20", battery: 100, signal: 20, external: true, charging: true),
        Row(group: "1-0-0-0-99-31", battery: 99, signal: 31, external: true, charging: false),
        Row(group: "0-0-0-0-052-07", battery: 52, signal: 7, external: false, charging: false),
        Row(group: "X-X-X-X-49-5", battery: 49, signal: 5),
        Row(group: "x-x-1-x-49-5", battery: 49, signal: 5, charging: true),
        Row(group: "1-1-1-1-0-0-49-5", battery: 49, signal: 5),
        Row(group: ""), Row(group: "84"), Row(group: "-"), Row(group: "84-"), Row(group: "-20"), Row(group: "A-B"),
    ]

    @Test(arguments: rows) func everyShape(_ row: Row) throws {
        let report = try GotopText.report(GotopText.message("CMD-T", GotopText.body(group: row.group)))
        #expect(report.power.batteryPercent == row.battery)
        #expect(report.radio.signal == row.signal)
        #expect(report.power.external == row.external)
        #expect(report.power.charging == row.charging)
        #expect(report.fix?.coordinate != nil)
    }

    @Test func aBodyMayEndBeforeIt() throws {
        let report = try GotopText.report("#\(GotopText.identity),CMD-T,A,\(GotopText.date),\(GotopText.place)#")
        #expect(report.fix?.coordinate != nil)
        #expect(report.fix?.speedKmh == nil)
        #expect(report.power.isEmpty)
    }
}
