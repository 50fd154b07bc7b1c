import Foundation
import Testing

extension EndToEnd {
    /// The program meets terminals of all kinds, and sends each only what it understands.
    @Suite struct TerminalKindsStory {
        /// The compiler of terminal descriptions.
        static let compiler = "/usr/bin/tic"

        /// An xterm of sixteen colours, whose description few systems have.
        private static let sixteen = #"""
            fleettop-16|xterm with 16 colours,
            \tccc@, colors#16, pairs#256, initc@, oc@,
            \tsetab=\E[%?%p1%{8}%<%t%p1%{40}%+%e%p1%{92}%+%;%dm,
            \tsetaf=\E[%?%p1%{8}%<%t%p1%{30}%+%e%p1%{82}%+%;%dm,
            \tuse=xterm-256color,

            """#.replacingOccurrences(of: "\\t", with: "\t")

        /// Whether GNU screen is installed.
        static let hasScreen = ["/usr/bin/screen", "/bin/screen"].contains {
            FileManager.default.isExecutableFile(atPath: $0)
        }

        private static let consoles = ["linux", "vt100", "vt220"]

        /// The parameters of every sequence that sets colours or attributes, in both colons and semicolons.
        private static func renditions(_ text: String) -> Set<Int> {
            let all = text.matches(of: /\x1B\[([\d;]*)m/).flatMap { $0.1.split(separator: ";") }
            return Set(all.compactMap { Int($0) })
        }

        @Test(arguments: [nil, "", "dumb", "no-such-terminal"])
        func whatCannotBeDrawnOnIsToldInOneLine(_ term: String?) async throws {
            try await RawTerminal.fleettop(term: term) { terminal in
                #expect(try await terminal.process.waitForExit() == 1)
                try await terminal.waitFor("try TERM=xterm-256color")
                let lines = terminal.text.split(separator: "\r\n")
                #expect(lines.count == 1 && !terminal.text.contains("\u{1B}"), "\(lines)")
            }
        }

        @Test(arguments: consoles)
        func consolesAreAskedAndToldNothing(_ term: String) async throws {
            try await RawTerminal.fleettop(term: term) { terminal in
                try await terminal.showSmallFleet()
                terminal.type("yy")
                try await terminal.waitFor("no clipboard")
                terminal.type("\u{3}")
                #expect(try await terminal.process.waitForExit() == 0)
                // No titles, notifications or questions, no mouse, no paste, no focus, no marks of frames.
                #expect(!terminal.text.contains(/\x1B\]|\x1BP|\x1B\[c|\x1B\[>|\x1B\[[\d;]+t/))
                let modes = Set(terminal.text.matches(of: /\x1B\[\?(\d+)h/).map { String($0.1) })
                #expect(modes.isSubset(of: ["1", "7", "25"]), "\(modes)")
                // Without a second screen the picture stays; what comes next stands on a line of its own.
                let end = try #require(terminal.text.suffix(60).range(of: "\r\n", options: .backwards))
                #expect(EscapeText.without(String(terminal.text[end.upperBound...])).allSatisfy { $0.isWhitespace })
            }
        }

        @Test(arguments: ["vt100", "vt220", "xterm-mono"])
        func monochromeTerminalsGetNoColour(_ term: String) async throws {
            try await RawTerminal.fleettop(term: term) { terminal in
                try await terminal.showSmallFleet()
                #expect(Self.renditions(terminal.text).isSubset(of: [0, 1, 4, 5, 7, 22, 24, 25, 27]))
                #expect(Self.renditions(terminal.text).contains(7), "the cursor and the header stand out by reverse")
            }
        }

        @Test(arguments: [("linux", "dark"), ("screen", "light"), ("xterm", "ansi"), ("screen", "contrast")])
        func eightColoursAreEightAndReadable(_ term: String, _ theme: String) async throws {
            let home = try TestHome()
            let terminal = try TmuxTerminal(
                ["TERM=\(term)", BuiltProgram.path(), "watch", "--listen", "127.0.0.1:0", "--theme", theme], in: home,
                width: 140, height: 40,
                variables: [:], folder: home.folder.path)
            defer { terminal.end() }
            try SmallFleet.send(port: try await terminal.port())
            for sign in SmallFleet.signs { try await terminal.waitFor(sign) }
            let cells = StyledCells(try terminal.styledScreen())
            #expect(cells.marks.count > 500)
            // Whoever has black or dark blue ink on black reads nothing; bold makes it bright in some terminals only.
            let bad = Set(
                cells.marks.filter { cell in
                    let ink = cell.ink.map { Int($0) ?? 99 } ?? 37
                    let ground = cell.ground.map { Int($0) ?? 99 } ?? 40
                    let isKnown = (30...37).contains(ink) && (40...47).contains(ground)
                    return !isKnown || ink - 30 == ground - 40 || ground == 40 && ink == 34
                })
            #expect(bad.isEmpty)
            // States are told apart by colour as well: red, green and blue are not all grey.
            if theme != "contrast" {
                #expect(Set(cells.marks.compactMap(\.ink)).subtracting(["30", "37"]).count >= 3)
            }
        }

        @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: compiler)), arguments: ["dark", "light"])
        func sixteenColoursAreSixteenAndReadable(_ theme: String) async throws {
            let home = try TestHome()
            let source = try home.write(Self.sixteen, to: "sixteen.ti")
            let compiling = try ChildProcess(
                ChildProcess.Setup(
                    program: Self.compiler, arguments: ["-x", "-o", home.path("terminfo"), source],
                    environment: home.environment, folder: home.folder.path))
            #expect(try await compiling.waitForExit() == 0)
            let terminal = try TmuxTerminal(
                [
                    "TERMINFO=\(home.path("terminfo"))", "TERM=fleettop-16", BuiltProgram.path(), "watch", "--listen",
                    "127.0.0.1:0", "--theme", theme,
                ], in: home, width: 140, height: 40, variables: [:], folder: home.folder.path)
            defer { terminal.end() }
            try SmallFleet.send(port: try await terminal.port())
            for sign in SmallFleet.signs { try await terminal.waitFor(sign) }
            let marks = StyledCells(try terminal.styledScreen()).marks
            let inks = Set(marks.compactMap(\.ink).map { Int($0) ?? 0 })
            #expect(inks.allSatisfy { (30...37).contains($0) || (90...97).contains($0) }, "\(inks)")
            #expect(inks.count > 4)
            #expect(marks.allSatisfy { ($0.ink.flatMap { Int($0) } ?? 0) + 10 != $0.ground.flatMap { Int($0) } ?? 1 })
        }

        @Test func theLinuxConsoleGetsSignsOfItsFont() async throws {
            try await RawTerminal.fleettop(["demo"], term: "linux", width: 140, height: 40) { terminal in
                try await terminal.waitFor("SOS")
                terminal.type("?")
                try await terminal.waitFor("Help")
                let start = terminal.bytes.count
                terminal.type("\u{1B}")
                try await terminal.waitFor("KM/H", from: start)
                terminal.type("C")
                try await terminal.waitFor("Columns")
                let signs = Set(terminal.text.unicodeScalars.filter { $0.value >= 0x2000 })
                #expect(signs.contains("▲") && signs.contains("─"))
                #expect(signs.isDisjoint(with: "↗↘↙↖▂▆▏▪◌✕…●".unicodeScalars), "\(signs)")
            }
        }

        @Test func aTerminalThatCannotHideItsCursorHasItInACorner() async throws {
            let home = try TestHome()
            let terminal = try TmuxTerminal(
                ["TERM=xterm-mono", BuiltProgram.path(), "watch", "--listen", "127.0.0.1:0"], in: home, width: 80,
                height: 24, variables: [:],
                folder: home.folder.path)
            defer { terminal.end() }
            try await terminal.waitFor("No tracker yet.")
            try await terminal.waitForClock()
            try await terminal.waitForState("cursor_y", "23")
            #expect(try terminal.state("cursor_x") == "79")
        }

        @Test(arguments: [["XTERM_VERSION": "XTerm(379)"], ["XTERM_VERSION": "XTerm(379)", "TMUX": "x,1,0"], [:]])
        func altIsEscInXtermItselfAndAsBeforeInTheEnd(_ variables: [String: String]) async throws {
            try await RawTerminal.fleettop(variables: variables) { terminal in
                try await terminal.waitFor("No tracker yet.")
                terminal.type("q")
                #expect(try await terminal.process.waitForExit() == 0)
                try await terminal.waitFor("\u{1B}[?1049l")
                let asked = EscapeText.sequences(terminal.text).filter { $0.contains("?1036") || $0.contains("?1039") }
                let wanted = ["1036s", "1039s", "1036h", "1039h", "1036r", "1039r"].map { "\u{1B}[?" + $0 }
                #expect(asked == (variables.count == 1 ? wanted : []))
            }
        }

        @Test func lateAndForeignAnswersTypeNothing() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                try await terminal.waitFor("No tracker yet.")
                let answers =
                    "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;22c\u{1B}[>41;379;0c\u{1B}[24;80R\u{1B}[I\u{1B}[O"
                try terminal.type(answers)
                try terminal.type("2")
                try await terminal.waitFor("2 Alarms")
                #expect(try !terminal.screen().contains("rgb:"))
                #expect(try terminal.state("pane_dead") == "0")
            }
        }

        @Test(arguments: [("xterm-256color", true), ("linux", false)])
        func coordinatesOpenAMapWhereTheTerminalMayKnowLinks(term: String, hasLink: Bool) async throws {
            try await RawTerminal.fleettop(term: term) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Frame.device(1)), over: .tcp, port: port)
                try await terminal.waitFor(Frame.device(1))
                terminal.type("\r")
                try await terminal.waitFor(/coordinates/)
                if hasLink { try await terminal.waitFor("\u{1B}]8;;https://www.openstreetmap.org/?mlat=") }
                terminal.type("?")
                try await terminal.waitFor(/Help/)
                #expect(terminal.text.contains("]8;;") == hasLink)
            }
        }

        @Test(.enabled(if: hasScreen))
        func insideOfGNUScreenTitlesAndCopiesReachTheTerminal() async throws {
            let home = try TestHome()
            try FileManager.default.createDirectory(
                atPath: home.path("sockets"), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let settings = try home.write("startup_message off\ndefutf8 on\nvbell off\n", to: "screenrc")
            let terminal = try RawTerminal(
                ["screen", "-U", "-c", settings, "-S", "story", BuiltProgram.path(), "demo"],
                term: "xterm-256color", width: 100, height: 30, home: home,
                variables: ["SCREENDIR": home.path("sockets")])
            defer { terminal.process.end() }
            try await terminal.waitFor("SOS")
            // The title is ASCII there: GNU screen takes it for Latin-1.
            try await terminal.waitFor("]2;^ ")
            try await terminal.waitFor("\u{1B}]9;fleettop: ")
            terminal.type("yy")
            try await terminal.waitFor("\u{1B}]52;c;")
            // No letters of requests that GNU screen does not know are on its picture.
            #expect(!terminal.words.contains(/\]11;|\]52;|2026|1006/))
            terminal.type("\u{3}")
            #expect(try await terminal.process.waitForExit() == 0)
        }
    }
}
