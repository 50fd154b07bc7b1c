import Fleet
import GRDB

extension JournalReader {
    /// How far beside a span reports are read, so that a trip on its edge is whole, in milliseconds.
    private static let marginMilliseconds: Int64 = 43_200_000

    /// The trips and stops of a device that touch a span, made anew of all stored reports in the order of their own
    /// time: what was buffered and came late stands in its place.
    ///
    /// - Parameters:
    ///   - rules: what makes a trip.
    ///   - correctionMinutes: by how much the device's times are corrected, east of UTC.
    ///   - knownAt: leaves out what arrived later; nil knows everything.
    ///   - now: the moment at which a trip without an end is looked at.
    public func trips(
        of device: DeviceID, in span: ClosedRange<Timestamp>, rules: StatusRules, correctionMinutes: Int = 0,
        knownAt: Timestamp? = nil, now: Timestamp
    ) throws -> TripHistory {
        let reports = try pool.read { database in
            try TripQuery(
                device: device, from: span.lowerBound.adding(milliseconds: -Self.marginMilliseconds),
                to: min(knownAt ?? now, span.upperBound.adding(milliseconds: Self.marginMilliseconds)),
                knownAt: knownAt ?? Timestamp(milliseconds: .max)
            ).run(database, dialects: dialects)
        }
        let recorder = TripRecorder.of(reports, rules: rules, correctionMinutes: correctionMinutes)
        return TripHistory(recorder, in: span, at: knownAt ?? now, rules: rules)
    }
}

/// All reports of one device around a span, with or without a place: ignition is told by both.
private struct TripQuery {
    let device: DeviceID
    let from: Timestamp
    let to: Timestamp
    let knownAt: Timestamp

    func run(_ database: Database, dialects: [DialectID]) throws -> [(report: Report, received: Timestamp)] {
        let identities = try DeviceTable.identities(database)
        guard let number = identities[device] else { return [] }
        let words = try WordStore.read(database, dialects: dialects)
        let first = try TimeIndex.firstSequence(after: from.adding(milliseconds: -1), database) ?? .max
        let end = try TimeIndex.firstSequence(
            after: min(knownAt, to.adding(milliseconds: Late.defaultMilliseconds)), database)
        let devices = [number: device]
        return try read(
            "device = ?1 AND seq BETWEEN ?2 AND ?3 AND lateFix IS NULL", [number, first, end.map { $0 - 1 } ?? .max],
            devices, words, database)
            + read(
                "device = ?1 AND lateFix BETWEEN ?2 AND ?3", [number, from.milliseconds, to.milliseconds], devices,
                words, database)
    }

    private func read(
        _ condition: String, _ arguments: [Int64], _ devices: [Int64: DeviceID], _ words: WordTable,
        _ database: Database
    ) throws -> [(report: Report, received: Timestamp)] {
        let statement = try FastStatement(
            database, "SELECT \(StoredReport.columns) FROM report WHERE \(condition) ORDER BY seq")
        defer { statement.reset() }
        for (place, argument) in arguments.enumerated() { statement.bind(argument, at: Int32(place + 1)) }
        var reports: [(report: Report, received: Timestamp)] = []
        while try statement.next(database) {
            let row = StoredReport(statement, devices: devices, words: words, rawColumn: nil)
            guard let arrival = row.arrival, arrival.received <= knownAt, case .report(let report) = arrival.content
            else { continue }
            reports.append((report, arrival.received))
        }
        return reports
    }
}
