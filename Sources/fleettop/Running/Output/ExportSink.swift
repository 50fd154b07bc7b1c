import Fleet
import Foundation

/// Where an export goes: standard output, or a file that is there whole or not at all.
final class ExportSink {
    /// The reader of standard output went away, as `head` does.
    struct ReaderLeft: Error {}

    private let file: AtomicFile?
    private let stop = StopSignals()

    /// Standard output for nil and `-`.
    init(_ path: String?) throws {
        guard let path, path != "-" else {
            file = nil
            return
        }
        file = try AtomicFile(path)
    }

    /// Writes bytes, all of them.
    func write(_ bytes: [UInt8]) throws {
        if stop.isRaised {
            throw RunFailure("interrupted" + (file.map { "; \($0.path) is as it was" } ?? ""))
        }
        if let file { return try file.write(bytes) }
        let code = StandardOutput.write(bytes) { !stop.isRaised }
        guard code != 0 else { return }
        guard code != ETIMEDOUT else { throw RunFailure("interrupted") }
        throw StandardOutput.failure(code) ?? ReaderLeft()
    }

    /// Puts the file in its place.
    func finish() throws {
        try file?.finish()
    }

    /// Leaves everything as it was.
    func abandon() {
        file?.abandon()
    }
}

/// A file that is written beside its place and put there when it is whole.
final class AtomicFile {
    /// The place.
    let path: String
    /// The same with links followed.
    private let place: String
    private let temporary: String?
    private var descriptor: Int32

    /// Writes a file, all or nothing.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try AtomicFile(path)
        do {
            try file.write(bytes)
            try file.finish()
        } catch {
            file.abandon()
            throw error
        }
    }

    /// Begins to write; what is no regular file, such as a pipe or a device, is written directly.
    init(_ path: String) throws {
        var information = stat()
        let exists = stat(path, &information) == 0
        if exists, information.st_mode & S_IFMT == S_IFDIR {
            throw RunFailure("cannot write \(path): it is a folder")
        }
        let isRegular = !exists || information.st_mode & S_IFMT == S_IFREG
        // A link stays what it is: the file behind it is replaced.
        let target = exists ? Self.resolved(path) : path
        self.path = path
        place = target
        if isRegular {
            let folder = (target as NSString).deletingLastPathComponent
            let name = ".\((target as NSString).lastPathComponent).\(getpid()).tmp"
            let beside = (folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/") + name
            temporary = beside
            unlink(beside)
            descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
            if descriptor >= 0, exists { fchmod(descriptor, information.st_mode & 0o777) }
        } else {
            temporary = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    /// Writes bytes, all of them.
    func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE, temporary == nil { throw ExportSink.ReaderLeft() }
            guard count > 0 else { throw Self.failure(path) }
            done += count
        }
    }

    /// Puts the file in its place, safe against a loss of power.
    func finish() throws {
        guard let temporary else { return close() }
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
        close()
        guard rename(temporary, place) == 0 else {
            let failure = Self.failure(path)
            unlink(temporary)
            throw failure
        }
        let folder = (place as NSString).deletingLastPathComponent
        let directory = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        Foundation.close(directory)
    }

    /// Leaves the place as it was.
    func abandon() {
        close()
        if let temporary { unlink(temporary) }
    }

    private func close() {
        if descriptor >= 0 { Foundation.close(descriptor) }
        descriptor = -1
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func failure(_ path: String) -> RunFailure {
        RunFailure("cannot write \(path): \(String(cString: strerror(errno)).lowercased())")
    }
}
