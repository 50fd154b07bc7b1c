import Foundation
import Testing

extension EndToEnd {
    /// Frames of real trackers, collected with what they say, go through the built program.
    @Suite struct CorpusStory {
        /// One frame and what each of its messages must say.
        private struct Entry {
            let name: String
            let hex: String
            let messages: [JSONLine]
        }

        private static func entries() throws -> [Entry] {
            let file = BuiltProgram.package.appendingPathComponent("Tests/DialectsTests/Corpus/frames.jsonl")
            let text = try String(contentsOf: file, encoding: .utf8)
            return try text.split(separator: "\n").compactMap { line in
                guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    ["gotop", "none"].contains(object["dialect"] as? String), let name = object["id"] as? String,
                    let hex = object["hex"] as? String, let expect = object["expect"] as? [String: Any]
                else { return nil }
                let messages = expect["messages"] as? [[String: Any]] ?? [expect]
                return Entry(name: name, hex: hex, messages: try messages.map(JSONLine.init(object:)))
            }
        }

        @Test func everyFrameSaysWhoAndWhat() async throws {
            let entries = try Self.entries()
            #expect(entries.count > 60)
            let input = entries.map(\.hex).joined(separator: "\n") + "\n"
            let run = try await HeadlessRun.finished(["decode", "--hex"], in: TestHome(), input: Array(input.utf8))
            #expect(try await run.process.waitForExit() == 0)
            let found = Dictionary(grouping: try run.lines()) { Int($0.number("input") ?? 0) }
            for (number, entry) in entries.enumerated() {
                let lines = found[number + 1] ?? []
                #expect(lines.count == entry.messages.count, "\(entry.name)")
                for (line, message) in zip(lines, entry.messages) {
                    // Where the sources disagree the corpus allows more than one kind.
                    let kinds = [message.text("kind")] + message.texts("kind_alt")
                    #expect(kinds.contains(line.text("kind")), "\(entry.name)")
                }
                #expect(lines.map { $0.text("device") } == entry.messages.map { $0.text("imei") }, "\(entry.name)")
                #expect(lines.allSatisfy { ($0.text("raw")?.count ?? 0) <= 1024 }, "\(entry.name)")
            }
        }
    }
}
