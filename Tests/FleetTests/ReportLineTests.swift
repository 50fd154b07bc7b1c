import Foundation
import Geo
import Testing

@testable import Fleet

/// Reports as JSON lines, to the letter.
@Suite struct ReportLineTests {
    private let peer = PeerAddress(ipv4: 0xC633_6407, port: 41234)

    private func line(_ content: Arrival.Content, raw: String, reply: [UInt8] = [], received: Timestamp? = nil)
        -> String
    {
        let arrival = Arrival(
            received: received ?? Timestamp(milliseconds: 1_795_334_400_123), transport: .tcp, peer: peer,
            content: content, raw: Array(raw.utf8), reply: reply)
        return String(decoding: ReportLine.bytes(of: arrival), as: UTF8.self)
    }

    private func parsed(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func fullReport() -> Report {
        var report = Tracker.report("012896001890042", .alarm, type: "ALM-B1-1")
        report.vendorText = "Making a call"
        var fix = Fix(isValid: true)
        fix.time = Timestamp(seconds: 1_346_688_409)
        fix.coordinate = Coordinate(latitude: 59.932657, longitude: -10.787503)
        fix.speedKmh = 5.5
        fix.courseDeg = 184
        fix.altitudeM = 59.5
        fix.satellites = 8
        fix.hdop = 1.28
        report.fix = fix
        report.power.external = true
        report.power.charging = false
        report.power.batteryPercent = 49
        report.power.batteryVolts = 3.9
        report.power.batteryLevel = 4
        report.radio.signal = 5
        report.radio.mcc = 242
        report.radio.mnc = 2
        report.radio.lac = 3801
        report.radio.cid = 55611
        report.ignition = true
        report.armed = false
        report.engineCut = false
        report.odometerKm = 123.4
        report.alarm = .geofence
        report.alarmCode = "B1-1"
        report.zone = 1
        report.statusHex = "FFFFFBFF"
        report.temperatureC = -31
        return report
    }

    @Test func aFullReportHasEveryKeyInOrder() throws {
        let text = line(.report(fullReport()), raw: "#a#", reply: [0x4C, 0xFF])
        #expect(
            text == #"{"received":"2026-11-22T08:00:00.123Z","dialect":"gotop","transport":"tcp","#
                + #""peer":"198.51.100.7:41234","device":"012896001890042","kind":"alarm","type":"ALM-B1-1","#
                + #""vendorText":"Making a call","fix":{"time":"2012-09-03T16:06:49Z","valid":true,"lat":59.932657,"#
                + #""lon":-10.787503,"speedKmh":5.5,"courseDeg":184,"altitudeM":59.5,"satellites":8,"hdop":1.28},"#
                + #""power":{"external":true,"charging":false,"batteryPercent":49,"batteryVolts":3.9,"batteryLevel":4},"#
                + #""radio":{"signal":5,"mcc":242,"mnc":2,"lac":3801,"cid":55611},"ignition":true,"armed":false,"#
                + #""engineCut":false,"odometerKm":123.4,"alarm":"geofence","alarmCode":"B1-1","zone":1,"#
                + #""statusHex":"FFFFFBFF","temperatureC":-31,"late":true,"reply":"4CFF","raw":"236123"}"#)
        let object = try parsed(text)
        #expect(object["device"] as? String == "012896001890042")
        #expect((object["fix"] as? [String: Any])?["lon"] as? Double == -10.787503)
    }

    @Test func aHeartbeatSaysOnlyWhatIsKnown() throws {
        let report = Tracker.report("861785001515349", .heartbeat, type: "CMD-X")
        let text = line(.report(report), raw: "#861785001515349,CMD-X#")
        #expect(
            text == #"{"received":"2026-11-22T08:00:00.123Z","dialect":"gotop","transport":"tcp","#
                + #""peer":"198.51.100.7:41234","device":"861785001515349","kind":"heartbeat","type":"CMD-X","#
                + #""raw":"233836313738353030313531353334392C434D442D5823"}"#)
        #expect(try parsed(text).count == 8)
    }

    @Test func inputThatWasNotUnderstoodGivesItsReason() throws {
        let text = line(.unparsed(reason: "gotop: no \"type\""), raw: "#")
        #expect(
            text == #"{"received":"2026-11-22T08:00:00.123Z","transport":"tcp","peer":"198.51.100.7:41234","#
                + #""kind":"unparsed","reason":"gotop: no \"type\"","raw":"23"}"#)
        #expect(try parsed(text)["reason"] as? String == "gotop: no \"type\"")
    }

    @Test func linesFromAFileHaveAnInputAndNoOrigin() throws {
        var report = fullReport()
        report.fix?.coordinate = nil
        let bytes = ReportLine.bytes(content: .report(report), raw: [0x23], reply: [], input: 0, origin: nil)
        let object = try parsed(String(decoding: bytes, as: UTF8.self))
        #expect(object["input"] as? Int == 0)
        for key in ["received", "transport", "peer", "reply", "late"] { #expect(object[key] == nil, "\(key)") }
        let fix = try #require(object["fix"] as? [String: Any])
        #expect(fix["lat"] == nil && fix["lon"] == nil)
        #expect(fix["satellites"] as? Int == 8)
    }

    @Test func aFixMoreThanTenMinutesOlderThanItsArrivalIsLate() throws {
        var report = Tracker.report()
        report.fix = Tracker.fix(at: 0)
        let punctual = line(.report(report), raw: "#", received: Tracker.at(600))
        #expect(try parsed(punctual)["late"] == nil)
        let late = line(.report(report), raw: "#", received: Tracker.at(600.001))
        #expect(try parsed(late)["late"] as? Bool == true)
    }

    @Test func aStoredRecordIsLateEvenWithoutAClock() throws {
        var report = Tracker.report()
        report.isStoredRecord = true
        let bytes = ReportLine.bytes(content: .report(report), raw: [0x23], reply: [], origin: nil)
        #expect(try parsed(String(decoding: bytes, as: UTF8.self))["late"] as? Bool == true)
    }

    @Test func hostileTextIsEscapedAndComesBackWhole() throws {
        var report = Tracker.report()
        let hostile = "\u{1B}[2J\"\\\r\n\t\u{0}\u{7F}\u{9B}\u{202E}\u{200B}\u{2028}\u{FEFF}\u{E000}ü☃\u{E0001}"
        report.vendorText = hostile
        let text = line(.report(report), raw: "#")
        #expect(
            text.contains(
                #"\u001B[2J\"\\\r\n\t\u0000\u007F\u009B\u202E\u200B\u2028\uFEFF\uE000ü☃\uDB40\uDC01"#))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.properties.generalCategory != .control })
        let comesBack = try parsed(text)["vendorText"] as? String
        #expect(comesBack.map { Array($0.unicodeScalars) } == Array(hostile.unicodeScalars))
    }
}
