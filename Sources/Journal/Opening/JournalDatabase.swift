import Fleet
import Foundation
import GRDB
import Glibc

/// Opens the database of a journal: ours, of a form we know, and whole.
enum JournalDatabase {
    /// Up to this size the whole file is checked at the start; checking takes about a second for each 500 MB.
    private static let checkedWhole: Int64 = 64 << 20

    /// Opens it for writing; makes it where there is none.
    ///
    /// - Throws: ``JournalError/damaged(path:reason:)`` when it has to be set aside.
    static func open(_ folder: JournalFolder) throws(JournalError) -> DatabasePool {
        let path = folder.database
        try folder.refuseFullDisk()
        do {
            try refuseForeign(path)
            let pool = try DatabasePool(path: path, configuration: configuration())
            folder.reserveIndex()
            if try pool.read({ try JournalSchema.migrator.hasBeenSuperseded($0) }) {
                throw JournalError.newer(path: path)
            }
            try check(pool, path)
            try JournalSchema.migrator.migrate(pool)
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // Seldom enough that pages which change again and again go into the file once, 32 MB of log at most.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
                // A reader may hold the log back for a while; afterwards it must not stay large.
                try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            }
            return pool
        } catch {
            throw fault(error, path)
        }
    }

    /// Opens it for reading, also while another program writes it.
    static func openForReading(_ folder: JournalFolder) throws(JournalError) -> DatabasePool {
        let path = folder.database
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: folder.path) }
        var settings = configuration()
        settings.readonly = true
        do {
            try refuseForeign(path)
            let pool = try DatabasePool(path: path, configuration: settings)
            if try pool.read({ try JournalSchema.migrator.hasBeenSuperseded($0) }) {
                throw JournalError.newer(path: path)
            }
            return pool
        } catch {
            throw fault(error, path)
        }
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "fleettop.journal"
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// Another program's database is not ours to set aside.
    private static func refuseForeign(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let header = try head(path)
        guard !header.isEmpty else {
            guard fileSize(path + "-wal") == 0 else {
                throw JournalError.damaged(path: path, reason: "it is empty, but its log is not")
            }
            return
        }
        guard header.count == 100, header.starts(with: Data("SQLite format 3\0".utf8)) else {
            throw JournalError.damaged(path: path, reason: "it is no database")
        }
        // The number stands in the header at 68 (SQLite file format, 1.3); a database being made has none yet.
        let number = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
        guard number == JournalSchema.applicationID || number == 0 else { throw JournalError.foreign(path: path) }
        try refuseShort(header, path)
        if number == 0 { try refuseStrangers(path) }
    }

    /// The first bytes of the file.
    private static func head(_ path: String) throws -> Data {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw JournalError.refused(path: path, reason: "it is a folder")
        }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw JournalError.refused(path: path, reason: String(cString: strerror(errno)))
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let header = try? file.read(upToCount: 100) else { return Data() }
        return header
    }

    /// Most databases of other programs carry no number; they have tables all the same.
    private static func refuseStrangers(_ path: String) throws {
        var settings = configuration()
        settings.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: settings)
        defer { try? queue.close() }
        let (number, tables) = try queue.read {
            // Ours may still stand in the log.
            (
                try Int.fetchOne($0, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        guard number == JournalSchema.applicationID || tables == 0 else { throw JournalError.foreign(path: path) }
    }

    /// A file that lost its end is shorter than its header says; pages that are still in the log may be missing rightly.
    private static func refuseShort(_ header: Data, _ path: String) throws {
        let pageSize = header[16..<18].reduce(0) { $0 << 8 | Int64($1) }
        let pages = header[28..<32].reduce(0) { $0 << 8 | Int64($1) }
        let log = fileSize(path + "-wal")
        guard log == 0, fileSize(path) < pages * (pageSize == 1 ? 65_536 : pageSize) else { return }
        throw JournalError.damaged(path: path, reason: "its end is missing")
    }

    private static func check(_ pool: DatabasePool, _ path: String) throws {
        guard fileSize(path) <= checkedWhole else { return }
        let answer = try pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        if let answer, answer != "ok" { throw JournalError.damaged(path: path, reason: answer) }
    }

    /// The size of a file in bytes; 0 where there is none.
    static func fileSize(_ path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    /// What an error means for the journal.
    static func fault(_ error: any Error, _ path: String) -> JournalError {
        if let error = error as? JournalError { return error }
        guard let error = error as? DatabaseError else { return .refused(path: path, reason: "\(error)") }
        let words = error.message ?? "error \(error.resultCode.rawValue)"
        return switch error.resultCode.primaryResultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, reason: words)
        default: .refused(path: path, reason: words)
        }
    }
}
