import Foundation

/// A program that runs beside the tests, with files as its standard streams, so that nobody has to drain a pipe.
final class ChildProcess {
    /// What a child is started with.
    struct Setup {
        var program: String
        var arguments: [String]
        var environment: [String: String]
        var folder: String
        var input = "/dev/null"
        var output = "/dev/null"
        var errors = "/dev/null"
        /// Whether it begins a session, so that a terminal as its input becomes its own.
        var beginsSession = false
    }

    /// The process number.
    let id: pid_t
    private var status: Int32?

    /// Starts a program in a process group of its own, with default signals and no descriptors but the three.
    init(_ setup: Setup) throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, setup.input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, setup.output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, setup.errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // Sockets of other tests must not live on in the child; descriptors that are not open do no harm here.
        for descriptor in 3..<Int32(min(1024, sysconf(Int32(_SC_OPEN_MAX)))) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        Self.setSignals(&attributes, beginsSession: setup.beginsSession)
        // `env` changes the folder and then becomes the program.
        let starter = "/usr/bin/env"
        let arguments = ([starter, "-C", setup.folder, setup.program] + setup.arguments).map { strdup($0) } + [nil]
        let environment = setup.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        var process = pid_t()
        let code = posix_spawn(&process, starter, &actions, &attributes, arguments, environment)
        guard code == 0 else { throw StoryError("cannot start \(setup.program): \(String(cString: strerror(code)))") }
        id = process
    }

    deinit { end() }

    /// The exit status once the program has ended, 128 and the number of the signal that ended it; nil while it runs.
    var exitStatus: Int32? {
        if let status { return status }
        var word: Int32 = 0
        guard waitpid(id, &word, WNOHANG) == id else { return nil }
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
        return status
    }

    /// Whether it has not ended.
    var isRunning: Bool { exitStatus == nil }

    /// Sends a signal; does nothing once the program has ended.
    func send(_ signal: Int32) {
        if isRunning { kill(id, signal) }
    }

    /// Waits for the end and returns the exit status.
    func waitForExit(within limit: Duration = .seconds(10)) async throws -> Int32 {
        try await eventually("process \(id) ends", within: limit) { exitStatus }
    }

    /// Ends the program at once if it still runs.
    func end() {
        guard isRunning else { return }
        kill(id, SIGKILL)
        var word: Int32 = 0
        waitpid(id, &word, 0)
        status = 128 + SIGKILL
    }

    /// `POSIX_SPAWN_SETSID` of <spawn.h>, which Swift does not see.
    private static let setSession: Int32 = 0x80

    private static func setSignals(_ attributes: inout posix_spawnattr_t, beginsSession: Bool) {
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        // A session has a group of its own anyway.
        let group = beginsSession ? Self.setSession : Int32(POSIX_SPAWN_SETPGROUP)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | group
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }
}
