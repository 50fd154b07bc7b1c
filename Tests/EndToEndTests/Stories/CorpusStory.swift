import Foundation
import Testing

extension EndToEnd {
    /// Frames of real trackers, collected with what they say, go through the built program.
    @Suite struct CorpusStory {
        /// One frame and what each of its messages must say.
        private struct Entry {
            let name: String
            let dialect: String
            let hex: String
            let messages: [JSONLine]

            /// Whether everything in it is understood.
            var isGood: Bool { messages.allSatisfy { $0.text("kind") != "unparsed" } }
        }

        /// The logins without which nobody knows who speaks, in hex, and whose they are.
        private static let logins = [
            "gt06": (hex: "78780d01035889905530169400067ec30d0a", device: "358899055301694"),
            "trv": (hex: "5452564150303038363932303730333236313237323423", device: "869207032612724"),
        ]

        private static func entries(_ dialects: String...) throws -> [Entry] {
            let file = BuiltProgram.package.appendingPathComponent("Tests/DialectsTests/Corpus/frames.jsonl")
            let text = try String(contentsOf: file, encoding: .utf8)
            return try text.split(separator: "\n").compactMap { line in
                guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    let dialect = object["dialect"] as? String, dialects.contains(dialect),
                    let name = object["id"] as? String,
                    let hex = object["hex"] as? String, let expect = object["expect"] as? [String: Any]
                else { return nil }
                let messages = expect["messages"] as? [[String: Any]] ?? [expect]
                return Entry(
                    name: name, dialect: dialect, hex: hex, messages: try messages.map(JSONLine.init(object:)))
            }
        }

        @Test func everyFrameSaysWhoAndWhat() async throws {
            let entries = try Self.entries("gotop", "gps103", "h02", "tlt2h", "none")
            #expect(entries.count > 180)
            let found = try await Self.decoded(entries.map(\.hex), ["decode", "--hex"])
            for (number, entry) in entries.enumerated() {
                let lines = found[number + 1] ?? []
                Self.check(lines, entry)
                #expect(lines.map { $0.text("device") } == entry.messages.map { $0.text("imei") }, "\(entry.name)")
                #expect(lines.allSatisfy { ($0.text("raw")?.count ?? 0) <= 1024 }, "\(entry.name)")
            }
        }

        @Test(arguments: ["gt06", "trv"]) func oneConnectionWithALoginInFront(_ dialect: String) async throws {
            let login = try #require(Self.logins[dialect])
            let entries = try Self.entries(dialect).filter(\.isGood)
            #expect(entries.count > 15)
            let found = try await Self.decoded([login.hex] + entries.map(\.hex), ["decode", "--hex", "--stream"])
            #expect(found[1]?.map { $0.text("kind") } == ["login"])
            var device = login.device
            for (number, entry) in entries.enumerated() {
                let lines = found[number + 2] ?? []
                Self.check(lines, entry)
                for (line, message) in zip(lines, entry.messages) {
                    device = message.text("imei") ?? device
                    #expect(line.text("device") == device, "\(entry.name)")
                }
            }
        }

        /// What the program says about lines of hex, by the number of the line.
        private static func decoded(_ hex: [String], _ arguments: [String]) async throws -> [Int: [JSONLine]] {
            let input = Array((hex.joined(separator: "\n") + "\n").utf8)
            let run = try await HeadlessRun.finished(arguments, in: TestHome(), input: input)
            #expect(try await run.process.waitForExit() == 0)
            return Dictionary(grouping: try run.lines()) { Int($0.number("input") ?? 0) }
        }

        /// Where the sources disagree the corpus allows more than one kind.
        private static func check(_ lines: [JSONLine], _ entry: Entry) {
            #expect(lines.count == entry.messages.count, "\(entry.name)")
            for (line, message) in zip(lines, entry.messages) {
                let kinds = [message.text("kind")] + message.texts("kind_alt")
                #expect(kinds.contains(line.text("kind")), "\(entry.name)")
                #expect(line.text("kind") == "unparsed" || line.text("dialect") == entry.dialect, "\(entry.name)")
            }
        }
    }
}
