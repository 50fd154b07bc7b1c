import Testing

extension EndToEnd {
    /// A dispatcher watches trackers report and deals with an alarm.
    @Suite struct WatchStory {
        private static let truck = "861785001515349"
        private static let van = "012896001890042"

        @Test func positionsOverTCPAndUDPBecomeRows() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try await terminal.waitFor("No tracker yet.")
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck), over: .tcp, port: port)
                try await terminal.waitFor(Self.truck)
                try TrackerSocket.send(Frame.full("CMD-T", Self.van), over: .udp, port: port)
                try await terminal.waitFor(Self.van)
                let row = try #require(try terminal.rows().first { $0.contains(Self.van) })
                #expect(row.contains("54"), "the speed is in the row")
                #expect(row.contains("84%"), "the battery is in the row")
                #expect(try terminal.rows().first?.contains("127.0.0.1:\(port)") == true)
            }
        }

        @Test func anSOSRingsLeadsTheFeedAndIsAcknowledged() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("ALM-D", Self.van), over: .tcp, port: port)
                try await terminal.waitFor("low battery")
                #expect(try terminal.state("window_bell_flag") == "0", "a low battery is no reason to ring")
                try TrackerSocket.send(Frame.full("ALM-A", Self.truck), over: .tcp, port: port)
                try await terminal.waitFor("SOS")
                try await terminal.waitForState("window_bell_flag", "1")

                try terminal.type("2")
                try await terminal.waitForScreen("the SOS in the first row of the feed") { screen in
                    let rows = screen.split(separator: "\n")
                    guard let sos = rows.firstIndex(where: { $0.contains("SOS") && $0.contains(Self.truck) }),
                        let other = rows.firstIndex(where: { $0.contains("low battery") })
                    else { return false }
                    return sos < other
                }
                try terminal.type("ga")
                try await terminal.waitFor("acknowledged by")
                try await terminal.waitFor("1 unacknowledged")
                try terminal.type("u")
                try await terminal.waitForGone("acknowledged by")
                try await terminal.waitFor("2 unacknowledged")
            }
        }

        @Test func pastedTextIsTextAndNeverKeys() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck), over: .tcp, port: port)
                try TrackerSocket.send(Frame.full("CMD-T", Self.van), over: .udp, port: port)
                try await terminal.waitFor(Self.truck)
                try await terminal.waitFor(Self.van)
                try terminal.paste("q")
                try terminal.type("/")
                try await terminal.waitFor("2/2")
                try terminal.paste(Self.truck)
                try await terminal.waitFor("1/2")
                #expect(try !terminal.screen().contains(Self.van))
                try terminal.press("Escape")
                try await terminal.waitFor(Self.van)
            }
        }

        @Test func aFrozenScreenSaysSoAndMissesNothing() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck), over: .tcp, port: port)
                try await terminal.waitFor(Self.truck)
                try terminal.type("p")
                try await terminal.waitFor("FROZEN")
                try TrackerSocket.send(Frame.full("ALM-A", Self.van), over: .tcp, port: port)
                try await terminal.waitFor("1 new alarm")
                #expect(try !terminal.screen().contains(Self.van))
                try terminal.type("p")
                try await terminal.waitFor(Self.van)
                #expect(try !terminal.screen().contains("FROZEN"))
            }
        }

        @Test func leavingAsksWhileAnAlarmIsUnacknowledged() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("ALM-A", Self.truck), over: .tcp, port: port)
                try await terminal.waitFor("SOS")
                try terminal.type("q")
                try await terminal.waitFor("Quit?")
                try terminal.press("Escape")
                try await terminal.waitForGone("Quit?")
                #expect(try terminal.state("pane_dead") == "0")
                try terminal.type("q")
                try await terminal.waitFor("Quit?")
                try terminal.press("Enter")
                #expect(try await terminal.exitStatus() == 0)
            }
        }

        @Test func leavingAQuietFleetDoesNotAskAndEscapeNeverLeaves() async throws {
            // Without a subcommand it is the dashboard.
            try await TmuxTerminal.fleettop(["--listen", "127.0.0.1:0"]) { terminal in
                _ = try await terminal.port()
                try terminal.type("?")
                try await terminal.waitFor("Go to the first row.")
                try terminal.type("?")
                try await terminal.waitFor("No tracker yet.")
                try terminal.press("Escape")
                try await terminal.waitForClock()
                #expect(try terminal.state("pane_dead") == "0")
                try terminal.type("q")
                #expect(try await terminal.exitStatus() == 0)
            }
        }
    }
}
