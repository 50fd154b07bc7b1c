import Foundation
import Testing

extension EndToEnd {
    /// Trackers wait to be let in, and the file of devices changes while the program runs.
    @Suite struct BookStory {
        private static let truck = "861785001515349"
        private static let van = "012896001890042"

        @Test func aTrackerIsAdoptedAndNamedWhileTheProgramRuns() async throws {
            let arguments = ["watch", "--listen", "127.0.0.1:0", "--unknown", "quarantine"]
            try await TmuxTerminal.fleettop(arguments) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck), over: .tcp, port: port)
                try TrackerSocket.send(Frame.full("CMD-T", Self.van), over: .udp, port: port)
                try await terminal.waitForScreen("two that wait") { $0.contains("? 2") || $0.contains("?2") }
                try terminal.type("Q")
                try await terminal.waitFor(Self.truck)
                try await terminal.waitFor(Self.van)
                try terminal.type("aa")
                try await terminal.waitFor("No tracker waits.")
                try terminal.press("Escape")
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck), over: .tcp, port: port)
                try await terminal.waitFor(Self.truck)
                try terminal.home.write("[\"\(Self.truck)\"]\nname = \"Truck 3\"\n", to: "config/fleettop/devices.toml")
                try await terminal.waitFor("Truck 3")
                try await terminal.waitForGone(Self.truck)
            }
        }

        @Test func theFileIsCheckedAndMadeFromATable() async throws {
            let home = try TestHome()
            let table = try home.write(
                "imei,name,groups\n\(Self.truck),Truck 3,north;heavy\nx,y,z\n", to: "devices.csv")
            let made = try await HeadlessRun.finished(["devices", "import", table], in: home)
            #expect(made.process.exitStatus == 1)
            #expect(made.output == "[\"\(Self.truck)\"]\nname = \"Truck 3\"\ngroups = [\"north\", \"heavy\"]\n")
            #expect(made.errors.contains("devices.csv:3: 'x' is no identity"))
            let file = try home.write(made.output, to: "devices.toml")
            let checked = try await HeadlessRun.finished(["devices", "check", file], in: home)
            #expect(checked.process.exitStatus == 0 && checked.output.contains("1 device, 2 groups, nothing wrong"))
        }
    }
}
