import Foundation
import Testing

extension EndToEnd {
    /// A service without a screen tells somebody about alarms.
    @Suite struct NotifyStory {
        private let device = "861785001515349"

        /// A home in which a program writes what it is told, a line each.
        private func home() throws -> TestHome {
            let home = try TestHome()
            let script = try home.write("#!/bin/sh\ncat >> \"$1\"\n", to: "sink")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
            try home.write(
                """
                [notify.file]
                kind = "exec"
                command = ["\(script)", "\(home.path("told"))"]
                [[escalation]]
                priorities = [1]
                steps = [{ after = "0s", to = ["file"] }]
                """, to: "config/fleettop/config.toml")
            try home.write(
                """
                ["\(device)"]
                name = "$(reboot) \\"Van\\" 12\\u001B]2;x\\u0007"
                """, to: "config/fleettop/devices.toml")
            return home
        }

        private func told(_ home: TestHome, _ count: Int) async throws -> [JSONLine] {
            try await eventually("\(count) notices", evidence: { home.text(of: "told") }) {
                let lines = try home.text(of: "told").split(separator: "\n").map(JSONLine.init)
                return lines.count >= count ? lines : nil
            }
        }

        @Test(arguments: [[], ["--data", ":none:"]])
        func anAlarmReachesAProgram(_ options: [String]) async throws {
            let home = try home()
            let run = try HeadlessRun(["ingest", "--listen", "127.0.0.1:0"] + options, in: home)
            defer { run.process.end() }
            let port = try #require(try await run.ports().first)
            try TrackerSocket.send(Frame.full("ALM-A", device), over: .tcp, port: port)
            let line = try #require(try await told(home, 1).first)
            #expect(line.text("kind") == "sos")
            #expect(line.text("reason") == "raised")
            #expect(line.text("device") == device)
            #expect(line.text("name") == "$(reboot) \"Van\" 12·]2;x·")
        }

        @Test func aRestartTellsNobodyAgain() async throws {
            let home = try home()
            for number in 1...2 {
                let run = try HeadlessRun(["ingest", "--listen", "127.0.0.1:0"], in: home)
                defer { run.process.end() }
                let port = try #require(try await run.ports().first)
                let other = number == 1 ? device : "861785001515350"
                try TrackerSocket.send(Frame.full("ALM-A", other), over: .tcp, port: port)
                let lines = try await told(home, number)
                #expect(lines.map { $0.text("device") } == [device, "861785001515350"].prefix(number).map { $0 })
                run.process.send(SIGTERM)
                _ = try await run.process.waitForExit(within: .seconds(10))
            }
        }

        @Test func aTestSaysWhatCameOfIt() async throws {
            let home = try home()
            let good = try await HeadlessRun.finished(["notify", "--test"], in: home)
            #expect(good.output == "file  exec  sent\n")
            #expect(try await told(home, 1).first?.text("reason") == "test")
            let list = try await HeadlessRun.finished(["notify", "--list"], in: home)
            #expect(list.output.contains("file  exec  \(home.path("sink"))"))
            try home.write(
                "[notify.gone]\nkind = \"exec\"\ncommand = [\"/nowhere\"]\n", to: "config/fleettop/config.toml")
            let bad = try await HeadlessRun.finished(["notify", "--test", "gone"], in: home)
            #expect(bad.output == "gone  exec  failed: /nowhere is no executable file\n")
            #expect(bad.errors == "fleettop: 1 of 1 sinks failed\n")
        }
    }
}
