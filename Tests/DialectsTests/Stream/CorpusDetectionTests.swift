import Fleet
import Testing

@testable import Dialects

/// Every frame of the corpus is taken for the dialect that it names and for no other, and strangers for none.
@Suite struct CorpusDetectionTests {
    private static let tracked = CorpusFrame.all.filter { $0.dialect != "none" }
    private static let logins = [
        "gt06": CorpusFrame.bytes(hex: "78780d01035889905530169400067ec30d0a"),
        "trv": Array("TRVAP00869207032612724#".utf8),
    ]

    /// Whether a message of the frame has to be understood.
    private static func isGood(_ frame: CorpusFrame) -> Bool {
        frame.expected.contains { !LoginComparison.kinds($0).contains("unparsed") }
    }

    @Test func everyDialectHasFrames() {
        let names = Set(CorpusFrame.all.map(\.dialect))
        #expect(names == Set(DialectRegistry.all.map { $0.id.name } + ["none"]))
    }

    @Test(arguments: tracked) func isRecognisedByItsOwnDialectOnly(_ frame: CorpusFrame) {
        let matches = DialectRegistry.all.filter { isTaken(frame.bytes, by: $0) }.map { $0.id.name }
        if Self.isGood(frame) {
            #expect(matches == [frame.dialect])
        } else {
            #expect(matches.allSatisfy { $0 == frame.dialect })
        }
    }

    @Test(arguments: tracked) func decidesAStreamWholeAndByteByByte(_ frame: CorpusFrame) {
        for chunks in [[frame.bytes], frame.bytes.map { [$0] }] {
            var probe = StreamProbe()
            for chunk in chunks { probe.send(chunk) }
            probe.finish()
            #expect(probe.reports.allSatisfy { $0.dialect.name == frame.dialect })
            if Self.isGood(frame) {
                #expect(probe.decoder.dialect?.name == frame.dialect)
            } else {
                #expect(probe.decoder.dialect.map { $0.name == frame.dialect } ?? true)
            }
        }
    }

    @Test(arguments: tracked) func decidesADatagram(_ frame: CorpusFrame) {
        let login = Self.logins[frame.dialect].map { [$0] } ?? []
        let heard = Heard.datagrams(login + [frame.bytes])
        #expect(heard.reports.allSatisfy { $0.dialect.name == frame.dialect })
        if Self.isGood(frame) { #expect(heard.reports.count > login.count) }
    }

    @Test(arguments: CorpusFrame.of("none")) func nothingComesOutOfStrangers(_ frame: CorpusFrame) {
        #expect(DialectRegistry.all.filter { isTaken(frame.bytes, by: $0) }.isEmpty)
        let datagram = Heard.datagrams([frame.bytes])
        #expect(datagram.reasons.count == 1)
        for heard in [Heard.stream([frame.bytes]), Heard.stream(frame.bytes.map { [$0] }), datagram] {
            #expect(heard.reports.isEmpty && heard.wrongReplies.isEmpty)
        }
    }

    /// Whether a dialect takes the bytes at any place where a detector would look.
    private func isTaken(_ bytes: [UInt8], by dialect: any Dialect.Type) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var candidate: Int? = 0
            while let place = candidate, place < buffer.count {
                let rest = buffer.from(place)
                for isComplete in [false, true] where place == 0 || dialect.mayFollowGarbage(rest) {
                    if dialect.recognise(rest, isComplete: isComplete) == .match { return true }
                }
                candidate = DialectDetector.nextCandidate(in: buffer, after: place)
            }
            return false
        }
    }
}
