import Foundation

/// A terminal inside a private tmux server: a person's eyes and fingers.
final class TmuxTerminal {
    /// The home that everything in it runs in.
    let home: TestHome
    private let variables: [String: String]

    private static let settings = """
        set -g status off
        set -g default-terminal screen-256color
        set -g remain-on-exit on
        set -g monitor-bell on
        set -g escape-time 0
        set -g history-limit 0
        """

    /// Opens a terminal that runs a command until it ends; the picture stays.
    init(_ command: [String], in home: TestHome, width: Int, height: Int, variables: [String: String], folder: String)
        throws
    {
        self.home = home
        self.variables = variables
        try home.write(Self.settings, to: "tmux.conf")
        // With more than one word tmux starts the program itself, without a shell in between.
        try tmux(
            ["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", folder, "/usr/bin/env"] + command)
    }

    /// Runs `fleettop` in a terminal for as long as a story takes, and clears everything away even when it fails.
    ///
    /// - Parameter folder: where it runs; the home without one.
    static func fleettop(
        _ arguments: [String], width: Int = 80, height: Int = 24, home: TestHome? = nil,
        variables: [String: String] = [:], folder: String? = nil, _ story: (TmuxTerminal) async throws -> Void
    ) async throws {
        let home = try home ?? TestHome()
        // tmux 3.3 now and then forgets how a program ended, so a shell notes it; the move makes the note whole.
        let watched = ["/bin/sh", "-c", #""$@"; echo $? > "$HOME/ended"; mv "$HOME/ended" "$HOME/status""#, "sh"]
        let terminal = try TmuxTerminal(
            watched + [BuiltProgram.path()] + arguments, in: home, width: width, height: height, variables: variables,
            folder: folder ?? home.folder.path)
        defer { terminal.end() }
        try await story(terminal)
    }

    /// Types text, letter by letter.
    func type(_ text: String) throws {
        try tmux(["send-keys", "-l", text])
    }

    /// Presses keys by their tmux names: `Enter`, `Escape`, `C-c`.
    func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    /// Pastes text, marked as pasted where the program asks for that.
    func paste(_ text: String) throws {
        try tmux(["set-buffer", text])
        try tmux(["paste-buffer", "-p"])
    }

    /// Gives the terminal another size.
    func resize(width: Int, height: Int) throws {
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Waits until the program can know the size: tmux tells a terminal of it only once it has stopped changing.
    func waitForSize(width: Int, height: Int) async throws {
        let path = try state("pane_tty")
        try await wait(until: "a size of \(width)x\(height)", evidence: { "" }) {
            let line = open(path, O_RDONLY | O_NOCTTY)
            defer { close(line) }
            var size = winsize()
            return ioctl(line, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col == width && size.ws_row == height
        }
    }

    /// What tmux knows about the terminal, such as `alternate_on`.
    func state(_ name: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// The text on the screen, a line a row.
    func screen() throws -> String {
        try tmux(["capture-pane", "-p"])
    }

    /// The text on the screen with escape sequences for colours and attributes.
    func styledScreen() throws -> String {
        try tmux(["capture-pane", "-p", "-e"])
    }

    /// The rows of the screen.
    func rows() throws -> [Substring] {
        try screen().split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Ends everything in the terminal, and the server.
    func end() {
        _ = try? tmux(["kill-server"])
    }

    /// Runs one tmux command and returns what it prints.
    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let answer = "tmux-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: home.path(answer)) }
        let process = try ChildProcess(
            ChildProcess.Setup(
                program: "tmux",
                arguments: ["-u", "-L", "fleettop-e2e", "-f", home.path("tmux.conf")] + arguments,
                environment: home.environment.merging(variables) { $1 }, folder: home.folder.path,
                output: home.path(answer), errors: home.path(answer)))
        let deadline = ContinuousClock.now + .seconds(10)
        while process.isRunning, ContinuousClock.now < deadline { usleep(1000) }
        let text = home.text(of: answer)
        guard process.exitStatus == 0 else { throw StoryError("tmux \(arguments): \(text)") }
        return text
    }
}

extension TmuxTerminal {
    /// Waits until a text is on the screen.
    func waitFor(_ text: String, within limit: Duration = .seconds(10)) async throws {
        try await waitForScreen("\"\(text)\" on the screen", within: limit) { $0.contains(text) }
    }

    /// Waits until a text has gone from the screen.
    func waitForGone(_ text: String) async throws {
        try await waitForScreen("no \"\(text)\" on the screen") { !$0.contains(text) }
    }

    /// Waits until the screen looks as it should.
    func waitForScreen(_ what: String, within limit: Duration = .seconds(10), _ fits: (String) throws -> Bool)
        async throws
    {
        try await wait(until: what, within: limit, evidence: { (try? self.screen()) ?? "" }) { try fits(screen()) }
    }

    /// Waits until tmux knows a thing to be so.
    func waitForState(_ name: String, _ value: String) async throws {
        try await wait(until: "\(name) is \(value)", evidence: { "it is \((try? self.state(name)) ?? "unknown")" }) {
            try state(name) == value
        }
    }

    /// Waits until the clock in the header has gone on, which shows that the program lives.
    func waitForClock() async throws {
        let header = try rows().first
        try await waitForScreen("a clock that goes on") { screen in
            screen.split(separator: "\n", omittingEmptySubsequences: false).first != header
        }
    }

    /// Waits for the listening address in the header and returns its port.
    func port() async throws -> UInt16 {
        try await eventually("an address in the header", evidence: { (try? self.screen()) ?? "" }) {
            try rows().first?.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.1) }
        }
    }

    /// The process of the program that the shell in the terminal runs.
    func program() async throws -> pid_t {
        let shell = try state("pane_pid")
        return try await eventually("the shell has a child") { ProcessTable.child(of: shell) }
    }

    /// Waits until the program has ended and returns its exit status.
    func exitStatus() async throws -> Int {
        try await eventually("an exit status", evidence: { (try? self.screen()) ?? "" }) {
            Int(home.text(of: "status").trimmingCharacters(in: .newlines))
        }
    }
}
