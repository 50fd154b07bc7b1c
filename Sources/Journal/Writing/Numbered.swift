import Fleet
import GRDB

/// The numbers by which devices are named in the tables.
enum DeviceTable {
    /// All devices with their numbers.
    static func identities(_ database: Database) throws -> [DeviceID: Int64] {
        var devices: [DeviceID: Int64] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT id, identity FROM device")
        while let row = try rows.next() {
            guard let id = DeviceID(row[1] as String) else { continue }
            devices[id] = row[0]
        }
        return devices
    }

    /// Gives a device a number.
    static func add(_ device: DeviceID, _ database: Database) throws -> Int64 {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO device (identity) VALUES (?)")
            .execute(arguments: [device.description])
        return try Int64.fetchOne(
            database, sql: "SELECT id FROM device WHERE identity = ?", arguments: [device.description]) ?? 0
    }
}

/// The words by which reports name their dialect and type.
enum WordStore {
    /// All words in the order of their numbers.
    static func read(_ database: Database, dialects: [DialectID]) throws -> WordTable {
        WordTable(words: try String.fetchAll(database, sql: "SELECT word FROM word ORDER BY id"), dialects: dialects)
    }

    /// Adds words.
    static func write(_ fresh: [(number: Int, word: String)], _ database: Database) throws {
        for (number, word) in fresh {
            try database.execute(
                sql: "INSERT OR REPLACE INTO word (id, word) VALUES (?, ?)", arguments: [number, word])
        }
    }
}
