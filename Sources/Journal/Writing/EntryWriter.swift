import Fleet
import Foundation
import GRDB
import Geo

/// Writes entries into the tables; knows which devices and words have a number already.
struct EntryWriter {
    /// How much of an entry is written; the less there is room for, the less.
    enum Extent: Sendable {
        /// Everything.
        case whole
        /// Everything but the bytes of messages.
        case withoutRaw
        /// Alarms and what operators did.
        case essentials
    }

    private var devices: [DeviceID: Int64]
    private var words: WordTable
    private let lateAfterMilliseconds: Int64
    private var sink = ByteSink()
    /// The end of the chain of what people did and what happened to alarms.
    private(set) var chain: AuditChain

    /// A writer for a database that may hold something already.
    init(_ database: Database, dialects: [DialectID], lateAfterMilliseconds: Int64) throws {
        devices = try DeviceTable.identities(database)
        words = try WordStore.read(database, dialects: dialects)
        self.lateAfterMilliseconds = lateAfterMilliseconds
        chain = try AuditChain(database)
    }

    /// Writes entries in the transaction that is open.
    mutating func write(_ entries: [FleetEntry], extent: Extent, _ database: Database) throws {
        let report = try FastStatement(
            database,
            """
            INSERT OR REPLACE INTO report (seq, device, received, kind, latitude, longitude, lateFix, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        let raw = try FastStatement(database, "INSERT OR REPLACE INTO raw (seq, bytes) VALUES (?, ?)")
        for entry in entries {
            switch entry.content {
            case .arrival(_, _) where extent == .essentials: break
            case .arrival(let arrival, .taken):
                guard case .report(let said) = arrival.content else { break }
                try write(said, of: arrival, entry.sequence, with: report, database)
                if extent == .whole, !arrival.raw.isEmpty {
                    raw.bind(Int64(bitPattern: entry.sequence), at: 1)
                    try raw.bind(arrival.raw, at: 2) { try raw.run(database) }
                }
            case .arrival(let arrival, let fate):
                try writeAside(arrival, fate, entry.sequence, withBytes: extent == .whole, database)
            case .action, .began, .swept: try writeAction(entry, database)
            }
            try writeTransitions(entry, database)
            chain.end()
        }
        try WordStore.write(words.takeFresh(), database)
    }

    /// Writes all devices and words with the numbers they have, and where the chain goes on, into an empty database.
    func writeNames(_ database: Database) throws {
        if chain.number > 0 {
            try ChainStart(after: chain, at: .now, reason: "the journal was damaged; a new one goes on").write(database)
        }
        for (device, number) in devices {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO device (id, identity) VALUES (?, ?)")
                .execute(arguments: [number, device.description])
        }
        try WordStore.write(words.all, database)
    }

    /// Writes the whole state.
    mutating func write(_ state: FleetState, at now: Timestamp, _ database: Database) throws {
        var sink = ByteSink()
        state.encode(into: &sink, words: &words)
        try WordStore.write(words.takeFresh(), database)
        try database.execute(
            sql: "INSERT OR REPLACE INTO checkpoint (seq, at, devices, state) VALUES (?, ?, ?, ?)",
            arguments: [
                Int64(bitPattern: state.sequence), now.milliseconds, state.deviceCount, Data(sink.bytes),
            ])
    }

    // MARK: - Reports

    private mutating func write(
        _ report: Report, of arrival: Arrival, _ sequence: UInt64, with statement: FastStatement, _ database: Database
    ) throws {
        let coordinate = report.fix?.coordinate.flatMap { $0.isValid ? $0 : nil }
        let isLate = Late.isLate(report, received: arrival.received, afterMilliseconds: lateAfterMilliseconds)
        sink.removeAll()
        arrival.encode(report, into: &sink, words: &words, withCoordinate: coordinate == nil)
        statement.bind(Int64(bitPattern: sequence), at: 1)
        statement.bind(try number(of: report.device, database), at: 2)
        statement.bind(arrival.received.milliseconds, at: 3)
        statement.bind(Int64(report.kind.code), at: 4)
        statement.bind(coordinate.map { StoredDegrees.number($0.latitude) }, at: 5)
        statement.bind(coordinate.map { StoredDegrees.number($0.longitude) }, at: 6)
        statement.bind(isLate ? report.effectiveTime(received: arrival.received).milliseconds : nil, at: 7)
        try statement.bind(sink.bytes, at: 8) { try statement.run(database) }
    }

    private mutating func number(of device: DeviceID, _ database: Database) throws -> Int64 {
        if let known = devices[device] { return known }
        let number = try DeviceTable.add(device, database)
        devices[device] = number
        return number
    }

    private func writeAside(
        _ arrival: Arrival, _ fate: Fate, _ sequence: UInt64, withBytes: Bool, _ database: Database
    ) throws {
        var identity: String?
        var reason = ""
        switch arrival.content {
        case .report(let report): identity = report.device.description
        case .unparsed(let words): reason = words
        }
        if case .setAside(let refusal) = fate { reason = refusal.rawValue }
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO aside (seq, received, transport, peer, identity, reason, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Int64(bitPattern: sequence), arrival.received.milliseconds, arrival.transport.rawValue,
            arrival.peer.description, identity, reason, Data(withBytes ? arrival.raw : []),
        ])
    }

    // MARK: - People and alarms

    /// Writes what an operator or the program itself did; what time alone did is nothing for the audit.
    private mutating func writeAction(_ entry: FleetEntry, _ database: Database) throws {
        let number = Int64(bitPattern: entry.sequence)
        guard let (stored, person) = StoredAction.of(entry.content) else { return }
        let row = ActionRow(entry: number, at: entry.at.milliseconds, by: person, stored)
        var link: (number: Int64, hash: String)?
        if stored.what != StoredAction.swept {
            guard !chain.holds(number) else { return }
            link = chain.add(SealedRecord.action(row), entry: number)
        }
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO action (\(ActionRow.columns), number, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row.entry, row.at, row.user, row.terminal, row.what, row.detail, link?.number, link?.hash,
        ])
    }

    /// Writes what an entry did to alarms, unless that went ahead of it.
    private mutating func writeTransitions(_ entry: FleetEntry, _ database: Database) throws {
        let number = Int64(bitPattern: entry.sequence)
        guard !entry.transitions.isEmpty, !chain.holds(number) else { return }
        for (part, transition) in entry.transitions.enumerated() {
            let alarm = StoredAlarm(transition.alarm)
            try write(alarm, of: transition.alarm.device, database)
            try write(TransitionRow(transition, entry: number, part: part, state: alarm.json), database)
        }
    }

    private mutating func write(_ alarm: StoredAlarm, of device: DeviceID, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO alarm (id, device, kind, priority, code, zone, raisedAt, lastAt, deviceTime, isLate, count,
                    latitude, longitude, acknowledgedBy, acknowledgedAt, endedAt, area, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET priority = excluded.priority, lastAt = excluded.lastAt,
                    deviceTime = excluded.deviceTime, isLate = excluded.isLate, count = excluded.count,
                    latitude = excluded.latitude, longitude = excluded.longitude,
                    acknowledgedBy = excluded.acknowledgedBy, acknowledgedAt = excluded.acknowledgedAt,
                    endedAt = excluded.endedAt, facts = excluded.facts
                """
        ).execute(arguments: [
            alarm.id, try number(of: device, database), alarm.kind, alarm.priority, alarm.code, alarm.zone,
            alarm.raisedAt, alarm.lastAt, alarm.deviceTime, alarm.isLate, alarm.count, alarm.latitude,
            alarm.longitude, alarm.acknowledgedBy, alarm.acknowledgedAt, alarm.endedAt, alarm.area, alarm.facts,
        ])
    }

    private mutating func write(_ step: TransitionRow, _ database: Database) throws {
        let link = chain.add(SealedRecord.transition(step), entry: step.entry)
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO transition (\(TransitionRow.columns), number, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            step.alarm, step.entry, step.part, step.at, step.what, step.from, step.to, step.user, step.terminal,
            step.note, step.state, link.number, link.hash,
        ])
    }
}

/// Degrees as they stand in the table: whole numbers of 1e-7 degrees, about a centimetre.
enum StoredDegrees {
    /// The number of an angle within the ranges of the earth.
    static func number(_ degrees: Double) -> Int64 { Int64((degrees * 1e7).rounded()) }

    /// The angle of a number.
    static func degrees(_ number: Int64) -> Double { Double(number) / 1e7 }
}
