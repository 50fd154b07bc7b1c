import Foundation
import Testing

extension EndToEnd {
    /// Whatever ends the program, the shell behind it is as usable as before.
    @Suite struct TerminalHygieneStory {
        /// A way to end the program.
        enum Ending: String, CaseIterable, Sendable {
            case quitKey, controlC, terminate, interrupt, hangUp, crash, abort

            /// What the shell says about it.
            var status: Int {
                switch self {
                case .crash: 128 + Int(SIGSEGV)
                case .abort: 128 + Int(SIGABRT)
                default: 0
                }
            }

            /// Ends the program.
            func happen(to process: pid_t, in terminal: TmuxTerminal) throws {
                switch self {
                case .quitKey: try terminal.type("q")
                case .controlC: try terminal.press("C-c")
                case .terminate: kill(process, SIGTERM)
                case .interrupt: kill(process, SIGINT)
                case .hangUp: kill(process, SIGHUP)
                case .crash: kill(process, SIGSEGV)
                case .abort: kill(process, SIGABRT)
                }
            }
        }

        /// Opens a terminal with a shell in it, and waits for its prompt.
        private static func shell(_ story: (TmuxTerminal) async throws -> Void) async throws {
            let home = try TestHome()
            let terminal = try TmuxTerminal(
                ["/bin/sh", "-i"], in: home, width: 100, height: 30, variables: ["PS1": "ready> "],
                folder: home.folder.path)
            defer { terminal.end() }
            try await terminal.waitFor("ready>")
            try await story(terminal)
        }

        /// Starts the program from the shell and returns its process.
        private static func start(in terminal: TmuxTerminal) async throws -> pid_t {
            try terminal.type("stty -g > modes-before; \(BuiltProgram.path()) watch --listen 127.0.0.1:0")
            try terminal.press("Enter")
            _ = try await terminal.port()
            #expect(try terminal.state("alternate_on") == "1")
            return try await terminal.program()
        }

        /// Checks that the shell has its terminal back: main screen, echo, cursor, modes, no mouse.
        private static func expectUsable(_ terminal: TmuxTerminal, status: Int? = nil) async throws {
            try await terminal.waitForState("pane_current_command", "sh")
            try await terminal.waitForState("alternate_on", "0")
            try terminal.type("code=$?; stty -g > modes-after; stty -a > modes-words; echo ended with $code'.'")
            try await terminal.waitFor("echo ended with $code'.'")
            try terminal.press("Enter")
            try await terminal.waitForScreen("the answer of the shell") { $0.contains(/ended with \d+\./) }
            if let status { #expect(try terminal.screen().contains("ended with \(status).")) }
            let modes = Set(terminal.home.text(of: "modes-words").split(whereSeparator: \.isWhitespace))
            #expect(modes.isSuperset(of: ["echo", "icanon", "isig", "icrnl", "opost"]))
            #expect(terminal.home.text(of: "modes-after") == terminal.home.text(of: "modes-before"))
            #expect(try terminal.state("mouse_any_flag") == "0")
            #expect(try terminal.state("cursor_flag") == "1")
        }

        @Test(arguments: Ending.allCases)
        func theShellIsUsableAfter(_ ending: Ending) async throws {
            try await Self.shell { terminal in
                let process = try await Self.start(in: terminal)
                try ending.happen(to: process, in: terminal)
                try await Self.expectUsable(terminal, status: ending.status)
            }
        }

        @Test func aTerminalThatGoesAwayTakesTheProgramWithIt() async throws {
            try await Self.shell { terminal in
                let process = try await Self.start(in: terminal)
                terminal.end()
                try await wait(until: "process \(process) is gone") { kill(process, 0) != 0 }
            }
        }

        @Test(arguments: ["dumb", "nonsense"])
        func aTerminalThatCannotDrawIsToldSo(_ name: String) async throws {
            try await Self.shell { terminal in
                try terminal.type("TERM=\(name) \(BuiltProgram.path()) watch --listen 127.0.0.1:0; echo ended with $?.")
                try terminal.press("Enter")
                try await terminal.waitFor("ended with 1.")
                try await terminal.waitFor("try TERM=xterm-256color")
            }
        }

        @Test func controlZLeavesForAWhile() async throws {
            try await Self.shell { terminal in
                _ = try await Self.start(in: terminal)
                try terminal.press("C-z")
                try await Self.expectUsable(terminal)
                try terminal.type("fg")
                try terminal.press("Enter")
                try await terminal.waitForState("alternate_on", "1")
                try await terminal.waitFor("No tracker yet.")
                try terminal.type("q")
                try await terminal.waitForState("alternate_on", "0")
                #expect(terminal.home.text(of: "modes-before").isEmpty == false)
            }
        }
    }
}
