import Foundation
import Synchronization

/// Runs one program at a time without a shell: bytes to its standard input, its output thrown away, a time limit.
final class ChildRun: Sendable {
    /// How a run ended.
    enum Outcome: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case timedOut
        case cannotStart(String)
    }

    /// How long a program that was asked to leave has before it is killed, in milliseconds.
    private static let graceMilliseconds = 1000
    /// What a child inherits of our environment.
    private static let inherited = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ"]

    private let running = Mutex<pid_t?>(nil)

    /// Runs a program to its end, or to the time limit.
    ///
    /// - Parameter command: the path of the executable, and its arguments.
    func run(
        _ command: [String], environment: [String: String], input: [UInt8], timeoutMilliseconds: Int64
    ) -> Outcome {
        guard let path = command.first else { return .cannotStart("there is no command") }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            return .cannotStart("\(path) is no executable file")
        }
        // A program that does not read its input must end a write with an error, not this process.
        signal(SIGPIPE, SIG_IGN)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = Array(command.dropFirst())
        let ours = ProcessInfo.processInfo.environment.filter { Self.inherited.contains($0.key) }
        process.environment = ours.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardInput = pipe
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do { try process.run() } catch { return .cannotStart("\(path) does not start") }
        let deadline = DispatchTime.now() + .milliseconds(Int(clamping: timeoutMilliseconds))
        running.withLock { $0 = process.processIdentifier }
        defer { running.withLock { $0 = nil } }
        Self.feed(input, to: pipe.fileHandleForWriting, until: deadline)
        guard ended.wait(timeout: deadline) == .success else {
            Self.end(process.processIdentifier, ended)
            return .timedOut
        }
        let code = process.terminationStatus
        return process.terminationReason == .exit ? .exited(code) : .signalled(code)
    }

    /// Kills the program that runs, with all it has started in its group.
    func cancel() {
        running.withLock { if let pid = $0 { Self.kill(pid, SIGKILL) } }
    }

    /// Asks a program to leave, and kills it when it does not.
    private static func end(_ pid: pid_t, _ ended: DispatchSemaphore) {
        kill(pid, SIGTERM)
        guard ended.wait(timeout: .now() + .milliseconds(graceMilliseconds)) != .success else { return }
        kill(pid, SIGKILL)
        ended.wait()
    }

    /// Sends a signal to the group of a child where it has one of its own, and to the child.
    private static func kill(_ pid: pid_t, _ number: Int32) {
        guard pid > 1 else { return }
        if getpgid(pid) == pid { _ = Foundation.kill(-pid, number) }
        _ = Foundation.kill(pid, number)
    }

    /// Writes all bytes as far as the program takes them in time, then ends its input.
    private static func feed(_ bytes: [UInt8], to handle: FileHandle, until deadline: DispatchTime) {
        let descriptor = handle.fileDescriptor
        defer { try? handle.close() }
        guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                let now = DispatchTime.now().uptimeNanoseconds
                guard now < deadline.uptimeNanoseconds else { return }
                var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waited, 1, Int32(clamping: (deadline.uptimeNanoseconds - now) / 1_000_000 + 1))
            } else if count >= 0 || errno != EINTR {
                return
            }
        }
    }
}

extension ChildRun.Outcome {
    /// What that means for a notice; some failures do not go away by trying again.
    func result(_ program: String) -> DeliveryResult {
        switch self {
        case .exited(0): .delivered
        case .exited(let code): .failed("\(program) ended with status \(code)", mayRetry: true)
        case .signalled(let number): .failed("\(program) was ended by signal \(number)", mayRetry: true)
        case .timedOut: .failed("\(program) took too long and was ended", mayRetry: true)
        case .cannotStart(let words): .failed(words, mayRetry: false)
        }
    }
}
