import Foundation
import Testing

extension EndToEnd {
    /// Somebody takes data out of a journal while the service goes on, and plays it at another listener.
    @Suite struct ExportStory {
        @Test func aRunningJournalIsExportedReplayedAndLookedAfter() async throws {
            let home = try TestHome()
            try home.write("[\"\(Frame.device(1))\"]\nname = \"=<Van> & 1\"\n", to: "config/fleettop/devices.toml")
            let service = try HeadlessRun(
                ["ingest", "--listen", "127.0.0.1:0", "--data", home.path("journal"), "--output", "jsonl"], in: home)
            defer { service.process.end() }
            let port = try #require(try await service.ports().first)
            let tracker = try TrackerSocket(.tcp, port: port)
            for number in 1...3 { tracker.send(Frame.full("CMD-T", Frame.device(number))) }
            tracker.send(Frame.full("ALM-A", Frame.device(1)))
            tracker.send(Frame.heartbeat(Frame.device(2)))
            _ = try await service.lines(5)
            let lines = try await whenKept(5, home, service)
            #expect(lines == service.output.split(separator: "\n"), "the same lines as live")

            let gpx = home.path("tracks.gpx")
            let tracks = try await export(["--format", "gpx", "--output", gpx], home)
            #expect(tracks.errors == "" && tracks.output == "")
            let document = home.text(of: "tracks.gpx")
            #expect(document.contains("<name>=&lt;Van&gt; &amp; 1</name>") && document.hasSuffix("</gpx>\n"))
            #expect(document.contains("lat=\"45.7640430\" lon=\"4.8356590\""))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: home.folder.path).allSatisfy {
                    !$0.hasSuffix(".tmp")
                })
            let alarms = try await export(["--format", "csv", "--what", "alarms", "--device", Frame.device(1)], home)
            #expect(alarms.output.contains("'=<Van> & 1,sos"), "\(alarms.output)")

            try await upkeepIsRefused(home)
            try await replayArrives(home)
        }

        /// The journal is committed within 200 ms; what was exported before that is not there yet.
        private func whenKept(_ count: Int, _ home: TestHome, _ service: HeadlessRun) async throws -> [Substring] {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                let lines = try await export(["--format", "jsonl"], home).output.split(separator: "\n")
                if lines.count >= count { return lines }
            }
            throw StoryError("\(count) reports were not kept\n\(service.errors)")
        }

        private func export(_ arguments: [String], _ home: TestHome) async throws -> HeadlessRun {
            let run = try await HeadlessRun.finished(["export", "--data", home.path("journal")] + arguments, in: home)
            #expect(try await run.process.waitForExit() == 0, "\(run.errors)")
            return run
        }

        private func upkeepIsRefused(_ home: TestHome) async throws {
            for (arguments, status) in [
                (["vacuum"], 1), (["prune"], 1), (["prune", "--dry-run"], 0), (["verify"], 0), (["stats"], 0),
            ]
                as [([String], Int32)]
            {
                let run = try await HeadlessRun.finished(
                    ["journal"] + arguments + ["--data", home.path("journal")], in: home)
                #expect(try await run.process.waitForExit() == status, "\(arguments) \(run.errors)")
                #expect(run.errorLines.count == Int(status), "\(run.errors)")
            }
        }

        private func replayArrives(_ home: TestHome) async throws {
            try await HeadlessRun.ingest { second, port in
                let replay = try await HeadlessRun.finished(
                    ["replay", "--data", home.path("journal"), "--to", "127.0.0.1:\(port)", "--speed", "max"], in: home)
                #expect(try await replay.process.waitForExit() == 0)
                #expect(replay.errors.hasPrefix("sent 5 messages, "), "\(replay.errors)")
                let kinds = try await second.lines(5).compactMap { $0.text("kind") }
                #expect(kinds == ["position", "position", "position", "alarm", "heartbeat"])
            }
        }

        @Test func aJournalThatIsNotThereIsOneLine() async throws {
            let home = try TestHome()
            for arguments in [
                ["export", "--format", "gpx"], ["journal", "stats"], ["journal", "vacuum"],
                ["replay", "--to", "127.0.0.1:9"],
            ] {
                let run = try await HeadlessRun.finished(arguments + ["--data", home.path("nothing")], in: home)
                #expect(try await run.process.waitForExit() == 1)
                #expect(run.errorLines.count == 1 && run.errors.contains("there is no journal"), "\(run.errors)")
                #expect(!FileManager.default.fileExists(atPath: home.path("nothing")))
            }
        }
    }
}
