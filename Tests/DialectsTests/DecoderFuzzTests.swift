import Dialects
import Foundation
import Fuzz
import Testing

/// Seeded bad input for every framer and decoder; `FLEETTOP_FUZZ=1000000` feeds so many buffers to each.
@Suite struct DecoderFuzzTests {
    private static let count = ProcessInfo.processInfo.environment["FLEETTOP_FUZZ"].flatMap { Int($0) } ?? 3000

    @Test(arguments: DialectRegistry.all.indices) func noPromiseIsBroken(_ index: Int) {
        let dialect = DialectRegistry.all[index]
        var run = FuzzRun(
            dialect, corpus: FuzzCorpus(frames: CorpusFrame.of(dialect.id.name).map(\.bytes), of: dialect.id), seed: 7)
        run.feed(Self.count)
        #expect(run.findings.faults == [])
        #expect(run.findings.buffers == Self.count)
        #expect(run.findings.reports > Self.count / 20, "the buffers are not all senseless")
    }
}
