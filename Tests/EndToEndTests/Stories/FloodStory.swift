import Testing

extension EndToEnd {
    /// More alarms than anybody can read: what matters stays in sight, nothing is lost, and a few keys clear the board.
    @Suite struct FloodStory {
        /// Alarms of each device, one message each.
        private static func send(_ alarms: [(code: String, devices: ClosedRange<Int>)], port: UInt16) throws {
            for (code, devices) in alarms {
                for number in devices {
                    try TrackerSocket.send(Frame.full("ALM-\(code)", Frame.device(number)), over: .tcp, port: port)
                }
            }
        }

        @Test func fiveHundredAlarmsFromTwoHundredDevicesInAMinute() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"], width: 140, height: 40) { terminal in
                let port = try await terminal.port()
                try Self.send(
                    [("G", 1...200), ("N", 1...150), ("A", 151...153), ("N", 154...200), ("M", 1...100)], port: port)
                try await terminal.waitFor("▲ 500", within: .seconds(60))
                try await terminal.waitFor("FLOOD 500/10m")
                try terminal.type("2z")
                try await terminal.waitFor("on 200 devices")
                let rows = try terminal.rows()
                let feed = try #require(rows.firstIndex { $0.contains("2 Alarms") })
                for row in rows[(feed + 1)...(feed + 3)] { #expect(row.contains("SOS"), "critical ones are on top") }
                for words in ["door opened", "vibration", "fall"] {
                    #expect(rows[(feed + 4)...(feed + 6)].contains { $0.contains(words) }, "\(words)")
                }
                // All that is not critical, in one go; what is critical stays.
                try terminal.type("A")
                try await terminal.waitFor("Acknowledge 497 alarms? 3 critical stay.")
                try terminal.press("Enter")
                try await terminal.waitFor("3 unacknowledged")
                try terminal.type("K")
                try await terminal.waitFor("Alarm figures")
                try await terminal.waitFor("poor")
            }
        }

        @Test func aMixedBoardOfThirtyIsClearedByKeyboardAlone() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                try Self.send([("D", 1...7), ("G", 1...12), ("N", 5...12), ("A", 20...22)], port: port)
                try await terminal.waitFor("▲30")
                var keys = 0
                func type(_ text: String) throws {
                    keys += text.count
                    try terminal.type(text)
                }
                try type("2g")
                try await terminal.waitFor("30 unacknowledged")
                for left in [29, 28, 27] {
                    try type("a")
                    try await terminal.waitFor("\(left) unacknowledged")
                }
                try type("A")
                try await terminal.waitFor("Acknowledge 27 alarms?")
                try type("y")
                try await terminal.waitForGone("unacknowledged")
                #expect(keys == 7)
            }
        }
    }
}
