import Testing

extension EndToEnd {
    /// A tracker, or a file, brings escape sequences instead of words.
    @Suite struct HostileTextStory {
        private static let device = "861785001515349"
        private static let hostile = "\u{1B}]0;pwned\u{07}\u{1B}[2J\u{1B}[Hgone\u{9B}31m"

        @Test func vendorTextReachesTheScreenAsText() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"], width: 100, height: 50) { terminal in
                let port = try await terminal.port()
                let body = Frame.full("ALM-A", Self.device).split(separator: ",", maxSplits: 1)[1]
                try TrackerSocket.send("#\(Self.device),\(Self.hostile),\(body)", over: .tcp, port: port)
                try await terminal.waitFor("SOS")
                try terminal.press("Enter")
                try await terminal.waitForScreen("the vendor text in the details") { screen in
                    screen.split(separator: "\n").contains { $0.contains("vendor text") && $0.contains("]0;pwned") }
                }
                let screen = try terminal.screen()
                #expect(screen.contains("[2J"), "what would clear the screen is shown")
                #expect(screen.contains("127.0.0.1:\(port)"), "the header is where it was")
                // The title tells of the worst alarm, in words of our own.
                #expect(try terminal.state("pane_title").hasPrefix("▲ SOS "))
                #expect(try !terminal.styledScreen().contains("\u{07}"))
            }
        }

        @Test func aNameFromAFileReachesTheScreenAsText() async throws {
            let home = try TestHome()
            let name = #"\u001B]0;pwned\u0007\u001B[2JVan"#
            try home.write("[\"\(Self.device)\"]\nname = \"\(name)\"\n", to: "config/fleettop/devices.toml")
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"], width: 140, height: 40, home: home) {
                terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("ALM-A", Self.device), over: .udp, port: port)
                try await terminal.waitFor("]0;pwned")
                try await terminal.waitFor("SOS")
                #expect(try terminal.rows().first?.contains("127.0.0.1:\(port)") == true)
                // The title tells of the worst alarm, in words of our own.
                #expect(try terminal.state("pane_title").hasPrefix("▲ SOS "))
            }
        }

        @Test func linesAndLogsCarryNoEscapeSequences() async throws {
            try await HeadlessRun.ingest(["--log-level", "trace"]) { run, port in
                let body = Frame.full("ALM-A", Self.device).split(separator: ",", maxSplits: 1)[1]
                try TrackerSocket.send("#\(Self.device),\(Self.hostile),\(body)", over: .tcp, port: port)
                let line = try #require(try await run.lines(1).first)
                #expect(line.text("vendorText")?.contains("pwned") == true)
                let controls: Set<UInt8> = Set(0..<32).subtracting([10]).union([0x7F])
                #expect(controls.isDisjoint(with: Set((run.output + run.errors).utf8)))
            }
        }
    }
}
