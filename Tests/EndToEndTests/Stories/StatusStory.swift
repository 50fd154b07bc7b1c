import Foundation
import Testing

extension EndToEnd {
    /// Somebody asks in a script what the fleet is doing, and what it was doing before.
    @Suite struct StatusStory {
        @Test func statusAndReasonOfEveryDeviceNowAndThen() async throws {
            let home = try TestHome()
            let service = try HeadlessRun(
                ["ingest", "--listen", "127.0.0.1:0", "--data", home.path("journal"), "--output", "jsonl"], in: home)
            defer { service.process.end() }
            let port = try #require(try await service.ports().first)
            let tracker = try TrackerSocket(.tcp, port: port)
            tracker.send(Frame.full("CMD-T", Frame.device(1)))
            _ = try await service.lines(1)
            let lines = try await whenKept(home)
            #expect(lines.count == 1)
            let line = try JSONLine(lines[0])
            #expect(line.text("device") == Frame.device(1))
            #expect(line.text("status") != nil && line.text("why")?.isEmpty == false)
            #expect(line.text("peer")?.hasPrefix("127.0.0.1:") == true && line.text("dialect") == "gotop")
            let text = try await status([], home)
            #expect(text.output.split(separator: "\n").count == 1)
            #expect(text.output.hasPrefix(Frame.device(1)), "\(text.output)")
            #expect(text.output.contains(try #require(line.text("status"))), "\(text.output)")
            let before = try await status(["--at", "2001-01-01"], home)
            #expect(before.output == "", "nobody had been heard")
        }

        @Test(arguments: [["--at", "half past"], ["--output", "xml"], ["--device", "van"]])
        func whatMakesNoSenseIsOneLine(arguments: [String]) async throws {
            let home = try TestHome()
            let run = try await HeadlessRun.finished(["status", "--data", home.path("x")] + arguments, in: home)
            #expect(try await run.process.waitForExit() == 64)
            #expect(run.output == "" && run.errorLines.count == 1, "\(run.errors)")
        }

        @Test func withoutAJournalThereIsNothingToTell() async throws {
            let home = try TestHome()
            let run = try await HeadlessRun.finished(["status", "--data", home.path("x")], in: home)
            #expect(try await run.process.waitForExit() == 1)
            #expect(run.errorLines.count == 1, "\(run.errors)")
        }

        private func whenKept(_ home: TestHome) async throws -> [Substring] {
            for _ in 0..<50 {
                let run = try await HeadlessRun.finished(
                    ["status", "--data", home.path("journal"), "--output", "jsonl"], in: home)
                let lines = run.output.split(separator: "\n")
                if !lines.isEmpty { return lines }
            }
            throw StoryError("nothing was kept")
        }

        private func status(_ arguments: [String], _ home: TestHome) async throws -> HeadlessRun {
            let run = try await HeadlessRun.finished(
                ["status", "--data", home.path("journal")] + arguments, in: home)
            #expect(try await run.process.waitForExit() == 0, "\(run.errors)")
            return run
        }
    }
}
