import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

extension EndToEnd {
    /// The program is killed again and again while trackers wait for their answers.
    @Suite struct TortureStory {
        /// Eight kills, or as many as `FLEETTOP_KILLS` says.
        @Test(.timeLimit(.minutes(15))) func whatWasAnsweredIsKeptOnce() async throws {
            let kills = ProcessInfo.processInfo.environment["FLEETTOP_KILLS"].flatMap { Int($0) } ?? 8
            var random = SeededRandom(seed: 4)
            let home = try TestHome()
            var run = try Self.start(in: home, port: 0)
            defer { run.process.end() }
            let port = try #require(try await run.ports().first)
            let trackers = WaitingTracker.fleet(port: port)
            for tracker in trackers { tracker.begin() }
            for _ in 0..<kills {
                try await Task.sleep(for: .milliseconds(20 + Int64(random.next() % 380)))
                run.process.send(SIGKILL)
                #expect(try await run.process.waitForExit() == 128 + SIGKILL)
                #expect(run.errorLines.count == 1, "\(run.errors)")
                run = try Self.start(in: home, port: port)
                _ = try await run.ports()
            }
            for tracker in trackers { try await tracker.end() }
            run.process.send(SIGTERM)
            #expect(try await run.process.waitForExit() == 0)
            #expect(run.errorLines.count == 1, "\(run.errors)")
            try Self.judge(trackers, home, kills)
        }

        private static func start(in home: TestHome, port: UInt16) throws -> HeadlessRun {
            try HeadlessRun(
                ["ingest", "--data", home.path("journal"), "--listen", "127.0.0.1:\(port)", "--log-level", "error"],
                in: home)
        }

        /// Every answered message is in the journal; nothing that tells a time is there twice.
        private static func judge(_ trackers: [WaitingTracker], _ home: TestHome, _ kills: Int) throws {
            let database = try DatabaseQueue(path: home.path("journal/journal.sqlite"))
            let kept = try database.read {
                try Row.fetchAll(
                    $0,
                    sql: """
                        SELECT identity, bytes FROM report JOIN raw USING (seq) JOIN device ON device.id = report.device
                        """
                ).map { SentMessage(device: $0[0], bytes: [UInt8]($0[1] as Data)) }
            }
            var counts: [SentMessage: Int] = [:]
            for message in kept { counts[message, default: 0] += 1 }
            let answered = trackers.flatMap(\.answered)
            let missing = answered.filter { counts[$0] == nil }
            #expect(missing.isEmpty, "\(missing.count) of \(answered.count) answered messages are missing")
            let twice = trackers.flatMap(\.sentWithTime).filter { counts[$0, default: 0] > 1 }
            #expect(twice.isEmpty, "\(twice.count) messages are there more than once")
            #expect(answered.count > kills * 10, "\(answered.count) answered messages are no load")
            #expect(trackers.reduce(0) { $0 + $1.reconnects } >= kills, "the trackers noticed the kills")
            let check = try database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            #expect(check == "ok")
            let resent = trackers.reduce(0) { $0 + $1.resent }
            print(
                "torture: \(kills) kills, \(kept.count) reports kept, \(answered.count) answered, \(resent) sent again")
        }
    }
}
