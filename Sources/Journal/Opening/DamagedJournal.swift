import Fleet
import Foundation

/// Sets a damaged journal aside, so that a new one can begin.
enum DamagedJournal {
    /// Renames the database and what lies beside it, and says where it is now.
    static func setAside(_ folder: JournalFolder, at now: Timestamp) throws(JournalError) -> String {
        let date = CalendarDate(now)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let stamp =
            "\(date.year)\(two(date.month))\(two(date.day))-\(two(date.hour))\(two(date.minute))\(two(date.second))"
        var name = "journal-damaged-\(stamp)"
        var attempt = 1
        while FileManager.default.fileExists(atPath: "\(folder.path)/\(name).sqlite") {
            attempt += 1
            name = "journal-damaged-\(stamp)-\(attempt)"
        }
        let target = "\(folder.path)/\(name).sqlite"
        do {
            try FileManager.default.moveItem(atPath: folder.database, toPath: target)
            for path in folder.companions where FileManager.default.fileExists(atPath: path) {
                let ending = path.dropFirst(folder.database.count)
                try FileManager.default.moveItem(atPath: path, toPath: target + ending)
            }
        } catch {
            throw .folder(path: folder.path, reason: "the damaged journal cannot be renamed")
        }
        return target
    }
}
