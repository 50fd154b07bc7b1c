import Fleet
import Foundation
import GRDB

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
        _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy, now: Timestamp
    ) throws(JournalError) -> Opened {
        try folder.make()
        let lock = try JournalLock(folder)
        var notices: [String] = []
        var attempt = 0
        while true {
            do throws(JournalError) {
                let pool = try JournalDatabase.open(folder)
                let state = try restore(pool, folder, settings: settings, policy: policy)
                let writer = try JournalWriter(pool, folder, settings: settings, policy: policy)
                return Opened(
                    journal: Journal(writer, lock: lock, settings: settings), state: state, notices: notices)
            } catch {
                guard case .damaged(let path, let reason) = error, attempt == 0 else { throw error }
                attempt += 1
                let target = try DamagedJournal.setAside(folder, at: now)
                notices.append(
                    "the journal \(path) is damaged (\(reason)); it was set aside as \(target), a new one begins")
            }
        }
    }

    private static func restore(
        _ pool: DatabasePool, _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy
    ) throws(JournalError) -> FleetState {
        do {
            return try JournalReader(pool, dialects: settings.dialects).latestState(policy: policy)
        } catch {
            throw JournalDatabase.fault(error, folder.database)
        }
    }
}
