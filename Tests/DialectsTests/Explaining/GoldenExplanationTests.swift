import Dialects
import Fleet
import Foundation
import Testing

/// The explanation of the first frame of every message type, as text; `FLEETTOP_RECORD=1` writes it anew.
@Suite struct GoldenExplanationTests {
    @Test func everyTypeOfEveryDialect() throws {
        let explained = Self.explained()
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Corpus/explained.txt")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try explained.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        for (line, known) in zip(explained.split(separator: "\n"), golden.split(separator: "\n")) {
            #expect(line == known)
        }
        #expect(explained == golden)
        for dialect in DialectRegistry.all { #expect(golden.contains("== \(dialect.id) ")) }
    }

    private static func explained() -> String {
        var seen = Set<String>()
        var lines: [String] = []
        for frame in CorpusFrame.all {
            for message in Explained.frame(frame) {
                guard let report = message.report else { continue }
                let title = "== \(report.dialect) \(report.kind.rawValue) \(report.type)"
                guard seen.insert(title).inserted else { continue }
                lines.append("\(title) (\(frame.id))")
                lines += message.fields.map { "\($0.range.lowerBound) \($0.name): \($0.meaning)" }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
