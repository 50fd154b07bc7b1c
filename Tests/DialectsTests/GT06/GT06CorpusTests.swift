import Dialects
import Fleet
import Testing

/// Every gt06 frame gives all that the corpus expects, however the network cuts it, with a login in front.
@Suite struct GT06CorpusTests {
    private static let login: [UInt8] = CorpusFrame.bytes(hex: "78780d01035889905530169400067ec30d0a")
    private static let device = "358899055301694"

    @Test func theCorpusIsThere() {
        #expect(CorpusFrame.of("gt06").count >= 40)
    }

    @Test(arguments: CorpusFrame.of("gt06")) func wholeAsStream(_ frame: CorpusFrame) {
        let chunks = frame.segments.isEmpty ? [frame.bytes] : frame.segments
        check(Heard.stream([Self.login] + chunks), frame)
    }

    @Test(arguments: CorpusFrame.of("gt06")) func byteByByte(_ frame: CorpusFrame) {
        check(Heard.stream((Self.login + frame.bytes).map { [$0] }), frame)
    }

    @Test(arguments: CorpusFrame.of("gt06")) func wholeAsDatagram(_ frame: CorpusFrame) {
        check(Heard.datagrams([Self.login, frame.bytes]), frame)
    }

    @Test(arguments: CorpusFrame.of("gt06")) func atEverySplit(_ frame: CorpusFrame) {
        let bytes = Self.login + frame.bytes
        let whole = Heard.stream([bytes]).essence
        for split in 0...bytes.count {
            let parts = Heard.stream([Array(bytes[..<split]), Array(bytes[split...])]).essence
            #expect(parts == whole, "split at \(split)")
        }
    }

    @Test func gluedTogether() {
        let frames = CorpusFrame.of("gt06").filter { LoginComparison.kinds($0.expected[0]) != ["unparsed"] }
        let chunks = [Self.login] + frames.map(\.bytes)
        let glued = Heard.stream([chunks.flatMap { $0 }]).essence
        #expect(glued == Heard.stream(chunks).essence)
        #expect(glued.reasons.isEmpty)
        #expect(glued.reports.count > frames.count)
    }

    @Test(arguments: CorpusFrame.of("gt06")) func withoutALoginNothingIsBelieved(_ frame: CorpusFrame) {
        guard frame.expected[0].text("kind") != "login" else { return }
        guard frame.expected[0].text("kind") != "multi", frame.expected.count == 1 else { return }
        for heard in [Heard.stream([frame.bytes]), Heard.datagrams([frame.bytes])] {
            #expect(heard.reports.isEmpty)
            #expect(heard.wrongReplies.isEmpty)
            #expect(heard.reasons.count == 1)
        }
    }

    @Test func nothingElseIsTakenForIt() {
        for frame in CorpusFrame.all where frame.dialect != "gt06" {
            for isComplete in [false, true] {
                for start in 0..<min(frame.bytes.count, 64) {
                    frame.bytes[start...].withUnsafeBytes {
                        #expect(GT06Dialect.recognise($0, isComplete: isComplete) != .match, "\(frame.id) at \(start)")
                    }
                }
            }
        }
    }

    private func check(_ heard: Heard, _ frame: CorpusFrame) {
        #expect(heard.reports.first?.kind == .login)
        LoginComparison.check(heard.dropFirst(1), frame, device: Self.device)
    }
}
