import Foundation
import Testing

extension EndToEnd {
    /// Without a screen the program tells in lines what happens.
    @Suite struct PlainStory {
        @Test(arguments: [SIGTERM, SIGINT])
        func whatHappensIsALineAndASignalEndsItInOrder(_ signal: Int32) async throws {
            let home = try TestHome()
            let run = try HeadlessRun(["watch", "--plain", "--listen", "127.0.0.1:0"], in: home)
            defer { run.process.end() }
            let port = try await eventually("the announcement of a port", evidence: { run.output + run.errors }) {
                run.output.firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.1) }
            }
            try TrackerSocket.send(Frame.full("ALM-A", "012896001890042"), over: .tcp, port: port)
            try await wait(until: "both lines are there", evidence: { run.output + run.errors }) {
                run.output.contains("alarm: SOS of 012896001890042, priority 1: raised")
                    && run.output.contains(", heard for the first time: ")
            }
            run.process.send(signal)
            #expect(try await run.process.waitForExit(within: .seconds(8)) == 0)
            let lines = run.output.split(separator: "\n")
            #expect(lines.last?.hasSuffix("  stopped") == true)
            #expect(lines.allSatisfy { $0.prefixMatch(of: #/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s\s/#) != nil })
            #expect(!run.output.contains("\u{1B}"))
        }

        @Test func theConfigurationIsReadAgain() async throws {
            let home = try TestHome()
            let log = home.path("log")
            let run = try HeadlessRun(["watch", "--plain", "--listen", "127.0.0.1:0", "--log", log], in: home)
            defer { run.process.end() }
            try await wait(until: "it listens") { run.output.contains("listening on") }
            try home.write("[listener]\nidle = \"90s\"\n", to: "config/fleettop/config.toml")
            try await wait(until: "it was read", evidence: { home.text(of: "log") }) {
                home.text(of: "log").contains("config.toml read again: [listener] takes effect at the next start")
            }
        }

        @Test func theDemoSpeaksToo() async throws {
            let home = try TestHome()
            let run = try HeadlessRun(["demo", "--plain", "--devices", "5", "--ascii"], in: home)
            defer { run.process.end() }
            try await wait(until: "a device is heard") { run.output.contains("heard for the first time") }
            run.process.send(SIGTERM)
            #expect(try await run.process.waitForExit(within: .seconds(8)) == 0)
            #expect(run.output.utf8.allSatisfy { $0 < 0x80 })
        }

        @Test func theManualPageIsPrinted() async throws {
            let home = try TestHome()
            let run = try await HeadlessRun.finished(["man"], in: home)
            #expect(run.output.hasPrefix(".TH FLEETTOP 1") && run.output.contains(".SH KEYS"))
            #expect(run.errors.isEmpty)
        }
    }
}
