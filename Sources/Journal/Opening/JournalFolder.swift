import Foundation
import Synchronization

/// The folder of a journal and the files in it.
public struct JournalFolder: Sendable, Equatable {
    /// The folder.
    public let path: String

    /// A folder by its path.
    public init(_ path: String) {
        self.path = path
    }

    /// The database.
    public var database: String { path + "/journal.sqlite" }

    /// Held by the one program that writes.
    var lock: String { path + "/journal.lock" }

    /// What SQLite keeps beside the database.
    var companions: [String] { [database + "-wal", database + "-shm"] }

    /// Makes the folder, readable for nobody else, where it is not there.
    func make() throws(JournalError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .folder(path: path, reason: Self.reason(error))
        }
    }

    /// The words of the system for an error of Foundation.
    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(code)))
        }
        return "it is not a folder, or cannot be made"
    }
}

/// The right to write a journal; given back when it goes, also by the system when the program dies.
final class JournalLock: Sendable {
    private let descriptor: Int32
    /// Whether the last program that wrote did not close the journal.
    let wasLeftOpen: Bool
    private let isHeld = Atomic(true)

    /// Takes the lock.
    init(_ folder: JournalFolder) throws(JournalError) {
        descriptor = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        wasLeftOpen = descriptor >= 0 && lseek(descriptor, 0, SEEK_END) > 0
        guard descriptor >= 0 else {
            throw .folder(path: folder.path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(path: folder.path)
        }
    }

    /// Notes that the journal is open, until it is closed in order.
    func noteOpen() {
        let word = Array("open\n".utf8)
        // Only an aid to the next start: a full disk must not stop this one.
        if !wasLeftOpen { _ = pwrite(descriptor, word, word.count, 0) }
    }

    /// Notes that it was closed in order.
    func noteClosed() {
        _ = ftruncate(descriptor, 0)
    }

    /// Gives it back; once is enough.
    func release() {
        if isHeld.exchange(false, ordering: .relaxed) { close(descriptor) }
    }

    deinit {
        release()
    }
}
