import Dialects
import Fleet
import Testing

/// Datagrams: each stands alone, and its end closes its last message (detection.md, UDP).
@Suite struct DatagramDecoderTests {
    private struct Output {
        var content: Arrival.Content
        var range: Range<Int>
        var raw: String
    }

    private func outputs(_ text: String) -> [Output] {
        var decoder = DatagramDecoder()
        var outputs: [Output] = []
        Array(text.utf8).withUnsafeBytes { bytes in
            decoder.receive(bytes, from: PeerAddress(ipv4: 1, port: 1), now: Timestamp(seconds: 0)) { message, raw in
                outputs.append(
                    Output(content: message.content, range: message.range, raw: String(decoding: raw, as: UTF8.self)))
            }
        }
        return outputs
    }

    private func types(_ text: String) -> [String?] {
        outputs(text).map { if case .report(let report) = $0.content { report.type } else { nil } }
    }

    private let x = "#\(GotopText.identity),CMD-X"
    private let a = "#\(GotopText.identity),CMD-A1"

    @Test func theLastSeparatorMayBeMissing() {
        #expect(types(x) == ["CMD-X"])
        #expect(types(x + "\r\n") == ["CMD-X"])
        #expect(types("\(GotopText.identity),CMD-X") == ["CMD-X"], "and the first one too")
    }

    @Test func twoMessagesInOneDatagram() {
        #expect(types("\(x)#\(a)#") == ["CMD-X", "CMD-A1"])
        #expect(types("\(x)\(a)") == ["CMD-X", "CMD-A1"])
    }

    @Test func goodAndBadGiveOnlyTheGood() {
        #expect(types("\(x)#\(a)##bad#") == ["CMD-X", "CMD-A1"])
        #expect(types("#bad#\(x)#bad#\(a)#") == ["CMD-X", "CMD-A1"])
        #expect(types("bad\r\n\(x)") == ["CMD-X"])
    }

    @Test(arguments: ["hello", "#", "\r\n", "#86178500", "#861785001515349#", "\0", "GET / HTTP/1.1\r\n\r\n"])
    func garbageGivesExactlyOneUnparsed(_ text: String) {
        #expect(types(text) == [nil])
        #expect(outputs(text).first?.raw == text)
    }

    @Test func severalBadPiecesGiveOneUnparsedToo() {
        #expect(types("#bad##bad##\(GotopText.identity),bad#") == [nil])
    }

    @Test func whatIsShownOfGarbageIsCut() {
        let outputs = outputs(String(repeating: "g", count: 2000))
        #expect(outputs.count == 1)
        #expect(outputs.first?.raw.count == 512)
        #expect(outputs.first?.range == 0..<2000)
    }

    @Test func anEmptyDatagramIsNothing() {
        #expect(outputs("").isEmpty)
    }

    @Test func datagramsAreNeverJoined() {
        #expect(types("#86178500") == [nil])
        #expect(types("1515349,CMD-X#") == [nil])
    }

    @Test func rangesArePlacesInTheDatagram() {
        let outputs = outputs("bad#\(x)# \(a)")
        #expect(outputs.map(\.raw) == ["\(x)#", a])
        #expect(
            outputs.map(\.range) == [4..<(5 + x.utf8.count), (6 + x.utf8.count)..<(6 + x.utf8.count + a.utf8.count)])
    }
}
