import GRDB

/// The form of the database; a change is one more migration at the end.
enum JournalSchema {
    /// Marks the file as ours: "FLTP".
    static let applicationID = 0x464C_5450

    /// All steps from an empty file to the present form.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try first($0) }
        migrator.registerMigration("2") { try second($0) }
        migrator.registerMigration("3") { try third($0) }
        migrator.registerMigration("4") { try fourth($0) }
        return migrator
    }

    /// The highest number that any entry has.
    static func lastNumber(_ database: Database) throws -> UInt64 {
        try ["report", "raw", "aside", "sent", "action", "checkpoint"].reduce(0) { last, table in
            max(last, UInt64(clamping: try Int64.fetchOne(database, sql: "SELECT max(seq) FROM \(table)") ?? 0))
        }
    }

    /// The number behind that of every entry, those in the chain of audit records included.
    static func nextNumber(_ database: Database) throws -> UInt64 {
        max(try lastNumber(database), UInt64(clamping: try AuditChain.last(database)?.entry ?? 0)) + 1
    }

    /// Reports stand in the order of their number, which grows with the time of arrival, so that a span of time is a
    /// span of numbers and one short index finds a device in it.
    private static func first(_ database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(
            sql: """
                -- Every tracker, named by a short number in the other tables.
                CREATE TABLE device (
                    id INTEGER PRIMARY KEY,
                    identity TEXT NOT NULL UNIQUE
                ) STRICT;
                -- Words that many reports share: dialects, message types, alarm kinds.
                CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
                -- One message that was understood. received: milliseconds since 1970; latitude, longitude: 1e-7 degrees;
                -- kind: 1 position, 2 alarm, 3 heartbeat, 4 login, 5 reply; lateFix: the time of a fix that was old
                -- when it came; body: everything else.
                CREATE TABLE report (
                    seq INTEGER PRIMARY KEY,
                    device INTEGER NOT NULL,
                    received INTEGER NOT NULL,
                    kind INTEGER NOT NULL,
                    latitude INTEGER,
                    longitude INTEGER,
                    lateFix INTEGER,
                    body BLOB NOT NULL
                ) STRICT;
                CREATE INDEX reportOfDevice ON report (device);
                CREATE INDEX lateReportOfDevice ON report (device, lateFix) WHERE lateFix IS NOT NULL;
                -- The bytes of a report, which are kept for a shorter time.
                CREATE TABLE raw (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
                -- Input that was not understood, and reports that were kept out.
                CREATE TABLE aside (
                    seq INTEGER PRIMARY KEY,
                    received INTEGER NOT NULL,
                    transport TEXT NOT NULL,
                    peer TEXT NOT NULL,
                    identity TEXT,
                    reason TEXT NOT NULL,
                    bytes BLOB NOT NULL
                ) STRICT;
                -- Messages sent to trackers on an operator's behalf.
                CREATE TABLE sent (
                    seq INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    device INTEGER NOT NULL,
                    transport TEXT NOT NULL,
                    peer TEXT NOT NULL,
                    what TEXT NOT NULL,
                    bytes BLOB NOT NULL
                ) STRICT;
                -- What operators did. detail: JSON.
                CREATE TABLE action (
                    seq INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    user TEXT NOT NULL,
                    terminal TEXT NOT NULL,
                    what TEXT NOT NULL,
                    detail TEXT NOT NULL
                ) STRICT;
                -- Alarms as they are now.
                CREATE TABLE alarm (
                    id INTEGER PRIMARY KEY,
                    device INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    priority INTEGER NOT NULL,
                    code TEXT,
                    zone INTEGER,
                    raisedAt INTEGER NOT NULL,
                    lastAt INTEGER NOT NULL,
                    deviceTime INTEGER,
                    isLate INTEGER NOT NULL,
                    count INTEGER NOT NULL,
                    latitude REAL,
                    longitude REAL,
                    acknowledgedBy TEXT,
                    acknowledgedAt INTEGER,
                    endedAt INTEGER
                ) STRICT;
                CREATE INDEX alarmByTime ON alarm (raisedAt);
                CREATE INDEX alarmOfDevice ON alarm (device, raisedAt);
                -- Every step in the life of an alarm; seq: the entry that caused it.
                CREATE TABLE transition (
                    alarm INTEGER NOT NULL,
                    seq INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    what TEXT NOT NULL,
                    user TEXT,
                    PRIMARY KEY (alarm, seq, what)
                ) STRICT, WITHOUT ROWID;
                -- The whole fleet at one moment, from which later moments are rebuilt.
                CREATE TABLE checkpoint (
                    seq INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    devices INTEGER NOT NULL,
                    state BLOB NOT NULL
                ) STRICT;
                CREATE INDEX checkpointByTime ON checkpoint (at);
                """)
    }

    /// Alarms may be about a zone of ours, and tell more; facts: JSON.
    private static func second(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE alarm ADD COLUMN area TEXT;
                ALTER TABLE alarm ADD COLUMN facts TEXT;
                """)
    }

    /// What operators wrote down about devices, from a moment on; detail: JSON.
    private static func third(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE book (
                    identity TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    name TEXT,
                    detail TEXT NOT NULL,
                    PRIMARY KEY (identity, at)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    /// Steps tell where the alarm stood, who did it where and why; audit records are chained by hashes.
    private static func fourth(_ database: Database) throws {
        try database.execute(
            sql: """
                -- part: which step of its entry; state: the alarm right after it, JSON; number, hash: its place in the
                -- chain. What was written before there was a chain has none.
                CREATE TABLE step (
                    alarm INTEGER NOT NULL,
                    seq INTEGER NOT NULL,
                    part INTEGER NOT NULL DEFAULT 0,
                    at INTEGER NOT NULL,
                    what TEXT NOT NULL,
                    fromState TEXT,
                    toState TEXT,
                    user TEXT,
                    terminal TEXT,
                    note TEXT,
                    state TEXT,
                    number INTEGER,
                    hash TEXT,
                    PRIMARY KEY (alarm, seq, what, part)
                ) STRICT, WITHOUT ROWID;
                INSERT INTO step (alarm, seq, at, what, user) SELECT alarm, seq, at, what, user FROM transition;
                DROP TABLE transition;
                ALTER TABLE step RENAME TO transition;
                CREATE UNIQUE INDEX transitionInChain ON transition (number) WHERE number IS NOT NULL;
                ALTER TABLE action ADD COLUMN number INTEGER;
                ALTER TABLE action ADD COLUMN hash TEXT;
                CREATE UNIQUE INDEX actionInChain ON action (number) WHERE number IS NOT NULL;
                -- Where the chain begins, and where it goes on without what stood before.
                CREATE TABLE chainStart (
                    number INTEGER PRIMARY KEY,
                    seq INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    previous TEXT NOT NULL,
                    reason TEXT NOT NULL
                ) STRICT;
                """)
        try ChainStart(first: Int64(clamping: try lastNumber(database)) + 1, at: .now).write(database)
    }
}
