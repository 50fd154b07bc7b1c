import Fleet
import Testing

@testable import Dialects

/// Meanings come from what was decided about a whole message, not from the first word of it.
@Suite struct DecidedMeaningTests {
    private func meaning(_ text: String, _ dialect: DialectID, _ name: String) -> String? {
        DialectRegistry.explain(Array(text.utf8), in: dialect).first { $0.name == name }?.meaning
    }

    @Test(arguments: CorpusFrame.all) func theTypeAgreesWithTheKind(_ frame: CorpusFrame) {
        for message in Explained.frame(frame) {
            let names = ["type", "number", "keyword"]
            let words = message.fields.first { names.contains($0.name) }?.meaning
            guard let report = message.report, let words, report.dialect != .gps103 else { continue }
            switch report.kind {
            case .position: #expect(words.contains("position"))
            case .alarm: #expect(words.contains("alarm"))
            case .heartbeat:
                let isPosition = words.hasPrefix("a position") || words.hasPrefix("an alarm")
                #expect(!isPosition, "\(words)")
            case .login: #expect(words.contains("login"))
            case .reply: #expect(words.contains("answer") || words.contains("SMS"))
            }
        }
    }

    @Test func aGreetingIsNoPosition() {
        #expect(meaning("#867273021518134,CMD-D,#", .gotop, "type") == "a greeting: the link is up")
        #expect(meaning("#867273021518134,CMD-T#", .gotop, "type") == "a sign of life: no position with it")
    }

    @Test(arguments: [
        (
            "FFFFFFFE",
            "ignition on, not armed, vibration/theft (not an alarm while the ignition is on)"
        ), ("FFFFFBFE", "vibration/theft (alarm), ignition off, not armed"),
        ("FFFFFFFD", "SOS (alarm), ignition on, not armed"),
        ("F7FEFF9F", "ignition on, not armed, engine cut, GPS antenna open, GPS antenna shorted, GPS fault"),
        (
            "EFFDEEFF",
            "ignition on, not armed, door open, battery bad, bit 17 (shake or low battery, printings differ), car battery removed"
        ),
        ("FFFFBFFF", "ignition on, not armed, bit 14 (not known)"),
        ("FFFFFFFF", "nothing to report, or no status word"),
    ])
    func everyActiveBitIsNamed(_ word: String, _ words: String) {
        let text = "*HQ,4210209006,V1,054048,A,2828.2297,N,07733.4332,E,000.50,047,080918,\(word)#"
        #expect(meaning(text, .h02, "status") == words)
    }

    @Test func everyBitHasARow() {
        #expect(H02StatusBit.all.count == 32)
        for row in H02AlarmBit.all {
            guard case .alarm = H02StatusBit.all[Int(row.bit)] else {
                Issue.record("bit \(row.bit) is an alarm")
                continue
            }
        }
    }

    @Test func anAlarmInAPositionIsNamedAtItsType() {
        let text = "*HQ,4210209006,V1,054048,A,2828.2297,N,07733.4332,E,000.50,047,080918,FFFFFFFD#"
        #expect(meaning(text, .h02, "type") == "a position, an alarm while it is news: SOS")
    }

    @Test func aCodeOfZeroIsNone() {
        let text = "TRVAP10080524A2232.9806N11404.9355E000.1061830323.8706000908000502,460,0,9520,3671,00,zh-cn,00#"
        #expect(meaning(text, .trv, "alarm code") == "none: only the type says alarm")
        #expect(meaning(text, .trv, "language") == "known, not kept")
    }

    @Test(arguments: [
        ([0x32, 0x01] as [UInt8], "+08:00"), ([0x23, 0x08], "-05:60"), ([0x1C, 0x28], "-04:50"),
        ([0x00, 0x02], "+00:00"),
    ])
    func theZoneOfALoginIsReadable(_ word: [UInt8], _ zone: String) {
        let identity: [UInt8] = [0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94]
        let bytes = GT06Frame.bytes(message: 0x01, content: identity + [0x36, 0x05] + word, serial: 1)
        let meaning = DialectRegistry.explain(bytes, in: .gt06).first { $0.name == "time zone" }?.meaning ?? ""
        let isZone = zone.hasSuffix(":60") ? meaning.hasSuffix("is no zone") : meaning.hasPrefix(zone)
        #expect(isZone, "\(meaning)")
    }

    @Test func nothingIsWantedOnAFault() {
        var bytes = GT06Frame.bytes(message: 0x13, content: [0, 6, 4, 0, 1], serial: 1)
        func number() -> String? { DialectRegistry.explain(bytes, in: .gt06).first { $0.name == "number" }?.meaning }
        #expect(number() == "a sign of life with the status; wants an answer")
        bytes[bytes.count - 3] ^= 1
        #expect(number() == "a sign of life with the status")
        let early = GT06Frame.bytes(message: 0x8A, serial: 6)
        let reason = "gt06: 0x8A before the login, nobody knows whose"
        let fields = DialectRegistry.explain(early, in: nil, fault: reason)
        #expect(fields.filter { $0.name == "fault" }.map(\.meaning) == [reason])
        #expect(!fields.contains { $0.meaning.contains("wants") })
    }

    @Test func whatHasNoPlaceIsNamedAllTheSame() {
        let line =
            "imei:353451044508750,DTC,0809231929,53.0,F,055403.000,A,2233.1870,N,11354.3067,E,0.00,30.1,,1,1,10.5%,P0021,;"
        #expect(meaning(line, .gps103, "value") == "of something that differs between units, not kept")
        #expect(meaning(line, .gps103, "door") == "open, not kept")
        #expect(meaning(line, .gps103, "fuel") == "10.5 %, not kept")
        #expect(meaning(line, .gps103, "trouble code") == "of the engine's computer, not kept")
        let oil = "imei:353451044508750,oil1,0809231929,,F,055403.000,A,2233.1870,N,11354.3067,E,0.00,,,,51.6,41.7,;"
        #expect(meaning(oil, .gps103, "door") == nil)
        #expect(meaning(oil, .gps103, "fuel") == "51.6, in percent or liters, not kept")
    }

    @Test func namesOfNetworksMayContainAnything() {
        let text =
            "#867273021518134,CMD-T,A,DATE:190611,TIME:081530,LAT:22.7613506N,LOT:114.3610382E,Speed:63.4,"
            + "1-1-0-0-88-23,271,46000-262D-0FF86A12,09,0.95,29.0,5,\"Cafe, Bar\",-70,\"60:EE:5C:64:8B:FA\",,#"
        #expect(meaning(text, .gotop, "steps") == "5, not kept")
        let names = DialectRegistry.explain(Array(text.utf8), in: .gotop).map(\.name)
        #expect(names.suffix(3) == ["Wi-Fi", "level", "MAC address"])
        #expect(!names.contains("not understood"))
    }
}
