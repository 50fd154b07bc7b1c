import Dialects
import Fleet
import Testing

/// Every gt06 and trv frame gives all that the corpus expects, however the network cuts it, with a login in front.
@Suite struct LoginCorpusTests {
    /// A dialect that tells the identity in a login only.
    struct Speaker: Sendable, CustomTestStringConvertible {
        let dialect: any Dialect.Type
        let login: [UInt8]
        let device: String
        let framesAtLeast: Int
        var testDescription: String { dialect.id.name }
        var frames: [CorpusFrame] { CorpusFrame.of(dialect.id.name) }
    }

    private static let speakers = [
        Speaker(
            dialect: GT06Dialect.self, login: CorpusFrame.bytes(hex: "78780d01035889905530169400067ec30d0a"),
            device: "358899055301694", framesAtLeast: 40),
        Speaker(
            dialect: TRVDialect.self, login: Array("TRVAP00869207032612724#".utf8), device: "869207032612724",
            framesAtLeast: 18),
    ]
    private static let frames = speakers.flatMap(\.frames)

    private func speaker(_ frame: CorpusFrame) throws -> Speaker {
        try #require(Self.speakers.first { $0.dialect.id.name == frame.dialect })
    }

    @Test(arguments: speakers) func theCorpusIsThere(_ speaker: Speaker) {
        #expect(speaker.frames.count >= speaker.framesAtLeast)
    }

    @Test(arguments: frames) func wholeAsStream(_ frame: CorpusFrame) throws {
        let login = try speaker(frame).login
        let chunks = frame.segments.isEmpty ? [frame.bytes] : frame.segments
        try check(Heard.stream([login] + chunks), frame)
    }

    @Test(arguments: frames) func byteByByte(_ frame: CorpusFrame) throws {
        let login = try speaker(frame).login
        try check(Heard.stream((login + frame.bytes).map { [$0] }), frame)
    }

    @Test(arguments: frames) func wholeAsDatagram(_ frame: CorpusFrame) throws {
        let login = try speaker(frame).login
        try check(Heard.datagrams([login, frame.bytes]), frame)
    }

    @Test(arguments: frames) func atEverySplit(_ frame: CorpusFrame) throws {
        let login = try speaker(frame).login
        let bytes = login + frame.bytes
        let whole = Heard.stream([bytes]).essence
        for split in 0...bytes.count {
            let parts = Heard.stream([Array(bytes[..<split]), Array(bytes[split...])]).essence
            #expect(parts == whole, "split at \(split)")
        }
    }

    @Test(arguments: speakers) func gluedTogether(_ speaker: Speaker) {
        let frames = speaker.frames.filter { LoginComparison.kinds($0.expected[0]) != ["unparsed"] }
        let chunks = [speaker.login] + frames.map(\.bytes)
        let glued = Heard.stream([chunks.flatMap { $0 }]).essence
        #expect(glued == Heard.stream(chunks).essence)
        #expect(glued.reasons.isEmpty)
        #expect(glued.reports.count > frames.count)
    }

    @Test(arguments: frames) func withoutALoginNothingIsBelieved(_ frame: CorpusFrame) {
        guard frame.expected[0].text("kind") != "login" else { return }
        guard frame.expected[0].text("kind") != "multi", frame.expected.count == 1 else { return }
        for heard in [Heard.stream([frame.bytes]), Heard.datagrams([frame.bytes])] {
            #expect(heard.reports.isEmpty)
            #expect(heard.wrongReplies.isEmpty)
            #expect(heard.reasons.count == 1)
        }
    }

    @Test(arguments: speakers) func nothingElseIsTakenForIt(_ speaker: Speaker) {
        for frame in CorpusFrame.all where frame.dialect != speaker.dialect.id.name {
            for isComplete in [false, true] {
                for start in 0..<min(frame.bytes.count, 64) {
                    frame.bytes[start...].withUnsafeBytes {
                        #expect(
                            speaker.dialect.recognise($0, isComplete: isComplete) != .match, "\(frame.id) at \(start)")
                    }
                }
            }
        }
    }

    private func check(_ heard: Heard, _ frame: CorpusFrame) throws {
        #expect(heard.reports.first?.kind == .login)
        LoginComparison.check(heard.dropFirst(1), frame, device: try speaker(frame).device)
    }
}
