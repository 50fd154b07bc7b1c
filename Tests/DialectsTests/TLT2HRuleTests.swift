import Fleet
import Testing

@testable import Dialects

/// The rules of tlt2h.md beyond the frames of the corpus.
@Suite struct TLT2HRuleTests {
    private let header = "#357671030946351#V500#0000#AUTO#1\r\n"
    private let sentence = "$GPRMC,223835.000,A,0615.3545,S,10708.5779,E,10.00,97.41,070313,,,D*70\r\n"

    private func only(_ text: String) -> Report? { Decoded.stream(text).reports.first }

    @Test(arguments: [
        ("SOS", AlarmKind.sos), ("TOWED", .tow), ("SHAKE", .vibration), ("DEF", .powerCut), ("BLP", .lowBattery),
        ("CLP", .lowPower), ("OS", .geofenceExit), ("RS", .geofenceEnter), ("OVERSPEED", .overspeed),
    ])
    func alarmsByStatus(_ status: String, _ kind: AlarmKind) {
        let report = only("#357671030946351#V500#0000#\(status)#1\r\n#\(sentence)##\r\n")
        #expect(report?.kind == .alarm && report?.alarm == kind)
        #expect(report?.type == status && report?.alarmCode == status)
        #expect(report?.fix?.coordinate != nil)
    }

    @Test(arguments: [
        ("AUTO", Bool?.some(true)), ("AUTOSTART", true), ("AUTOLOW", false), ("AUTOSTOP", false), ("SMS", nil),
        ("HT", nil),
    ])
    func positionsByStatus(_ status: String, _ ignition: Bool?) {
        let report = only("#357671030946351#V500#0000#\(status)#1\r\n#\(sentence)##\r\n")
        #expect(report?.kind == .position && report?.alarm == nil)
        #expect(report?.type == status && report?.ignition == ignition)
    }

    @Test func headersOfEveryShape() throws {
        let five = try #require(only("#357671030946351#MT600+#0000#0#0#137#41#-52#AUTO#1\r\n#\(sentence)##"))
        #expect(five.power.batteryVolts == 4.1 && five.temperatureC == -5.2 && five.power.external == true)
        let none = try #require(only("#357671030946351##0000#0#0#0#0#0#AUTO#1\r\n#\(sentence)##"))
        #expect(none.power.isEmpty && none.temperatureC == nil)
        #expect(only("#357671030946351#A#B#0000#SOS#1\r\n#\(sentence)##")?.type == "SOS")
    }

    @Test(arguments: [
        "#35767103094635#V500#0000#AUTO#1", "#3576710309463511#V500#0000#AUTO#1", "#357671030946351#V500#0000#1#1",
        "#357671030946351#V500#0000#AUTO#x", "#357671030946351#V500,1#0000#AUTO#1", "#357671030946351#",
        "#357671030946351#0#",
    ])
    func whatIsNoHeader(_ header: String) {
        #expect(Decoded.stream("\(header)\r\n#\(sentence)##\r\n").messages.isEmpty)
        #expect(Decoded.datagram("\(header)\r\n#\(sentence)##\r\n").messages.isEmpty)
    }

    @Test func whatStandsInFrontOfTheSentence() throws {
        let cell = try #require(only(header + "#67904917c0e" + sentence + "##"))
        #expect(cell.radio.lac == 0x6790 && cell.radio.cid == 0x4917c0e)
        let network = try #require(only(header + "#4106#262,03,8CE6,A672" + sentence + "##"))
        #expect(network.radio.mcc == 262 && network.radio.mnc == 3)
        #expect(network.radio.lac == 0x8CE6 && network.radio.cid == 0xA672)
        #expect(network.power.batteryVolts == 4.106)
        #expect(only(header + "#39" + sentence + "##")?.power.batteryVolts == 3.9)
    }

    @Test func noFixAtAll() throws {
        let report = try #require(only(header + "#$GPRMC,,V,,,,,,,,,,N*53\r\n##"))
        #expect(report.fix == Fix(isValid: false) && report.kind == .position)
    }

    @Test func anInvalidFixKeepsTheLastPlace() throws {
        let report = try #require(only(header + "#$GPRMC,223835,V,0615.3545,S,708.5779,W,,,070313,,*70\r\n##"))
        #expect(report.fix?.isValid == false && report.fix?.coordinate != nil)
        #expect(report.fix?.speedKmh == nil && report.fix?.time?.iso8601 == "2013-03-07T22:38:35Z")
    }

    @Test(arguments: [
        "$GPRMC,148996,A,0615.3545,S,10708.5779,E,1,9,070313,,,D*70",
        "$GPRMC,223835,A,0615.3545,S,10708.5779,E,1,9,071313,,",
        "$GPRMC,223835,A,0615.3545,S,10708.5779,E,1,9,310213,,,D*70",
        "$GPRMC,223835,A,9115.3545,S,10708.5779,E,1,9,070313,,",
        "$GPRMC,223835,A,0615.3545,S,18108.5779,E,1,9,070313,,,D*70",
        "$GPRMC,223835,A,0660.0000,S,10708.5779,E,1,9,070313,,",
        "$GPRMC,223835,B,0615.3545,S,10708.5779,E,1,9,070313,,,D*70", "$GPRMC,223835,A,,,,,,,070313,,",
        "$GPGGA,223835,A,0615.3545,S,10708.5779,E,1,9,070313,,,D*70", "$WIFI,015259.00,A,-47,7483C2DBC0B0,151323*74",
    ])
    func anImpossibleRecordIsRefusedAndTheNextOneCounts(_ record: String) {
        #expect(Decoded.stream(header + "#\(record)\r\n##\r\n").messages.isEmpty)
        let good = header + "#\(sentence)##\r\n"
        let result = Decoded.stream(good + header + "#\(record)\r\n##\r\n" + good)
        #expect(result.reports.count == 2)
        #expect(result.reasons.count == 1)
        #expect(result.reasons.first?.hasPrefix("tlt2h:") == true)
    }

    @Test func endsOfEveryKind() {
        let good = header + "#" + sentence
        for text in [good + "##" + good + "##", good + good, good + "+13579024415000+77++\r\n##\r\n" + good + "##\n"] {
            #expect(Decoded.stream(text).reports.count == 2)
            #expect(Decoded.stream(text.utf8.map { [$0] }).reports.count == 2)
            #expect(Decoded.stream(text).reasons.isEmpty)
        }
    }

    @Test func aDatagramIsClosedByItsEndOnlyWhenAllRecordsAreThere() {
        let two = "#357671030946351#V500#0000#AUTO#2\r\n#" + sentence
        #expect(Decoded.datagram(header + "#" + sentence).reports.count == 1)
        #expect(Decoded.datagram(header + "#" + sentence.dropLast(2)).reports.count == 1)
        #expect(Decoded.datagram(two).reports.isEmpty)
        #expect(Decoded.datagram(two + "#" + sentence).reports.count == 2)
        #expect(Decoded.datagram(two + "##").reports.count == 1, "the message is over, whatever its header announced")
    }

    @Test func aLongBatchIsRecognisedAndHoldsLittle() {
        let text =
            "#357671030946351#V500#0000#AUTO#200\r\n" + String(repeating: "#13AE2F8F" + sentence, count: 200) + "##\r\n"
        #expect(Decoded.stream(text).reports.count == 200)
        var decoder = StreamDecoder()
        for byte in text.utf8 {
            [byte].withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 0)) { _, _ in } }
            #expect(decoder.pendingCount < 200)
        }
    }

    @Test func aBadHeaderCostsOneFaultAndNotTheConnection() {
        let good = header + "#" + sentence + "##\r\n"
        let broken = "#861075026000000#\r\n#0000#AUTO#1\r\n#" + sentence + "##\r\n"
        let result = Decoded.stream(good + broken + good)
        #expect(result.reports.count == 2)
        #expect(result.reasons.count == 1)
    }

    @Test func itsBeginningIsNotGivenToGotop() {
        let head = Array("#357671030946351#V500#0000#AUTO#1\r\n#13AE2F8F$GPRMC,2114".utf8)
        for length in 1...head.count {
            var decoder = StreamDecoder()
            head[..<length].withUnsafeBytes { bytes in
                decoder.receive(bytes, now: Timestamp(seconds: 0)) { _, _ in Issue.record("nothing is known yet") }
            }
            #expect(decoder.dialect == nil && decoder.pendingCount == length)
        }
        let shared = Decoded.stream("#353327020412763#353327020412763,CMD-X#")
        #expect(shared.reports.map(\.dialect) == [.gotop])
    }
}
