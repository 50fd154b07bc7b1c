import Fleet
import Testing

@testable import Dialects

/// The rules of gps103.md beyond the frames of the corpus.
@Suite struct GPS103RuleTests {
    private let imei = "359769031878322"
    private let place = "F,221811.000,A,1655.2193,S,14546.6722,E"

    private func line(_ keyword: String = "tracker", _ stamp: String = "1602160718", _ rest: String? = nil) -> String {
        "imei:\(imei),\(keyword),\(stamp),,\(rest ?? place + ",10.00,90.5,12.5,1,0,,,");"
    }

    private func only(_ text: String) -> Report? {
        let result = Decoded.stream(text)
        #expect(result.messages.count <= 1)
        return result.reports.first
    }

    @Test func aFullLineGivesAllItsFields() throws {
        let report = try #require(only(line("tracker", "1602160718", place + ",10.00,360,-12.5,0,1,5%,6%,-28.5")))
        #expect(report.type == "tracker" && report.kind == .position)
        let speed = try #require(report.fix?.speedKmh)
        #expect(abs(speed - 18.52) < 0.001)
        #expect(report.fix?.courseDeg == 0)
        #expect(report.fix?.altitudeM == -12.5)
        #expect(report.ignition == false)
        #expect(report.temperatureC == -28.5)
    }

    @Test(arguments: [
        ("151027025958", "235957", "2015-10-26T23:59:57Z"), ("1510270259", "000001", "2015-10-27T00:00:01Z"),
        ("1004171910", "010203", "2010-04-18T01:02:03Z"), ("1601010010", "231000", "2015-12-31T23:10:00Z"),
        ("1512312310", "001000", "2016-01-01T00:10:00Z"), ("1602160000", "120000", "2016-02-15T12:00:00Z"),
        ("13/02/27 23:40", "125952.000", "2013-02-27T12:59:52Z"), ("1602160718", "221860", "2016-02-15T22:18:59Z"),
    ])
    func theDateBringsUTCClosestToTheLocalStamp(_ local: String, _ utc: String, _ expected: String) {
        let text = line("tracker", local, "F,\(utc),A,1655.2193,S,14546.6722,E,0.00,")
        #expect(only(text)?.fix?.time?.iso8601 == expected)
    }

    @Test(arguments: [("1602160718", "0.0"), ("1602160718", "31.0"), ("", "221811"), ("0000000000", "221811")])
    func anUnknownMomentIsLeftToTheArrival(_ local: String, _ utc: String) {
        let report = only(line("tracker", local, "F,\(utc),A,1655.2193,S,14546.6722,E,0.00,"))
        #expect(report?.fix?.coordinate != nil)
        #expect(report?.fix?.time == nil)
    }

    @Test(arguments: [
        ("1613160718", "F,221811,A,1655.2193,S,14546.6722,E"), ("1602300718", "F,221811,A,1655.2193,S,14546.6722,E"),
        ("16021", "F,221811,A,1655.2193,S,14546.6722,E"), ("1602160718", "F,251811,A,1655.2193,S,14546.6722,E"),
        ("1602160718", "F,221811,A,9155.2193,S,14546.6722,E"), ("1602160718", "F,221811,A,1665.2193,S,14546.6722,E"),
        ("1602160718", "F,221811,A,1655.2193,S,18146.6722,E"), ("1602160718", "F,221811,A,1655.2193,X,14546.6722,E"),
        ("1602160718", "F,221811,A,16a5.2193,S,14546.6722,E"), ("1602160718", "F,221811,Q,1655.2193,S,14546.6722,E"),
        ("1602160718", "G,221811,A,1655.2193,S,14546.6722,E"), ("1602160718", "F,221811,A,1655.2193,S"),
    ])
    func whatCanNotBeIsRefusedWithAReason(_ stamp: String, _ rest: String) {
        let result = Decoded.stream(line("tracker", stamp, rest))
        #expect(result.messages.isEmpty)
        #expect(result.reasons.first?.hasPrefix("gps103:") == true)
        #expect(
            Decoded.stream(line("help me", stamp, rest)).reports.first?.alarm == .sos, "an alarm counts all the same")
    }

    @Test func hemispheresMayStandInFrontOrBeMissing() {
        let front = only(line("tracker", "1602160718", "F,0.0,A,S,1655.2193,W,09246.30767,1.0,,3.0"))
        #expect(front?.fix?.coordinate.map { $0.latitude < -16.9 && $0.longitude < -92.7 } == true)
        #expect(front?.fix?.altitudeM == 3)
        let missing = only(line("tracker", "1602160718", "F,221811,A,1655.2193,S,14546.6722,,1.0,,,1"))
        #expect(missing?.fix?.coordinate == nil)
        #expect(missing?.fix?.time != nil && missing?.ignition == true)
    }

    @Test func anInvalidFixKeepsTheLastPlaceButNotZero() {
        let last = only(line("tracker", "1602160718", "F,221811,V,1655.2193,S,14546.6722,E,0.00"))
        #expect(last?.fix?.isValid == false && last?.fix?.coordinate != nil)
        let zero = only(line("tracker", "1602160718", "F,221811,V,0000.0000,N,00000.0000,E,0.00"))
        #expect(zero?.fix?.isValid == false && zero?.fix?.coordinate == nil)
    }

    @Test func aCellIsAPositionWithoutAPlaceAndAlarmsComeThisWayToo() {
        let report = only(line("help me", "000000000", "L,,,778,,3632,,,"))
        #expect(report?.kind == .alarm && report?.alarm == .sos)
        #expect(report?.radio.lac == 0x778 && report?.radio.cid == 0x3632)
        #expect(report?.fix == Fix(isValid: false))
    }

    @Test(arguments: [
        ("help me", AlarmKind.sos), ("low battery", .lowBattery), ("stockade", .geofence), ("move", .movement),
        ("speed", .overspeed), ("ac alarm", .powerCut), ("sensor alarm", .vibration), ("door alarm", .door),
        ("accident alarm", .accident), ("bonnet alarm", .bonnet), ("footbrake alarm", .footbrake),
        ("oil leak alarm", .other),
    ])
    func alarmsByKeyword(_ keyword: String, _ kind: AlarmKind) {
        let result = Decoded.stream(line(keyword))
        #expect(result.reports.first?.kind == .alarm)
        #expect(result.reports.first?.alarm == kind)
        #expect(result.reports.first?.alarmCode == keyword)
        #expect(result.reports.first?.fix?.coordinate != nil)
        #expect(result.messages.first?.reply.isEmpty == true)
    }

    @Test(arguments: ["jt", "kt", "lt", "lf", "mt", "ht", "ot", "gt", "it", "109", "110", "111", "112", "509", "511"])
    func answersToCommands(_ keyword: String) {
        let report = only(line(keyword))
        #expect(report?.kind == .reply && report?.type == keyword)
        #expect(report?.fix?.coordinate != nil)
        #expect(Decoded.stream("imei:\(imei),\(keyword);").reports.first?.kind == .reply)
    }

    @Test(arguments: ["tracker", "001", "", "rfid", "vt", "vt100", "oil1", "DTC", "acc on", "something"])
    func positionsByKeyword(_ keyword: String) {
        #expect(only(line(keyword))?.kind == .position)
        #expect(Decoded.stream("imei:\(imei),\(keyword);").messages.isEmpty)
    }

    @Test func keywordsThatSayMore() {
        #expect(only(line("acc off"))?.ignition == false)
        #expect(only(line("acc on", "1602160718", place + ",1.0,,,0"))?.ignition == true)
        #expect(only(line("T:-3.5"))?.temperatureC == -3.5)
        let armed = only(line("acc alarm"))
        #expect(armed?.ignition == true && armed?.alarm == .ignitionOn && armed?.alarmCode == "acc alarm")
        let bus = only(line("OBD", "160216071800", "1,2,3,,"))
        #expect(bus?.kind == .heartbeat && bus?.fix == nil)
    }

    @Test func loginsAndHeartbeatsAreAnswered() {
        #expect(Decoded.datagram("##,imei:\(imei),A;").messages.first?.reply == Array("LOAD".utf8))
        #expect(Decoded.datagram("##,imei:\(imei),A").messages.first?.reply == Array("LOAD".utf8))
        #expect(Decoded.datagram(imei).messages.first?.reply == Array("ON".utf8))
        #expect(Decoded.datagram(imei + ";").messages.first?.reply == Array("ON".utf8))
        #expect(Decoded.stream("##,imei:\(imei),B;").messages.isEmpty)
        #expect(Decoded.stream("##,imei:35976903187832,A;").messages.isEmpty)
        #expect(Decoded.stream("35976903187832;").messages.isEmpty)
        #expect(Decoded.stream("3597690318783220;").messages.isEmpty)
    }

    @Test func aGluedHeartbeatGivesItsAnswerToTheLine() {
        let same = Decoded.stream(imei + line())
        #expect(same.messages.map(\.report.kind) == [.position])
        #expect(same.messages.map(\.reply) == [Array("ON".utf8)])
        let other = Decoded.stream("111111111111111" + line())
        #expect(other.messages.map(\.report.kind) == [.heartbeat, .position])
        #expect(other.messages.map(\.reply) == [Array("ON".utf8), []])
    }

    @Test func missingTerminatorsInTheMiddle() {
        let open = String(line().dropLast())
        #expect(Decoded.stream(open + line()).reports.count == 2)
        #expect(Decoded.stream(open + "##,imei:\(imei),A;").reports.map(\.kind) == [.position, .login])
        #expect(Decoded.stream(open + "*\r\n" + open + "*" + open + "*").reports.count == 3)
        #expect(Decoded.stream(open + "\r\n" + open + "\n").reports.count == 2)
        #expect(Decoded.stream("imei:\(imei),tracker,1602160718,*123#,\(place),0;").reports.count == 1)
        #expect(Decoded.datagram(open).reports.count == 1)
    }

    @Test func commandsThatComeBackAreNoMessages() {
        #expect(Decoded.stream("**,imei:\(imei),J").messages.isEmpty)
        #expect(Decoded.stream(line() + "**,imei:\(imei),help me;" + line()).reports.count == 2)
        #expect(Decoded.datagram("**,imei:\(imei),help me;").messages.isEmpty)
    }

    @Test func fifteenDigitsInAForeignProtocolAreNoHeartbeat() {
        for text in ["#L#354868033046331;NA\r\n", "#L#2.0;354868033046331;NA;BB2B\r\n", "A;354868033046331;"] {
            #expect(Decoded.stream(text.utf8.map { [$0] }).messages.isEmpty)
            #expect(Decoded.stream(text).messages.isEmpty)
            #expect(Decoded.datagram(text).messages.isEmpty)
        }
    }
}
