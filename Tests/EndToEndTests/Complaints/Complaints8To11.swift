import Foundation
import Testing

extension EndToEnd.Complaints {
    private static let watch = ["watch", "--listen", "127.0.0.1:0"]

    @Test("8. The ground is the terminal's own, and a light terminal gets dark ink")
    func lightAndTransparentTerminalsAreReadable() async throws {
        try await TmuxTerminal.fleettop(Self.watch) { terminal in
            try SmallFleet.send(port: try await terminal.port())
            for sign in SmallFleet.signs { try await terminal.waitFor(sign) }
            let cells = StyledCells(try terminal.styledScreen())
            let rows = cells.rows.filter { row in String(row.map(\.text)).contains("86178500") }.dropFirst()
            #expect(rows.count > 1)
            for row in rows { #expect(row.allSatisfy { $0.ground == nil }, "only the row of the cursor has a ground") }
        }
        for (variable, isLight) in [("0;15", true), ("15;0", false)] {
            try await RawTerminal.fleettop(variables: ["COLORFGBG": variable]) { terminal in
                try await terminal.waitFor("127.0.0.1")
                #expect(terminal.text.contains("48;5;231m") == isLight, "white paper on a light terminal only")
            }
        }
    }

    /// Where the configuration lives.
    enum ConfigPlace: String, CaseIterable, Sendable {
        case ordinary, linkToReadOnly
    }

    @Test(
        "9. The configuration stays as it is; what the screen learns is kept elsewhere, even if killed",
        arguments: ConfigPlace.allCases)
    func configIsTheUsers(_ place: ConfigPlace) async throws {
        let home = try TestHome()
        let files = FileManager.default
        let path = home.path("config/fleettop/config.toml")
        let real = place == .linkToReadOnly ? home.path("mine.toml") : path
        try Data("# mine\n[screen]\nframes_per_second=10   # as I like it\n".utf8).write(to: URL(fileURLWithPath: real))
        if place == .linkToReadOnly {
            try files.createSymbolicLink(atPath: path, withDestinationPath: real)
            try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: real)
            try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: home.path("config/fleettop"))
        }
        defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.path("config/fleettop")) }
        func state() throws -> [String] {
            var told = stat()
            guard lstat(path, &told) == 0 else { throw StoryError("no configuration") }
            let link = (try? files.destinationOfSymbolicLink(atPath: path)) ?? ""
            let moment = try files.attributesOfItem(atPath: real)[.modificationDate] as? Date
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return [
                "\(told.st_ino) \(told.st_mode) \(told.st_mtim.tv_sec).\(told.st_mtim.tv_nsec)", link,
                "\(String(describing: moment))", text,
            ]
        }
        let before = try state()
        var kept = ""
        try await TmuxTerminal.fleettop(Self.watch, home: home) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor(Frame.device(1))
            try terminal.type(">Cj ")
            try terminal.press("Enter")
            try terminal.type("Tj")
            try terminal.press("Enter")
            kept = try await eventually("order, columns and theme in a file of their own") {
                let text = home.text(of: "state/fleettop/state.toml")
                return ["theme = ", "sort = \"age\"", "[columns]"].allSatisfy(text.contains) ? text : nil
            }
            kill(try await terminal.program(), SIGKILL)
            #expect(try await terminal.exitStatus() == 128 + Int(SIGKILL))
        }
        #expect(home.text(of: "state/fleettop/state.toml") == kept)
        // The line drops right after a choice: that is kept too.
        try await TmuxTerminal.fleettop(Self.watch, home: home) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor("AGE▲")
            try terminal.type("I")
            try await terminal.waitFor("AGE▼")
            kill(try await terminal.program(), SIGHUP)
            try await terminal.waitForState("pane_dead", "1")
        }
        #expect(home.text(of: "state/fleettop/state.toml").contains("inverted = true"))
        #expect(try state() == before)
    }

    @Test(
        "10. Small windows show what fits, from the start and while the help or the columns are open",
        arguments: [(38, 10), (20, 5)])
    func smallWindowsAreUsed(_ size: (Int, Int)) async throws {
        try await TmuxTerminal.fleettop(["demo"], width: size.0, height: size.1) { terminal in
            try await terminal.waitForScreen("devices") { $0.contains(/Ambul|Bus|Car|Trail|Truck|Van/) }
            for (key, sign) in [("?", "Help"), ("C", "Columns")] {
                try terminal.resize(width: 140, height: 40)
                try await terminal.waitForSize(width: 140, height: 40)
                try terminal.type(key)
                try await terminal.waitFor(sign)
                try terminal.resize(width: size.0, height: size.1)
                try await terminal.waitForSize(width: size.0, height: size.1)
                try await terminal.waitForScreen("\(sign) in \(size)") { screen in
                    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
                    return rows.count <= size.1 + 1 && rows.allSatisfy { $0.count <= size.0 } && screen.contains(sign)
                }
                let before = try terminal.screen()
                try terminal.press("Down")
                try terminal.press("Down")
                try await terminal.waitForScreen("a list that moves") { $0 != before }
                try terminal.press("Escape")
                try await terminal.waitForGone(sign)
            }
            #expect(try terminal.state("pane_dead") == "0")
        }
    }

    @Test("11. No frame is seen half-drawn, also while the window is dragged larger, and nothing is wiped in between")
    func framesAreWhole() async throws {
        try await RawTerminal.fleettop(["demo"], width: 100, height: 30) { terminal in
            try await terminal.waitFor("moving")
            terminal.type("jjj?jjj\u{1B}3+++0")
            for width in 101...120 { terminal.resize(width: width, height: 30) }
            // Columns beyond the hundredth are those of a larger window.
            try await terminal.waitFor(#/\x1B\[(\d+;1(?:0[1-9]|1\d|20)H|1(?:0[1-9]|1\d|20)G)/#)
            terminal.type("\u{3}")
            #expect(try await terminal.process.waitForExit() == 0)
            let text = terminal.text
            let begin = try #require(text.range(of: "\u{1B}[?2026h"))
            let end = try #require(text.range(of: "\u{1B}[?2026l", options: .backwards))
            let middle = String(text[begin.lowerBound..<end.upperBound])
            let marks = EscapeText.sequences(middle).filter { $0.hasPrefix("\u{1B}[?2026") }
            #expect(marks.count > 10 && marks.count.isMultiple(of: 2))
            #expect(marks.enumerated().allSatisfy { $0.element.hasSuffix($0.offset.isMultiple(of: 2) ? "h" : "l") })
            // Outside stand the clock, the bell and reports; nothing that wipes, and no more than a few cells in a row.
            let outside = EscapeText.outsideOfFrames(middle)
            #expect(!EscapeText.sequences(outside).contains { $0.hasSuffix("J") || $0.hasSuffix("K") })
            let gaps = middle.split(separator: /\x1B\[\?2026h.*?\x1B\[\?2026l/.dotMatchesNewlines())
            #expect(gaps.allSatisfy { $0.utf8.count < 200 }, "\(gaps.max { $0.count < $1.count } ?? "")")
        }
        let home = try TestHome()
        try home.write("[screen]\nsynchronized = false\n", to: "config/fleettop/config.toml")
        try await RawTerminal.fleettop(home: home) { terminal in
            try await terminal.showSmallFleet()
            #expect(!terminal.text.contains("?2026"))
        }
    }
}
