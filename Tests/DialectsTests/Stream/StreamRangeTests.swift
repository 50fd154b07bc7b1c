import Dialects
import Fleet
import Testing

/// Where messages stand in the whole stream.
@Suite struct StreamRangeTests {
    @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34, 1000]) func rangesArePlacesInTheWholeStream(_ chunk: Int) {
        let text =
            "junk#" + GotopText.message("CMD-X", nil) + "\r\n" + GotopText.message("CMD-T")
            + "\(GotopText.identity),CMD-A1#"
            + "##bad##" + GotopText.message("ALM-A", nil) + "rest"
        let bytes = Array(text.utf8)
        var probe = StreamProbe()
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            probe.send(Array(bytes[start..<min(start + chunk, bytes.count)]))
        }
        probe.finish()
        #expect(probe.types == ["CMD-X", "CMD-T", "CMD-A1", "ALM-A"])
        #expect(
            probe.outputs.map(\.text) == [
                "junk", GotopText.message("CMD-X", nil), GotopText.message("CMD-T"), "\(GotopText.identity),CMD-A1#",
                "#bad#", GotopText.message("ALM-A", nil), "rest",
            ])
        var end = 0
        for output in probe.outputs {
            #expect(output.range.lowerBound >= end, "in order, without overlaps")
            end = output.range.upperBound
            #expect(end <= bytes.count && Array(bytes[output.range]) == output.raw)
        }
    }

    @Test func theRangeOfALongPieceIsWholeButItsBytesAreCut() {
        var probe = StreamProbe()
        let piece = "#" + String(repeating: "b", count: 3000) + "#"
        probe.send(GotopText.message("CMD-X", nil))
        probe.send(piece)
        #expect(probe.unparsed.first?.range.count == 3002)
        #expect(probe.unparsed.first?.raw.count == 512)
    }
}
