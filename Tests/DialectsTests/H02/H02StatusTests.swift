import Dialects
import Fleet
import Testing

/// The status word: states, alarms, and only the change of a bit as news.
@Suite struct H02StatusTests {
    private static func line(_ status: String, id: String = "4106012736", type: String = "V1") -> String {
        "*HQ,\(id),\(type),224434,A,1827.3855,N,06705.7577,W,1,2,100117,\(status)#"
    }

    private func report(_ status: String) -> Report? {
        Decoded.datagram(Self.line(status)).reports.first
    }

    @Test(arguments: [
        ("FFFFFBFD", AlarmKind.sos, "SOS"), ("FFFFFFFB", .overspeed, "overspeed"),
        ("FFFFFFF7", .ignitionOn, "illegal ignition"), ("FFFFFBEF", .geofenceEnter, "geofence enter"),
        ("FFFFFB7F", .geofenceExit, "geofence leave"), ("FFF7FBFF", .powerCut, "backup battery"),
        ("FFEFFBFF", .powerCut, "battery removed"), ("FFE7FBFD", .sos, "SOS"),
        ("FFFFFBFE", .movement, "vibration/theft"),
    ])
    func alarms(_ status: String, _ kind: AlarmKind, _ code: String) {
        let report = report(status)
        #expect(report?.kind == .alarm && report?.alarm == kind && report?.alarmCode == code)
        #expect(report?.statusHex == status && report?.fix?.coordinate != nil)
    }

    /// Nothing to report, an engine that runs, bits that mean different things in different printings, states.
    @Test(arguments: ["FFFFFFFF", "FFFFFFFE", "FFFBFFFF", "FFFDFBFF", "F7FFFBFF", "0018009F", "BFFFFBFF", "FFE7FBFG"])
    func noAlarms(_ status: String) {
        let report = report(status)
        #expect(report?.kind == .position && report?.alarm == nil && report?.alarmCode == nil)
    }

    @Test func states() {
        let silent = report("FFFFFFFF")
        #expect(silent?.ignition == nil && silent?.armed == nil && silent?.engineCut == nil)
        #expect(silent?.power.external == nil && silent?.statusHex == "FFFFFFFF")
        let cut = report("F7FFF9FF")
        #expect(cut?.ignition == false && cut?.armed == true && cut?.engineCut == true)
        #expect(cut?.power.external == true)
        #expect(report("FFEFFFFF")?.power.external == false)
        #expect(report("FFFFFDFF")?.ignition == true)
    }

    @Test func aStandingAlarmIsRaisedOnce() {
        let statuses = ["FFFFFBFD", "FFFFFBFD", "FFFFFBFF", "FFFFFBFD", "FFE7FBFD", "FFE7FBFD", "FFF7FBFF"]
        let kinds = Decoded.stream(statuses.map { Self.line($0) }.joined()).reports.map(\.alarm)
        #expect(kinds == [.sos, nil, nil, .sos, .powerCut, nil, nil])
    }

    @Test func twoNewAlarmsComeOneAfterTheOther() {
        let text = String(repeating: Self.line("FFFFFBF9"), count: 3)
        let reports = Decoded.stream(text).reports
        #expect(reports.map(\.alarm) == [.sos, .overspeed, nil])
        #expect(reports.map(\.kind) == [.alarm, .alarm, .position])
    }

    @Test func eachTrackerOfARelayIsRememberedByItself() {
        let other = Self.line("FFFFFBFD", id: "4106012737")
        let reports = Decoded.stream(Self.line("FFFFFBFD") + other + Self.line("FFFFFBFD") + other).reports
        #expect(reports.map(\.alarm) == [.sos, .sos, nil, nil])
        let many = (0..<40).map { Self.line("FFFFFBFD", id: "41060127\($0 + 10)") }.joined()
        #expect(Decoded.stream(many).reports.allSatisfy { $0.alarm == .sos })
    }

    @Test func anAnswerRaisesNothingAndHidesNothing() {
        let answer = "*HQ,4106012736,V4,S1,OK,130305,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFD#"
        let reports = Decoded.stream(answer + Self.line("FFFFFBFD")).reports
        #expect(reports.map(\.kind) == [.reply, .alarm])
    }

    @Test func alarmsWithoutPosition() {
        let list = "*HQ,1600068860,NBR,120156,262,03,255,1,802,54702,46,081116,FFFFFBFD#"
        let link = "*HQ,1700086468,LINK,180902,15,0,84,0,0,240517,FFF7FBFF#"
        let lost = "*HQ,353505510948929,V1,,V,,N,,E,0.00,0,,FFFFF7FD,f0,a,11a0,c0c6#"
        let lines = "*HQ,353111080001055,V3,044855,28403,01,001450,011473,158,-62,0292,0,X,030817,EFE7FBFF#"
        let kinds = [list, link, lost, lines].map { Decoded.datagram($0).reports.first?.alarm }
        #expect(kinds == [.sos, .powerCut, .sos, nil])
    }
}
