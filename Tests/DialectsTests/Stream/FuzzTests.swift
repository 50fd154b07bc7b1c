import Dialects
import Fleet
import Testing

/// Any bytes in, messages or reasons out: seeded noise and damaged frames, whole, cut and as datagrams.
@Suite struct FuzzTests {
    private static let buffersPerSeed = 1250
    private static let frames = CorpusFrame.all.map(\.bytes)
    private static let gotopFrames = CorpusFrame.of("gotop").map(\.bytes)
    /// Those of dialects that never conclude anything from the end of a chunk, as gps103 does behind a bare identity and
    /// h02 behind 32 binary bytes.
    private static let steadyFrames = CorpusFrame.all.filter { $0.dialect != "gps103" && $0.bytes.first != 0x24 }
        .map(\.bytes)

    @Test(arguments: 0..<8 as Range<UInt64>) func noiseIsHarmless(_ seed: UInt64) {
        var source = FuzzSource(seed: seed)
        for round in 0..<Self.buffersPerSeed {
            check(source.noise(), with: &source, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: 100..<108 as Range<UInt64>) func damagedFramesAreTheSameWholeAndCut(_ seed: UInt64) {
        var source = FuzzSource(seed: seed)
        var understood = 0
        for round in 0..<Self.buffersPerSeed {
            let frames = round % 4 == 0 ? Self.steadyFrames : Self.gotopFrames
            understood += check(source.damaged(frames), with: &source, "seed \(seed), round \(round)")
        }
        #expect(understood > Self.buffersPerSeed, "most frames survive, or this would test nothing")
    }

    @Test(arguments: 200..<204 as Range<UInt64>) func damagedFramesOfAllDialectsAreHarmless(_ seed: UInt64) {
        var source = FuzzSource(seed: seed)
        var understood = 0
        for round in 0..<Self.buffersPerSeed {
            let bytes = source.damaged(Self.frames)
            understood += check(bytes, with: &source, isSame: false, "seed \(seed), round \(round)")
        }
        #expect(understood > Self.buffersPerSeed / 2, "many frames survive, or this would test nothing")
    }

    /// Feeds a buffer in every way; returns how many reports came out of it.
    @discardableResult
    private func check(
        _ bytes: [UInt8], with source: inout FuzzSource, isSame: Bool = true, _ name: @autoclosure () -> String
    ) -> Int {
        var whole = StreamProbe()
        whole.send(bytes)
        whole.finish()
        var cut = StreamProbe()
        for chunk in source.chunks(bytes, longest: [5, 20, 100, 700][source.number(below: 4)]) { cut.send(chunk) }
        cut.finish()
        if isSame, whole.reports != cut.reports {
            Issue.record(
                "\(name()): whole \(whole.types), cut \(cut.types) of \(String(decoding: bytes, as: UTF8.self).debugDescription)"
            )
        }
        if max(whole.mostPending, cut.mostPending) > StreamDecoder.maximumUndecided {
            Issue.record("\(name()): \(cut.mostPending) bytes held back")
        }
        if let wrong = (whole.outputs + cut.outputs).first(where: { !fits($0, in: bytes) }) {
            Issue.record("\(name()): \(wrong.range) does not name \(wrong.text.debugDescription)")
        }
        let datagram = decodeDatagram(bytes)
        if !bytes.isEmpty, datagram.reports.isEmpty != (datagram.reasons.count == 1) {
            Issue.record("\(name()): a datagram gives reports or one reason")
        }
        return whole.reports.count
    }

    /// Whether an output's bytes are those of its range, cut at the limit where nothing was understood.
    private func fits(_ output: StreamProbe.Output, in bytes: [UInt8]) -> Bool {
        guard output.range.upperBound <= bytes.count else { return false }
        let named = bytes[output.range]
        return output.report == nil
            ? named.prefix(StreamDecoder.maximumUnparsedShown).elementsEqual(output.raw)
            : named.elementsEqual(output.raw)
    }
}
