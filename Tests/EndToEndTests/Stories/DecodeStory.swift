import Foundation
import Testing

extension EndToEnd {
    /// An engineer turns captured bytes into JSON lines.
    @Suite struct DecodeStory {
        private static let first = Frame.full("CMD-T", Frame.device(1), date: "120903", time: "160649")
        private static let second = Frame.heartbeat(Frame.device(2))

        /// What `decode` makes of an input.
        private static func decode(_ options: [String], _ input: String) async throws -> [JSONLine] {
            let run = try await HeadlessRun.finished(["decode"] + options, in: TestHome(), input: Array(input.utf8))
            #expect(try await run.process.waitForExit() == 0)
            #expect(run.errors == "")
            return try run.lines()
        }

        @Test func aRawStreamTellsWhereEachMessageBegins() async throws {
            let lines = try await Self.decode([], Self.first + "\r\n" + Self.second + Self.second)
            let length = Double(Self.first.utf8.count)
            #expect(lines.map { $0.number("input") } == [0, length + 2, length + 2 + Double(Self.second.utf8.count)])
            #expect(lines.map { $0.text("raw") } == [Self.first, Self.second, Self.second].map(Frame.hex))
            for line in lines {
                #expect(line.keys.isDisjoint(with: ["received", "transport", "peer", "late", "reply"]))
            }
        }

        @Test func aFileIsReadAsStandardInputIs() async throws {
            let home = try TestHome()
            let path = try home.write(Self.first + Self.second, to: "capture.bin")
            let run = try await HeadlessRun.finished(["decode", path], in: home)
            #expect(try await run.process.waitForExit() == 0)
            let piped = try await Self.decode([], Self.first + Self.second)
            #expect(try run.lines().map(\.description) == piped.map(\.description))
            #expect(piped.count == 2)
        }

        @Test func eachLineOfHexIsADatagram() async throws {
            let half = Frame.hex(Self.second).dropLast(2)
            let text = [Frame.hex(Self.first + Self.second), "", String(half), "no hex", "ABC", Frame.hex(Self.second)]
            let lines = try await Self.decode(["--hex"], text.joined(separator: "\n") + "\r\n")
            #expect(lines.map { $0.number("input") } == [1, 1, 3, 4, 5, 6])
            #expect(
                lines.map { $0.text("kind") } == [
                    "position", "heartbeat", "heartbeat", "unparsed", "unparsed", "heartbeat",
                ])
            #expect(lines.filter { $0.text("kind") == "unparsed" }.allSatisfy { $0.text("reason")?.isEmpty == false })
        }

        @Test func linesOfHexMayBeSegmentsOfOneConnection() async throws {
            let hex = Frame.hex(Self.first + Self.second)
            let cut = hex.index(hex.startIndex, offsetBy: 60)
            let end = hex.index(hex.endIndex, offsetBy: -20)
            let text = [hex[..<cut], hex[cut..<end], "", hex[end...]].joined(separator: "\n")
            let lines = try await Self.decode(["--hex", "--stream"], text)
            #expect(lines.map { $0.text("device") } == [Frame.device(1), Frame.device(2)])
            #expect(lines.map { $0.number("input") } == [1, 2])
        }

        @Test(arguments: [[], ["--hex"], ["--hex", "--stream"]])
        func nothingInNothingOut(_ options: [String]) async throws {
            #expect(try await Self.decode(options, "").isEmpty)
        }

        @Test(arguments: [[], ["--hex", "--stream"]])
        func noiseIsNoFailure(_ options: [String]) async throws {
            let noise = "GET / HTTP/1.1\r\nHost: fleet\r\n\r\n"
            let lines = try await Self.decode(options, options.isEmpty ? noise : Frame.hex(noise))
            #expect(!lines.isEmpty)
            #expect(lines.allSatisfy { $0.text("kind") == "unparsed" && $0.text("reason")?.isEmpty == false })
        }
    }
}
