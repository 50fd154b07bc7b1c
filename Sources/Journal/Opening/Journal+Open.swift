import Fleet
import Foundation
import GRDB
import Logging

extension Journal {
    /// A journal that was opened, and what was in it.
    public struct Opened: Sendable {
        /// The journal, which writes from now on.
        public let journal: Journal
        /// The fleet as it was when the journal was written last.
        public let state: FleetState
        /// What was repaired or set aside, one line each.
        public let notices: [String]
    }

    /// Opens the journal in a folder, or makes one, and rebuilds the fleet from it.
    ///
    /// A damaged journal is set aside and a new one begun; ``Opened/notices`` says so.
    ///
    /// - Throws: one line about a folder that cannot be written, a journal that another program writes, that belongs to
    ///   another program, or that a newer version has written.
    public static func open(
        _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy, now: Timestamp,
        logger: Logger = Logger(label: "fleettop.journal", factory: { _ in SwiftLogNoOpLogHandler() })
    ) throws(JournalError) -> Opened {
        try folder.make()
        let lock = try JournalLock(folder)
        var notices = lookAtLog(folder, wasLeftOpen: lock.wasLeftOpen)
        while true {
            do throws(JournalError) {
                let pool = try JournalDatabase.open(folder)
                let state = try restore(pool, folder, settings: settings, policy: policy)
                let writer = try JournalWriter(
                    pool, folder, settings: settings, policy: policy, log: JournalLog(logger))
                lock.noteOpen()
                return Opened(
                    journal: Journal(writer, lock: lock, settings: settings), state: state, notices: notices)
            } catch {
                guard case .damaged(let path, let reason) = error, !notices.contains(where: isAboutDamage) else {
                    throw error
                }
                notices = [try salvage(folder, path, reason, at: now)]
            }
        }
    }

    /// What is wrong with the write-ahead log, which SQLite says nothing about.
    private static func lookAtLog(_ folder: JournalFolder, wasLeftOpen: Bool) -> [String] {
        let log = folder.database + "-wal"
        let size = JournalDatabase.fileSize(folder.database)
        if size == 0, FileManager.default.fileExists(atPath: folder.database), JournalDatabase.fileSize(log) == 0 {
            return ["the journal \(folder.database) was an empty file; a new one begins"]
        }
        if wasLeftOpen, size > 0, !FileManager.default.fileExists(atPath: log) {
            return ["the log of the journal \(folder.database) is missing; what was written last may be lost"]
        }
        guard LogCheck.losesCommits(log) else { return [] }
        return ["the log of the journal \(folder.database) is torn; what stood behind the tear is lost"]
    }

    private static let damageWords = " is damaged ("

    private static func isAboutDamage(_ notice: String) -> Bool { notice.contains(damageWords) }

    /// Sets a damaged journal aside, copies what can be read into a new one, and says so in one line.
    private static func salvage(
        _ folder: JournalFolder, _ path: String, _ reason: String, at now: Timestamp
    ) throws(JournalError) -> String {
        let target = try DamagedJournal.setAside(folder, at: now)
        let pool = try JournalDatabase.open(folder)
        let saved = Salvage(from: target, into: pool).run()
        try? pool.close()
        return "the journal \(path)\(damageWords)\(reason)); it was set aside as \(target), a new one begins: \(saved)"
    }

    private static func restore(
        _ pool: DatabasePool, _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy
    ) throws(JournalError) -> FleetState {
        do {
            var state = try JournalReader(pool, dialects: settings.dialects).latestState(policy: policy)
            state.continueCounting(after: try pool.read { try JournalSchema.nextNumber($0) - 1 })
            return state
        } catch {
            throw JournalDatabase.fault(error, folder.database)
        }
    }
}
