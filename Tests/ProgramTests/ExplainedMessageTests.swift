import Dialects
import Fleet
import Testing

@testable import fleettop

/// How `fleettop decode --explain` looks.
@Suite struct ExplainedMessageTests {
    private func lines(_ text: String) -> [String] {
        var decoder = StreamDecoder()
        var lines: [String] = []
        func take(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) {
            var dialect: DialectID?
            if case .report(let report) = message.content { dialect = report.dialect }
            lines += ExplainedMessage(message, raw: Array(raw), dialect: dialect, input: 7).lines
        }
        Array(text.utf8).withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 0), take) }
        decoder.finish(now: Timestamp(seconds: 0), take)
        return lines
    }

    @Test func aLoginIsATable() {
        #expect(
            lines("##,imei:359769031878322,A;") == [
                "input 7  gps103  login A  359769031878322",
                "    0  23 23 2C 69 6D 65 …  ##,imei:            mark              a login; wants the answer LOAD",
                "    8  33 35 39 37 36 39 …  359769031878322     identity          IMEI 359769031878322, check digit",
                "                                                                  right",
                "   24  41                   A                   type              a login",
                "reply  LOAD",
                "    0  4C 4F 41 44          LOAD                word              the login is accepted",
            ])
    }

    @Test func bytesOfABinaryFrameAreNoLetters() {
        let frame: [UInt8] = [0x78, 0x78, 0x0D, 0x01, 0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94, 0, 6]
        let login = frame + [0, 0, 0x0D, 0x0A]
        let message = DecodedMessage(range: 0..<login.count, content: .unparsed(reason: "gt06: bad checksum"))
        let lines = ExplainedMessage(message, raw: login, dialect: .gt06, input: 1).lines
        #expect(lines.contains { $0.contains("78 78") })
        #expect(!lines.contains { $0.contains(" xx ") })
        #expect(lines.filter { $0.contains("fault") }.count == 1)
    }

    @Test func nothingHostileReachesTheTerminal() {
        let all = lines("#861785001515349,\u{1B}]0;owned\u{7}\u{202E}x,CMD-T,A,DATE:120903#").joined()
        #expect(all.contains("861785001515349"))
        for scalar in all.unicodeScalars { #expect(scalar.value >= 0x20 && scalar != "\u{202E}" && scalar != "\u{7F}") }
    }

    @Test func noLineIsTooLong() {
        let text = "#861785001515349,CMD-Z," + String(repeating: "abcdefghij ", count: 30) + "#"
        let all = lines(text) + lines("GET / HTTP/1.1\r\n\r\n")
        #expect(all.count > 3)
        for line in all.dropFirst() where !line.hasPrefix("input") { #expect(line.count <= 100) }
    }
}
