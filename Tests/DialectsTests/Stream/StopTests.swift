import Dialects
import Fleet
import Testing

/// A reading that is told to stop stops right behind the message, and what follows is not lost.
@Suite struct StopTests {
    private struct Message: Equatable {
        var range: Range<Int>
        var report: Report?
        var reason: String?
        var reply: [UInt8]

        init(_ message: DecodedMessage) {
            range = message.range
            reply = message.reply
            switch message.content {
            case .report(let report): self.report = report
            case .unparsed(let reason): self.reason = reason
            }
        }
    }

    /// All that a dialect reads out of bytes, stopping behind every message or never.
    private func read(_ bytes: [UInt8], _ dialect: any Dialect.Type, stopping: Bool) -> [Message] {
        var reader = dialect.init()
        var messages: [Message] = []
        var place = 0
        bytes.withUnsafeBytes { buffer in
            while place < buffer.count {
                let before = messages.count
                let rest = UnsafeRawBufferPointer(rebasing: buffer[place...])
                place += reader.read(rest, at: place, isDatagram: false, now: Timestamp(seconds: 0)) { message in
                    #expect(!stopping || messages.count == before, "handed over after the stop")
                    messages.append(Message(message))
                    return !stopping
                }
                guard messages.count > before, stopping else { return }
                #expect(messages.last.map { $0.range.upperBound <= place } == true)
            }
        }
        return messages
    }

    @Test(arguments: DialectRegistry.all.map { $0.id.name }) func stoppingLosesNothing(_ name: String) throws {
        let dialect = try #require(DialectRegistry.all.first { $0.id.name == name })
        // Binary h02 frames are left out: how long one is may depend on what is there behind it.
        let frames = CorpusFrame.of(name).map(\.bytes).filter { $0.first != 0x24 && $0.first != 0x58 }
        let logins = ["gt06": GT06Frames.login, "trv": Array("TRVAP00869207032612724#".utf8)]
        let bytes = (logins[name] ?? []) + frames.flatMap { $0 + Array("\r\n".utf8) }
        let whole = read(bytes, dialect, stopping: false)
        #expect(whole.count >= frames.count / 2)
        #expect(read(bytes, dialect, stopping: true) == whole)
    }

    @Test func theThirdFaultOfALoginDialectMayBeAnOverlongPiece() {
        var probe = StreamProbe()
        probe.send("TRVAP00869207032612724#")
        probe.send("bad#bad#")
        probe.send(String(repeating: "a", count: 3000))
        #expect(probe.decoder.dialect == nil)
        probe.send("#TRVCP01,06000908000102#")
        #expect(probe.types == ["AP00", "CP01"], "nothing is passed over, and the login still counts")
    }
}
