import Foundation
import Testing

extension EndToEnd {
    /// The program is killed with an alarm in each state, and started again.
    @Suite struct AlarmRestartStory {
        /// Kinds that last for the whole story, and kinds that end after a second.
        private static let config = """
            [alarms.sos]
            off_delay = "1h"
            [alarms.door]
            off_delay = "1h"
            [alarms.fall]
            off_delay = "1h"
            [alarms.overspeed]
            off_delay = "1h"
            [alarms.gpsLost]
            off_delay = "1h"
            [alarms.vibration]
            off_delay = "1s"
            [alarms.movement]
            off_delay = "1s"
            latch = true
            [alarms.ignitionOn]
            off_delay = "4s"
            """

        /// What the journal has to say before and after the kill: kind and state.
        private static let states = [
            "sos": "unacknowledged", "door": "acknowledged", "vibration": "returned", "movement": "latched",
            "fall": "shelved", "gpsLost": "suppressed", "overspeed": "out of service",
        ]

        @Test(.timeLimit(.minutes(3))) func everyStateSurvivesAKillAndTimersGoOn() async throws {
            let home = try TestHome()
            try home.write(Self.config, to: "config/fleettop/config.toml")
            // One device is offline after two seconds, which hides its missing fix.
            try home.write(
                "[\"\(Frame.device(6))\"]\noffline_unknown = \"2s\"\noffline_min = \"2s\"\noffline_max = \"2s\"\n",
                to: "config/fleettop/devices.toml")
            try await TmuxTerminal.fleettop(["--listen", "127.0.0.1:0"], width: 120, height: 40, home: home) {
                try await Self.bringAlarmsIntoTheirStates($0)
                try await Self.expectStates(home)
                // Its end falls into the time in which nobody runs.
                try await Self.raise("F", 8, "ignition on", $0, port: $0.port())
                try await Self.eventuallyKept("ignitionOn", "unacknowledged", home)
                #expect(kill(try await $0.program(), SIGKILL) == 0)
                #expect(try await $0.exitStatus() == 128 + Int(SIGKILL))
            }
            try FileManager.default.removeItem(atPath: home.path("status"))
            try await Task.sleep(for: .seconds(4))
            try await TmuxTerminal.fleettop(["--listen", "127.0.0.1:0"], width: 120, height: 40, home: home) {
                try await Self.readBack($0)
                try await Self.expectStates(home)
            }
            let end = try await Self.eventuallyKept("ignitionOn", "returned", home)
            #expect(end.text("ended") != nil)
            try await Self.expectChain(home)
            try await Self.expectHandover(home)
        }

        // MARK: - Before

        private static func bringAlarmsIntoTheirStates(_ terminal: TmuxTerminal) async throws {
            let port = try await terminal.port()
            try terminal.type("2z")
            try await raise("G", 2, "door opened", terminal, port: port)
            try terminal.type("ga")
            try await waitForRow("door opened", "ack", terminal)
            try await raise("H", 4, "movement", terminal, port: port)
            try await waitForRow("movement", "ended", terminal)
            try terminal.type("ga")
            try await waitForRow("movement", "latched", terminal)
            try await raise("M", 5, "fall", terminal, port: port)
            try terminal.type("gs")
            try await terminal.waitFor("Shelve fall of")
            try terminal.press("Enter")
            try await terminal.waitFor("reason:")
            try terminal.type("new clip")
            try terminal.press("Enter")
            try await terminal.waitFor("shelved fall of")
            try await raise("C", 7, "overspeed", terminal, port: port)
            try terminal.type("go")
            try await terminal.waitFor("reason:")
            try terminal.type("workshop")
            try terminal.press("Enter")
            try await terminal.waitFor("out of service: overspeed")
            try await raise("N", 3, "vibration", terminal, port: port)
            try await waitForRow("vibration", "ended", terminal)
            try TrackerSocket.send(Frame.full("ALM-E", Frame.device(6)), over: .tcp, port: port)
            try await terminal.waitFor("offline")
            try await raise("A", 1, "SOS", terminal, port: port)
            try await waitForRow("SOS", "active", terminal)
        }

        private static func raise(
            _ code: String, _ device: Int, _ title: String, _ terminal: TmuxTerminal, port: UInt16
        ) async throws {
            try TrackerSocket.send(Frame.full("ALM-\(code)", Frame.device(device)), over: .tcp, port: port)
            try await terminal.waitFor(title)
        }

        private static func waitForRow(_ title: String, _ word: String, _ terminal: TmuxTerminal) async throws {
            try await terminal.waitForScreen("\(title): \(word)") { screen in
                screen.split(separator: "\n").contains { $0.contains(title) && $0.contains(word) }
            }
        }

        // MARK: - After

        /// The screen of the new process says the same as that of the killed one.
        private static func readBack(_ terminal: TmuxTerminal) async throws {
            _ = try await terminal.port()
            try terminal.type("2z")
            for (title, word) in [
                ("SOS", "active"), ("door opened", "ack"), ("vibration", "ended"), ("movement", "latched"),
                ("ignition on", "ended"),
            ] {
                try await waitForRow(title, word, terminal)
            }
            #expect(try !terminal.screen().contains("no GPS fix"))
            try terminal.type("S")
            try await terminal.waitFor("Shelved and out of service")
            let screen = try terminal.screen()
            #expect(screen.contains("fall of") && screen.contains("new clip"))
            #expect(screen.contains("overspeed of") && screen.contains("workshop"))
        }

        private static func expectStates(_ home: TestHome) async throws {
            for (kind, state) in states { try await eventuallyKept(kind, state, home) }
        }

        /// Waits until the export of the journal says that an alarm is in a state.
        @discardableResult
        private static func eventuallyKept(_ kind: String, _ state: String, _ home: TestHome) async throws -> JSONLine {
            let deadline = ContinuousClock.now + .seconds(10)
            while true {
                let export = try await HeadlessRun.finished(
                    ["export", "--what", "alarms", "--format", "jsonl"], in: home)
                let line = try export.lines().last { $0.text("kind") == kind }
                if let line, line.lastState == state { return line }
                guard ContinuousClock.now < deadline else {
                    throw StoryError("\(kind) is \(line?.lastState ?? "not there"), not \(state)\n\(export.output)")
                }
            }
        }

        private static func expectChain(_ home: TestHome) async throws {
            let verify = try await HeadlessRun.finished(["journal", "verify"], in: home)
            #expect(try await verify.process.waitForExit() == 0, "\(verify.output)")
            let head = try #require(verify.output.firstMatch(of: /head   ([0-9a-f]{64})/)).1
            let again = try await HeadlessRun.finished(["journal", "verify", "--head", String(head)], in: home)
            #expect(try await again.process.waitForExit() == 0, "\(again.output)")
            let other = String(repeating: "1", count: 64)
            let wrong = try await HeadlessRun.finished(["journal", "verify", "--head", other], in: home)
            #expect(try await wrong.process.waitForExit() == 1)
            #expect(wrong.output.contains("the head that was noted is not in the chain"))
            let audit = try await HeadlessRun.finished(["export", "--what", "audit", "--format", "jsonl"], in: home)
            let shelving = try #require(try audit.lines().first { $0.text("action") == "shelve" })
            #expect(shelving.text("user")?.isEmpty == false)
            #expect(shelving.text("terminal")?.hasPrefix("pts/") == true, "\(shelving)")
        }

        private static func expectHandover(_ home: TestHome) async throws {
            let text = try await HeadlessRun.finished(["handover"], in: home)
            #expect(try await text.process.waitForExit() == 0, "\(text.errors)")
            #expect(text.output.contains("1 shelved, 1 hidden by a rule, 1 out of service"), "\(text.output)")
            #expect(text.output.contains("new clip") && text.output.contains("workshop"))
            let file = home.path("shift.md")
            let markdown = try await HeadlessRun.finished(
                ["handover", "--format", "markdown", "--output", file], in: home)
            #expect(try await markdown.process.waitForExit() == 0, "\(markdown.errors)")
            #expect(home.text(of: "shift.md").hasPrefix("# Shift hand-over\n"))
        }
    }
}

extension JSONLine {
    /// The state after the last step of an alarm.
    fileprivate var lastState: String? {
        let object = (try? JSONSerialization.jsonObject(with: Data(description.utf8))) as? [String: Any]
        let steps = object?["transitions"] as? [[String: Any]] ?? []
        return steps.last { $0["change"] as? String != "noted" }?["to"] as? String
    }
}
