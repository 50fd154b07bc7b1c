import Dialects
import Fleet
import Testing

/// The table of alarm codes, row by row (gotop.md section 7).
@Suite struct GotopAlarmTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let type: String
        let alarm: AlarmKind
        var zone: Int?
        var testDescription: String { type }
    }

    static let rows: [Row] = [
        Row(type: "ALM-A", alarm: .sos), Row(type: "ALM-A5", alarm: .sos), Row(type: "ALM-AX", alarm: .other),
        Row(type: "CMD-KEY", alarm: .sos),
        Row(type: "ALM-B", alarm: .geofence), Row(type: "ALM-B1", alarm: .geofence, zone: 1),
        Row(type: "ALM-B5", alarm: .geofence, zone: 5), Row(type: "ALM-B1-1", alarm: .geofence, zone: 1),
        Row(type: "ALM-B3-0", alarm: .geofence, zone: 3), Row(type: "ALM-BX", alarm: .other),
        Row(type: "ALM-B1-X", alarm: .other),
        Row(type: "ALM-C", alarm: .overspeed), Row(type: "ALM-C2", alarm: .overspeed),
        Row(type: "ALM-D", alarm: .lowBattery), Row(type: "ALM-D1", alarm: .other),
        Row(type: "ALM-E", alarm: .gpsLost), Row(type: "ALM-F", alarm: .ignitionOn), Row(type: "ALM-G", alarm: .door),
        Row(type: "ALM-H", alarm: .movement), Row(type: "ALM-J", alarm: .powerCut), Row(type: "ALM-M", alarm: .fall),
        Row(type: "ALM-N", alarm: .vibration),
    ]

    @Test(arguments: rows) func everyCodeHasItsKind(_ row: Row) throws {
        let report = try GotopText.report(GotopText.message(row.type))
        #expect(report.kind == .alarm)
        #expect(report.alarm == row.alarm)
        #expect(report.zone == row.zone)
        #expect(report.type == row.type)
        #expect(report.alarmCode == String(row.type.dropFirst(4)))
        #expect(report.fix?.coordinate != nil, "the position beside an alarm counts too")
    }

    @Test(arguments: "IKLOPQRSTUVWXYZ".map(String.init)) func unassignedCodesAreNeverDropped(_ letter: String) throws {
        let report = try GotopText.report(GotopText.message("ALM-\(letter)"))
        #expect(report.kind == .alarm)
        #expect(report.alarm == .other)
        #expect(report.alarmCode == letter)
    }

    @Test(arguments: ["ALM-A", "ALM-E", "ALM-J", "ALM-Q", "CMD-KEY"]) func alarmsNeedNoBody(_ type: String) throws {
        for text in [GotopText.message(type, nil), GotopText.message(type, ""), GotopText.message(type, ",,")] {
            let report = try GotopText.report(text)
            #expect(report.kind == .alarm)
            #expect(report.alarm != nil)
            #expect(report.fix == nil)
        }
    }

    @Test func codeFWithoutABodyIsNoIgnition() throws {
        let report = try GotopText.report(GotopText.message("ALM-F", ""))
        #expect(report.alarm == .other)
        #expect(report.alarmCode == "F")
    }

    @Test(arguments: [
        ("ALM-XA", "ALM-X", true), ("ALM-VV", "ALM-V", false), ("ALM-VA", "ALM-V", true), ("alm-xv", "alm-x", false),
    ])
    func theCommaAfterACodeMayBeMissing(_ glued: String, _ type: String, _ isValid: Bool) throws {
        let report = try GotopText.report(GotopText.message(glued, GotopText.body(validity: "")))
        #expect(report.type == type)
        #expect(report.alarmCode == String(type.dropFirst(4)))
        #expect(report.fix?.isValid == isValid)
        #expect(report.fix?.coordinate != nil)
    }

    @Test(arguments: [
        "A,DATE:191311,TIME:081530,LAT:22.7N,LOT:114.3E,Speed:63.4,84-20", "A,DATE:190611", "garbage", "A", "V,,,",
        "A,DATE:190611,TIME:081530,LAT:99.9N,LOT:114.3E,Speed:63.4,84-20",
    ]) func aBrokenBodyDoesNotHideAnAlarm(_ body: String) throws {
        let report = try GotopText.report(GotopText.message("ALM-A", body))
        #expect(report.kind == .alarm)
        #expect(report.alarm == .sos)
        #expect(report.fix == nil)
    }

    @Test func lowBatteryAsText() throws {
        for body in [nil, "", GotopText.body(validity: "V,")] as [String?] {
            let report = try GotopText.report(GotopText.message("BATTERY LOW", body))
            #expect(report.kind == .alarm)
            #expect(report.alarm == .lowBattery)
            #expect(report.type == "BATTERY LOW")
            #expect(report.alarmCode == "BATTERY LOW")
        }
    }
}
