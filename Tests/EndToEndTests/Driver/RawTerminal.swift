import Foundation
import Synchronization

/// A terminal that understands nothing: it keeps every byte that the program writes, and can write any byte to it.
final class RawTerminal {
    /// The home that the program runs in.
    let home: TestHome
    /// The program, or the shell around it.
    let process: ChildProcess
    private let line: PseudoTerminal

    /// Opens a terminal of a type (none without one) that runs a command.
    init(
        _ command: [String], term: String?, width: Int, height: Int, home: TestHome,
        variables: [String: String] = [:]
    ) throws {
        self.home = home
        line = try PseudoTerminal(width: width, height: height)
        var environment = home.environment.merging(variables) { $1 }
        environment["TERM"] = term
        process = try ChildProcess(
            ChildProcess.Setup(
                program: command[0], arguments: Array(command.dropFirst()), environment: environment,
                folder: home.folder.path, input: line.path, output: line.path, errors: line.path, beginsSession: true))
    }

    /// Runs `fleettop` for as long as a story takes.
    static func fleettop(
        _ arguments: [String] = ["watch", "--listen", "127.0.0.1:0"], term: String? = "xterm-256color",
        width: Int = 80, height: Int = 24, home: TestHome? = nil, variables: [String: String] = [:],
        _ story: (RawTerminal) async throws -> Void
    ) async throws {
        let terminal = try RawTerminal(
            [BuiltProgram.path()] + arguments, term: term, width: width, height: height, home: home ?? TestHome(),
            variables: variables)
        defer { terminal.process.end() }
        try await story(terminal)
    }

    /// Everything that was written so far.
    var bytes: [UInt8] { line.received.withLock { $0 } }
    /// The same as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The same without escape sequences, for tests that look for words.
    var words: String { EscapeText.without(text) }

    /// Types bytes as they are.
    func type(_ text: String) {
        line.write(Array(text.utf8))
    }

    /// Gives the terminal another size.
    func resize(width: Int, height: Int) {
        line.resize(width: width, height: height)
    }

    /// Waits until a text was written, escape sequences and all.
    func waitFor(_ wanted: String, from start: Int = 0, within limit: Duration = .seconds(10)) async throws {
        try await waitFor("\(wanted.debugDescription) was written", from: start, within: limit) {
            $0.contains(wanted)
        }
    }

    /// Waits until what was written from a byte on fits.
    func waitFor(
        _ what: String, from start: Int = 0, within limit: Duration = .seconds(10), _ fits: (String) -> Bool
    ) async throws {
        try await wait(until: what, within: limit, evidence: { self.text.debugDescription }) {
            fits(String(decoding: bytes.dropFirst(start), as: UTF8.self))
        }
    }

    /// The private modes that were turned on and not off again.
    var modesLeftOn: Set<String> { EscapeText.modesLeftOn(text) }
}

/// The two ends of a line to a program.
private final class PseudoTerminal: Sendable {
    /// The program's end.
    let path: String
    let received = Mutex<[UInt8]>([])
    private let descriptor: Int32

    init(width: Int, height: Int) throws {
        // What posix_openpt(), unlockpt() and ptsname() do, which Swift does not see.
        let (numberOfTerminal, lockOfTerminal) = (UInt(0x8004_5430), UInt(0x4004_5431))
        let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (number, isLocked) = (Int32(-1), Int32(0))
        guard descriptor >= 0, ioctl(descriptor, lockOfTerminal, &isLocked) == 0,
            ioctl(descriptor, numberOfTerminal, &number) == 0
        else { throw StoryError("no pseudo-terminal: \(String(cString: strerror(errno)))") }
        self.descriptor = descriptor
        path = "/dev/pts/\(number)"
        resize(width: width, height: height)
        // The thread keeps the line open; it ends when the program has closed its end.
        Thread.detachNewThread { [self] in read() }
    }

    deinit { close(descriptor) }

    func resize(width: Int, height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private func read() {
        var page = [UInt8](repeating: 0, count: 65_536)
        var hasBegun = false
        let begin = ContinuousClock.now
        while true {
            let count = Glibc.read(descriptor, &page, page.count)
            if count > 0 {
                hasBegun = true
                received.withLock { $0 += page[..<count] }
            } else if hasBegun || ContinuousClock.now - begin > .seconds(10) {
                return
            } else {
                // Nobody has opened the other end yet.
                usleep(2000)
            }
        }
    }
}

extension RawTerminal {
    /// Waits until what was written, without its sequences, has a text of a form.
    func waitFor<Output>(_ form: Regex<Output>) async throws {
        try await wait(until: "a text of a form", evidence: { self.text.debugDescription }) {
            words.contains(form) || text.contains(form)
        }
    }

    /// Waits for the listening address and returns its port.
    func port() async throws -> UInt16 {
        try await eventually("an address on the screen", evidence: { self.text.debugDescription }) {
            words.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.1) }
        }
    }
}
