import Foundation
import Testing

extension EndToEnd.Complaints {
    private static let watch = ["watch", "--listen", "127.0.0.1:0"]

    @Test("12. Thousands of rows: a key sends a few hundred bytes, a filter finds one, and rest is rest")
    func thousandsOfRowsStayLight() async throws {
        let fleet = 3000
        try await RawTerminal.fleettop(width: 140, height: 40) { terminal in
            let port = try await terminal.port()
            let relay = try TrackerSocket(.tcp, port: port)
            for number in 1...fleet { relay.send(Frame.full("CMD-T", Frame.device(number))) }
            try await terminal.waitFor(" \(fleet) ", within: .seconds(30))
            terminal.type("G")
            try await terminal.waitFor(Frame.device(fleet))
            // The screen comes to rest: the last tick of the clock came with no more than ages.
            try await wait(until: "rest", within: .seconds(20)) {
                let ticks = terminal.text.split(separator: /\x1B\[1;\d+H/).map(\.utf8.count)
                return ticks.count >= 2 && ticks.suffix(2).allSatisfy { $0 < 3000 }
            }
            let start = terminal.bytes.count
            terminal.type("k")
            try await terminal.waitFor("\u{1B}[?2026l", from: start)
            #expect(terminal.bytes.count - start < 4000, "a whole picture has more than 10,000")
            // Painted anew, so that the title of the table is written whole.
            let filtered = terminal.bytes.count
            terminal.type("/\(Frame.device(1234))\r\u{0C}")
            try await terminal.waitFor("1/\(fleet)", from: filtered)
        }
    }

    @Test("13. Made to run for weeks: what is too much is refused and counted, and the rest goes on")
    func limitsAreHeldAndCounted() async throws {
        let home = try TestHome()
        try home.write("[listener]\nmax_connections = 8\nmax_undecided = 4\n", to: "config/fleettop/config.toml")
        try await TmuxTerminal.fleettop(Self.watch, height: 40, home: home) { terminal in
            let port = try await terminal.port()
            let known = try TrackerSocket(.tcp, port: port)
            known.send(Frame.full("CMD-T", Frame.device(1)))
            try await terminal.waitFor(Frame.device(1))
            let crowd = try (0..<40).map { _ in try TrackerSocket(.tcp, port: port) }
            try terminal.type("L")
            try await terminal.waitForScreen("those that were too many, counted") { screen in
                let counts = screen.matches(of: /refused: too many[a-z ]* (\d+)/).compactMap { Int($0.1) }
                return counts.reduce(0, +) >= 30
            }
            try terminal.press("Escape")
            // Who was there before is heard, and so is a datagram.
            known.send(Frame.full("ALM-A", Frame.device(1)))
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(2)), over: .udp, port: port)
            try await terminal.waitFor("SOS")
            try await terminal.waitFor(Frame.device(2))
            #expect(crowd.count == 40)
        }
    }

    @Test(
        "14. A locale without UTF-8, or one that is not installed, means ASCII and no exit",
        arguments: [("C", true), ("POSIX", true), ("de_DE.ISO-8859-1", true), ("xx_YY.UTF-8", false)])
    func localesNeverStopIt(_ locale: String, _ isAscii: Bool) async throws {
        try await RawTerminal.fleettop(variables: ["LC_ALL": locale]) { terminal in
            try await terminal.showSmallFleet()
            // The title of the window and notifications are texts too.
            #expect(terminal.bytes.allSatisfy { $0 < 128 } == isAscii)
            #expect(terminal.process.isRunning)
        }
    }

    @Test("14. A click far to the right is a click there")
    func mouseReachesBeyondColumn223() async throws {
        try await TmuxTerminal.fleettop(Self.watch, width: 300, height: 40) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("ALM-A", Frame.device(1)), over: .tcp, port: port)
            try TrackerSocket.send(Frame.full("ALM-D", Frame.device(2)), over: .tcp, port: port)
            try await terminal.waitFor("low battery")
            let rows = try terminal.rows()
            let row = try #require(rows.firstIndex { $0.contains("low battery") })
            let column = 250
            #expect(rows[row].count > 150)
            try terminal.type("\u{1B}[<0;\(column);\(row + 1)M\u{1B}[<0;\(column);\(row + 1)m")
            try terminal.press("Enter")
            // The details of that alarm, and neither of the first nor of a device.
            try await terminal.waitForScreen("the alarm that was clicked") {
                $0.contains(/alarm +low battery/) && $0.contains(/device +861785000000002/)
            }
        }
    }

    /// What ends the program.
    enum Ending: Int32, CaseIterable, Sendable {
        case quitKey = 0, hangUp = 1, interrupt = 2, abort = 6, crash = 11, terminate = 15
    }

    @Test("15. Whatever ends it, every mode it has set is taken back", arguments: Ending.allCases)
    func nothingIsLeftBehind(_ ending: Ending) async throws {
        try await RawTerminal.fleettop { terminal in
            try await terminal.waitFor("No tracker yet.")
            #expect(terminal.modesLeftOn.isSuperset(of: Self.ownModes.union(["1049"])))
            if ending == .quitKey { terminal.type("q") } else { terminal.process.send(ending.rawValue) }
            let isCrash = ending == .abort || ending == .crash
            #expect(try await terminal.process.waitForExit() == (isCrash ? 128 + ending.rawValue : 0))
            try await terminal.waitFor("\u{1B}[?1049l")
            Self.expectClean(terminal)
        }
    }

    @Test("15. Ctrl-Z takes the same back, and going on sets it again")
    func suspendIsAnEndToo() async throws {
        // A group that no shell watches is not stopped by the system, so it goes on at once.
        try await RawTerminal.fleettop { terminal in
            try await terminal.waitFor("No tracker yet.")
            terminal.type("\u{1A}")
            try await wait(until: "it has gone on") {
                terminal.text.matches(of: /\x1B\[\?1049h/).count == 2 && terminal.modesLeftOn.contains("1006")
            }
            let untilThen = try #require(terminal.text.firstRange(of: "\u{1B}[?1049l"))
            let left = EscapeText.modesLeftOn(String(terminal.text[..<untilThen.lowerBound]))
            #expect(left.isDisjoint(with: Self.ownModes), "\(left)")
            #expect(terminal.modesLeftOn.isSuperset(of: Self.ownModes))
            terminal.type("q")
            #expect(try await terminal.process.waitForExit() == 0)
            try await wait(until: "all is taken back") { !terminal.modesLeftOn.contains("1049") }
            Self.expectClean(terminal)
        }
    }

    /// The mouse, focus and paste.
    private static let ownModes: Set = ["1000", "1002", "1003", "1006", "1004", "2004"]

    /// Every private mode is off again but the cursor and the turn at the end of a line.
    private static func expectClean(_ terminal: RawTerminal) {
        #expect(terminal.modesLeftOn.isSubset(of: ["25", "7"]), "\(terminal.modesLeftOn)")
        #expect(terminal.modesLeftOn.contains("25"), "the cursor is shown")
    }
}
