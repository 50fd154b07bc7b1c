import Foundation
import Testing

extension EndToEnd {
    /// At the end of the shift somebody writes the hand-over, and a theme that wants it makes alarms blink.
    @Suite struct HandoverStory {
        @Test func itIsWrittenFromTheScreenBesideTheJournal() async throws {
            let home = try TestHome()
            try await TmuxTerminal.fleettop(["--listen", "127.0.0.1:0"], width: 140, height: 30, home: home) {
                terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("ALM-G", Frame.device(1)), over: .tcp, port: port)
                try await terminal.waitFor("door opened")
                try terminal.type(":handover markdown")
                try terminal.press("Enter")
                try await terminal.waitFor("hand-over: \(home.path("data/fleettop/handover/handover-"))")
            }
            let text = try Self.onlyFile("data/fleettop/handover", home)
            #expect(text.hasPrefix("# Shift hand-over\n") && text.contains("door opened"), "\(text)")
        }

        @Test func whereNothingIsKeptItGoesToTheStateFolder() async throws {
            let home = try TestHome()
            let arguments = ["--listen", "127.0.0.1:0", "--data", ":none:"]
            try await TmuxTerminal.fleettop(arguments, width: 140, height: 30, home: home) { terminal in
                _ = try await terminal.port()
                try terminal.type(":handover")
                try terminal.press("Enter")
                try await terminal.waitFor("hand-over: \(home.path("state/fleettop/handover/handover-"))")
            }
            #expect(try Self.onlyFile("state/fleettop/handover", home).hasPrefix("SHIFT HAND-OVER\n"))
        }

        /// The text of the one file in a folder, which nobody but its owner may look into.
        private static func onlyFile(_ folder: String, _ home: TestHome) throws -> String {
            let names = try FileManager.default.contentsOfDirectory(atPath: home.path(folder))
            #expect(names.count == 1, "\(names)")
            let mode = try FileManager.default.attributesOfItem(atPath: home.path(folder))[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o700)
            return home.text(of: "\(folder)/\(names.first ?? "")")
        }

        @Test(arguments: [true, false]) func textBlinksOnlyWhereTheThemeWantsIt(isWanted: Bool) async throws {
            let home = try TestHome()
            let blink = isWanted ? ", blink = true" : ""
            let theme = try home.write(
                "name = \"mine\"\n[roles]\nalarm-1 = { fg = \"#ff0000\"\(blink) }\n", to: "mine.toml")
            let arguments = ["--listen", "127.0.0.1:0", "--theme", theme]
            try await TmuxTerminal.fleettop(arguments, width: 120, height: 30, home: home) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("ALM-A", Frame.device(1)), over: .tcp, port: port)
                try await terminal.waitFor("SOS")
                #expect(Self.blinks(try terminal.styledScreen()) == isWanted)
            }
        }

        /// Whether some text has the attribute 5 of SGR (ECMA-48), which is not the 5 within a colour (`38;5;196`).
        private static func blinks(_ styled: String) -> Bool {
            styled.matches(of: /\u{1B}\[([0-9;]*)m/).contains { match in
                match.1.replacing(/[34]8;5;\d+/, with: "").split(separator: ";").contains("5")
            }
        }
    }
}
