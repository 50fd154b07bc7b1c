import GRDB

/// The stored states: enough of them to reach any moment quickly, and no more.
enum Checkpoints {
    /// Removes the newest one where so few reports lie between it and the one before that nobody needs it; called right
    /// before the next is added.
    static func removeNeedless(_ database: Database, settings: JournalSettings) throws {
        let newest = try Int64.fetchAll(database, sql: "SELECT seq FROM checkpoint ORDER BY seq DESC LIMIT 2")
        guard newest.count == 2, newest[0] - newest[1] < Int64(settings.checkpointReports) / 2 else { return }
        try database.execute(sql: "DELETE FROM checkpoint WHERE seq = ?", arguments: [newest[0]])
    }
}
