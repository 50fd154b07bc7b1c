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
            throw .folder(path: path, reason: reason)
        }
    }

    /// Why the folder cannot be made, in the words of the system.
    private var reason: String {
        var known = stat()
        if stat(path, &known) == 0 { return "it is not a folder" }
        guard mkdir(path, 0o700) != 0 else { return "it could not be made at once" }
        return String(cString: strerror(errno))
    }

    /// What has to be free on the disk for a start.
    private static let neededBytes: UInt64 = 1 << 20
    /// Room for the index of a log of 256 MB.
    private static let indexBytes = 512 << 10

    /// Refuses a disk that is full: SQLite maps the index of the log into memory, and a page of it that the disk has no
    /// room for would end the program.
    func refuseFullDisk() throws(JournalError) {
        var disk = statvfs()
        guard statvfs(path, &disk) == 0, UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < Self.neededBytes else {
            return
        }
        throw .folder(path: path, reason: "there is no room left on its disk")
    }

    /// Takes the room for the index of the log now, for the same reason.
    ///
    /// Only through the descriptor that SQLite has opened: closing any other one of that file would give up every lock
    /// that this process holds on it (fcntl(2), "record locks"), and the next program that reads the journal would take
    /// the index for a leftover and cut it off under the writer.
    func reserveIndex() {
        var index = stat()
        guard stat(database + "-shm", &index) == 0 else { return }
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) {
            var file = stat()
            guard fstat(descriptor, &file) == 0, file.st_dev == index.st_dev, file.st_ino == index.st_ino else {
                continue
            }
            posix_fallocate(descriptor, 0, Self.indexBytes)
            return
        }
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
