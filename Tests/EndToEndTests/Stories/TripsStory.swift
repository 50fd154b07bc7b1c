import Foundation
import Testing

extension EndToEnd {
    /// Somebody asks for the trips of a day that a tracker had stored and sent at once.
    @Suite struct TripsStory {
        @Test func aStoredDriveIsListedInEveryForm() async throws {
            let home = try TestHome()
            let service = try HeadlessRun(
                ["ingest", "--listen", "127.0.0.1:0", "--data", home.path("journal"), "--output", "jsonl"], in: home)
            defer { service.process.end() }
            let port = try #require(try await service.ports().first)
            let tracker = try TrackerSocket(.tcp, port: port)
            for minute in 0..<40 { tracker.send(Self.frame(minute)) }
            _ = try await service.lines(40)
            let lines = try await whenKept(home)
            #expect(lines.count == 1 && lines[0].contains("\"record\":\"trip\"") && lines[0].contains("\"km\":20."))
            let text = try await trips(["--what", "trips,stops,days,weeks"], home)
            #expect(text.output.split(separator: "\n").count == 5, "\(text.output)")
            #expect(text.output.contains("08:04-08:25  0:21 h  ") && text.output.contains("week of "), "\(text.output)")
            let csv = try await trips(["--format", "csv", "--what", "days"], home)
            #expect(csv.output.hasPrefix("device,date,km,") && csv.output.split(separator: "\r\n").count == 2)
            let none = try await trips(["--from", "2001-01-01", "--to", "2001-01-02"], home)
            #expect(none.output == "" && none.errorLines.count == 1)
        }

        @Test(arguments: ["trips", "status"])
        func anOutputThatTakesNothingIsOneLineAndStatusOne(command: String) async throws {
            let home = try TestHome()
            let service = try HeadlessRun(
                ["ingest", "--listen", "127.0.0.1:0", "--data", home.path("journal"), "--output", "jsonl"], in: home)
            defer { service.process.end() }
            let port = try #require(try await service.ports().first)
            let tracker = try TrackerSocket(.tcp, port: port)
            for minute in 0..<40 { tracker.send(Self.frame(minute)) }
            _ = try await service.lines(40)
            _ = try await whenKept(home)
            let run = try HeadlessRun([command, "--data", home.path("journal")], in: home, output: "/dev/full")
            #expect(try await run.process.waitForExit() == 1)
            #expect(run.errorLines.count == 1 && run.errors.contains("standard output"), "\(run.errors)")
        }

        @Test(arguments: [["--what", "tours"], ["--format", "xml"], ["--format", "csv", "--what", "trips,days"]])
        func whatMakesNoSenseIsOneLine(arguments: [String]) async throws {
            let home = try TestHome()
            let run = try await HeadlessRun.finished(["trips", "--data", home.path("x")] + arguments, in: home)
            #expect(try await run.process.waitForExit() == 64)
            #expect(run.errorLines.count == 1, "\(run.errors)")
        }

        /// Yesterday from 08:00 on: five minutes of standing, twenty of driving north, standing again.
        private static func frame(_ minute: Int) -> String {
            let driven = Double(max(0, min(20, minute - 4)))
            let yesterday = DateFormatter()
            yesterday.timeZone = TimeZone(identifier: "UTC")
            yesterday.dateFormat = "yyMMdd"
            let date = yesterday.string(from: Date(timeIntervalSinceNow: -86_400))
            let time = String(format: "08%02d00", minute)
            let latitude = String(format: "%010.7f", 45.7 + driven * 0.009)
            let speed = minute > 4 && minute < 25 ? "060.0" : "000.0"
            return
                "#\(Frame.device(1)),CMD-T,A,DATE:\(date),TIME:\(time),LAT:\(latitude)N,LOT:004.8356590E,Speed:\(speed),84-20,000#"
        }

        private func whenKept(_ home: TestHome) async throws -> [Substring] {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                // Before the first commit the journal knows no such device, which is an error of its own.
                let run = try await HeadlessRun.finished(
                    ["trips", "--data", home.path("journal"), "--device", Frame.device(1), "--format", "jsonl"],
                    in: home)
                let lines = run.output.split(separator: "\n")
                if lines.first?.contains("\"running\"") == false { return lines }
            }
            throw StoryError("the drive was not kept")
        }

        private func trips(_ arguments: [String], _ home: TestHome) async throws -> HeadlessRun {
            let run = try await HeadlessRun.finished(
                ["trips", "--data", home.path("journal"), "--device", Frame.device(1)] + arguments, in: home)
            #expect(try await run.process.waitForExit() == 0, "\(run.errors)")
            return run
        }
    }
}
