import Foundation
import Testing

extension EndToEnd.Complaints {
    private static let watch = ["watch", "--listen", "127.0.0.1:0"]

    /// The identities on the screen, from top to bottom.
    private static func identities(_ terminal: TmuxTerminal) throws -> [String] {
        try terminal.screen().matches(of: #/86178500\d{7}/#).map { String($0.0) }
    }

    /// Opens the details and says whose they are.
    private static func selected(_ terminal: TmuxTerminal) async throws -> String {
        try terminal.press("Enter")
        try await terminal.waitFor("identity")
        let line = try #require(try terminal.rows().first { $0.contains("identity") })
        try terminal.press("Escape")
        try await terminal.waitForGone("identity")
        return try #require(line.firstMatch(of: #/86178500\d{7}/#).map { String($0.0) })
    }

    @Test("1. The cursor sticks to its device when rows come, when the order turns round, and behind a filter")
    func selectionSticks() async throws {
        try await TmuxTerminal.fleettop(Self.watch) { terminal in
            let port = try await terminal.port()
            for number in [20, 30] {
                try TrackerSocket.send(Frame.full("CMD-T", Frame.device(number)), over: .tcp, port: port)
            }
            try await terminal.waitForScreen("two rows") {
                $0.contains(Frame.device(20)) && $0.contains(Frame.device(30))
            }
            try terminal.type("G")
            #expect(try await Self.selected(terminal) == Frame.device(30))
            // A row comes above it.
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(10)), over: .tcp, port: port)
            try await terminal.waitFor(Frame.device(10))
            #expect(try await Self.selected(terminal) == Frame.device(30))
            // The order turns round, and with it every row number.
            try terminal.type("I")
            try await terminal.waitForScreen("the last row first") { _ in
                try Self.identities(terminal) == [30, 20, 10].map(Frame.device)
            }
            #expect(try await Self.selected(terminal) == Frame.device(30))
            // A filter that hides it lends the cursor to another row, and gives it back.
            try terminal.type("/\(Frame.device(10))")
            try await terminal.waitFor("1/3")
            try terminal.press("Escape")
            try await terminal.waitFor(Frame.device(30))
            #expect(try await Self.selected(terminal) == Frame.device(30))
        }
    }

    @Test("2. Order and columns are there again at the next start, and each saved view has its own filter")
    func choicesPersist() async throws {
        let home = try TestHome()
        try home.write("[views]\ntroubled = \"is:problem\"\n", to: "config/fleettop/config.toml")
        func head(_ terminal: TmuxTerminal) throws -> String {
            try terminal.rows().first { $0.contains("DEVICE") }.map(String.init) ?? ""
        }
        var before = ""
        for run in 1...2 {
            try await TmuxTerminal.fleettop(Self.watch, home: home) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Frame.device(run)), over: .tcp, port: port)
                try await terminal.waitFor(Frame.device(run))
                if run == 1 {
                    let usual = try head(terminal)
                    #expect(usual.contains("DEVICE▲") && usual.contains("STATUS"))
                    try terminal.type(">I")
                    try await terminal.waitFor("AGE▼")
                    try terminal.type("Cj ")
                    try await terminal.waitForScreen("no status") { _ in try !head(terminal).contains("STATUS") }
                    try terminal.press("Enter")
                    try await terminal.waitFor("/ filter")
                    before = try head(terminal)
                } else {
                    #expect(try head(terminal) == before)
                    try terminal.press("M-1")
                    try await terminal.waitFor("is:problem")
                }
                try terminal.press("C-c")
                try await terminal.waitForState("pane_dead", "1")
            }
        }
        #expect(before.contains("AGE▼"))
    }

    @Test("3. Every key can be another one: Esc, moving without QWERTY, quitting by a chord")
    func everyKeyIsRebindable() async throws {
        let home = try TestHome()
        let keys = "[keys]\nback = [\"backspace\"]\ndown = [\"ö\"]\nhelp = [\"f11\"]\nquit = [\"g q\"]\n"
        try home.write(keys, to: "config/fleettop/config.toml")
        try await TmuxTerminal.fleettop(Self.watch, home: home) { terminal in
            let port = try await terminal.port()
            for number in [20, 30] {
                try TrackerSocket.send(Frame.full("CMD-T", Frame.device(number)), over: .tcp, port: port)
            }
            try await terminal.waitForScreen("two rows") {
                $0.contains(Frame.device(20)) && $0.contains(Frame.device(30))
            }
            try terminal.type("ö")
            try terminal.press("Enter")
            try await terminal.waitForScreen("the details of the second") {
                $0.contains("identity") && $0.contains(Frame.device(30))
            }
            try terminal.press("BSpace")
            try await terminal.waitForGone("identity")
            try terminal.press("F11")
            try await terminal.waitFor("Go to the first row.")
            #expect(try terminal.screen().contains("ö"), "the help tells the keys in force")
            try terminal.press("BSpace")
            try await terminal.waitForGone("Go to the first row.")
            try terminal.type("gq")
            #expect(try await terminal.exitStatus() == 0)
        }
    }
}
