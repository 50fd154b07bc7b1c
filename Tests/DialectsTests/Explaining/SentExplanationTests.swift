import Fleet
import Testing

@testable import Dialects

/// What was sent is explained too, and a message whose end is missing says where it was cut.
@Suite struct SentExplanationTests {
    private func sent(_ bytes: [UInt8], _ dialect: DialectID) -> [String] {
        DialectRegistry.explainSent(bytes, in: dialect).map { "\($0.name): \($0.meaning)" }
    }

    private func message(
        _ bytes: [UInt8], _ dialect: DialectID?, _ direction: WireMessage.Direction = .received, _ summary: String = "",
        isUnderstood: Bool = true, isCut: Bool = false
    ) -> [WireField] {
        DialectRegistry.explain(
            WireMessage(
                id: 1, at: Timestamp(seconds: 0), direction: direction, transport: .tcp,
                peer: PeerAddress(ipv4: 1, port: 1), dialect: dialect, device: nil, bytes: bytes, summary: summary,
                isUnderstood: isUnderstood, isCut: isCut))
    }

    @Test func answersOfEveryDialectHaveFields() {
        #expect(sent(Array("LOAD".utf8), .gps103) == ["word: the login is accepted"])
        #expect(sent(Array("ON".utf8), .gps103) == ["word: the sign of life was heard"])
        #expect(
            sent(Array("*HQ,4210209006,V4,V1,20261122140229#".utf8), .h02) == [
                "maker: letters of the unit", "identity: 4210209006, a number of 10 digits", "word: answers a message",
                "type: a position", "time: of the server, UTC",
            ])
        #expect(
            sent(Array("TRVBP0020261122140229#".utf8), .trv) == [
                "maker: a tracker", "type: answers AP00", "time: of the server, UTC",
            ])
        #expect(
            sent([0x78, 0x78, 0x05, 0x01, 0x00, 0x02, 0xEB, 0x47, 0x0D, 0x0A], .gt06) == [
                "start: length in 1 byte", "length: 5 bytes, number to checksum", "number: answers a login",
                "serial: 2, that of the message answered", "checksum: right", "end: of the frame",
            ])
        #expect(
            sent(Array(":123456T1#".utf8), .gotop) == [
                "start: a command", "password: of the unit", "letter: the relay: 1 cuts, 0 restores",
                "parameters: of the command",
            ])
    }

    @Test func aSentMessageOfUnknownFormIsOneField() {
        let whole = [WireField(range: 0..<3, name: "sent", meaning: "locate")]
        #expect(message([1, 2, 3], .tlt2h, .sent, "locate") == whole)
        #expect(message([1, 2, 3], nil, .sent, "locate") == whole)
        #expect(message([1, 2, 3], .gt06, .sent, "locate") == whole)
        #expect(message([], .gt06, .sent, "locate").isEmpty)
    }

    @Test func anyBytesThatWereSentAreExplained() {
        var source = FuzzSource(seed: 12)
        let frames = CorpusFrame.all.map(\.bytes)
        for _ in 0..<800 {
            let bytes = source.number(below: 3) == 0 ? source.noise() : source.damaged(frames)
            for dialect in DialectRegistry.all {
                #expect(areInOrder(bytes.withUnsafeBytes { dialect.explainSent($0) }, in: bytes.count))
                #expect(areInOrder(message(bytes, dialect.id, isCut: true), in: bytes.count))
                let refused = message(bytes, dialect.id, .received, "\(dialect.id): broken", isUnderstood: false)
                #expect(areInOrder(refused, in: bytes.count))
                #expect(refused.allSatisfy { $0.name != "fault" || $0.meaning == "\(dialect.id): broken" })
            }
        }
    }

    @Test func aMessageThatWasCutHasNoFault() {
        let text = "*HQ,1600068860,NBR,120156,262,03,255,6,802,54702,46,802,5032,3"
        let fields = message(Array(text.utf8), .h02, isCut: true)
        #expect(fields.last?.name == "cut here")
        #expect(fields.last?.range.upperBound == text.utf8.count)
        #expect(!fields.contains { $0.name == "fault" || $0.meaning.contains("no #") })
        #expect(fields.contains { $0.name == "cid" })
    }

    @Test func oneReasonStandsInTheHeaderAndAtTheField() {
        for text in ["#35332702041,CMD-X#", "#861785001515349,CMD-T,A,DATE:121303#"] {
            let bytes = Array(text.utf8)
            let reason = bytes.withUnsafeBytes { UnparsedReason.explain($0) }
            #expect(reason.hasPrefix("gotop:"))
            let faults = message(bytes, nil, .received, reason, isUnderstood: false).filter { $0.name == "fault" }
            #expect(faults.map(\.meaning) == [reason])
        }
    }
}
