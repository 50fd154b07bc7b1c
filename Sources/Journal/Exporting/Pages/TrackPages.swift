import Fleet
import GRDB

/// The valid fixes of one device in the order of their own time, page by page.
///
/// Fixes that came in time are a little out of order at most, those that came late stand in an index of their own: both
/// are read along, and as many are given out as nothing older can come before any more.
struct TrackPages {
    private let scope: ExportScope
    private let device: Int64
    private let lateAfterMilliseconds: Int64
    private let lastOnTime: Int64
    private var onTime = Stream()
    private var late = Stream()
    private var latePosition: (time: Int64, sequence: Int64) = (.min, 0)
    private var onTimePosition: Int64

    /// One of the two kinds of fixes.
    private struct Stream {
        var points: [TrackPoint] = []
        /// Nothing earlier than this can come any more.
        var bound = Timestamp(milliseconds: .min)
        var isAtEnd: Bool { bound.milliseconds == .max }

        /// Takes what is not later than a moment.
        mutating func take(through moment: Timestamp) -> ArraySlice<TrackPoint> {
            let count = points.partitioningIndex { $0.time > moment }
            defer { points.removeFirst(count) }
            return points[..<count]
        }
    }

    /// The fixes of a device.
    ///
    /// - Parameter lateAfterMilliseconds: how much older than its arrival a fix may be that is not marked as late.
    init(_ scope: ExportScope, device: Int64, lateAfterMilliseconds: Int64, _ database: Database) throws {
        self.scope = scope
        self.device = device
        self.lateAfterMilliseconds = max(lateAfterMilliseconds, Late.defaultMilliseconds)
        let latest = scope.span.upperBound.milliseconds.addingReportingOverflow(self.lateAfterMilliseconds)
        let arrived = Timestamp(milliseconds: latest.overflow ? .max : latest.partialValue)
        lastOnTime = min(scope.end, try TimeIndex.lastSequence(at: arrived, database))
        onTimePosition = scope.first == .max ? .max : scope.first - 1
    }

    /// The next page; nil behind the last.
    ///
    /// A page may be empty.
    mutating func next(_ database: Database) throws -> [TrackPoint]? {
        guard !(onTime.isAtEnd && late.isAtEnd && onTime.points.isEmpty && late.points.isEmpty) else { return nil }
        // Whoever holds the other one up reads on.
        if !onTime.isAtEnd, onTime.bound <= late.bound { try readOnTime(database) }
        if !late.isAtEnd, late.bound <= onTime.bound { try readLate(database) }
        let bound = min(onTime.bound, late.bound)
        let page = onTime.take(through: bound) + late.take(through: bound)
        return page.sorted { ($0.time, $0.sequence) < ($1.time, $1.sequence) }.filter { scope.span.contains($0.time) }
    }

    private mutating func readOnTime(_ database: Database) throws {
        let page = try read(
            "report.seq > ?2 AND report.seq <= ?3 AND lateFix IS NULL ORDER BY report.seq",
            [device, onTimePosition, lastOnTime], database)
        onTimePosition = page.lastSequence ?? onTimePosition
        onTime.points += page.points
        onTime.points.sort { ($0.time, $0.sequence) < ($1.time, $1.sequence) }
        let newest = page.lastReceived.adding(milliseconds: -lateAfterMilliseconds)
        onTime.bound = page.isLast ? Timestamp(milliseconds: .max) : max(onTime.bound, newest)
    }

    private mutating func readLate(_ database: Database) throws {
        let page = try read(
            """
            lateFix IS NOT NULL AND (lateFix, report.seq) > (?2, ?3) AND lateFix BETWEEN ?4 AND ?5
            AND report.seq <= ?6 ORDER BY lateFix, report.seq
            """,
            [
                device, latePosition.time, latePosition.sequence, scope.span.lowerBound.milliseconds,
                scope.span.upperBound.milliseconds, scope.end,
            ], database)
        late.points += page.points
        if let sequence = page.lastSequence { latePosition = (page.lastKey, sequence) }
        late.bound = page.isLast ? Timestamp(milliseconds: .max) : Timestamp(milliseconds: page.lastKey)
    }

    // MARK: - Rows

    private struct Page {
        var points: [TrackPoint] = []
        var lastSequence: Int64?
        var lastReceived = Timestamp(milliseconds: .min)
        var lastKey: Int64 = .min
        var count = 0
        var isLast: Bool { count < ExportScope.page }
    }

    private func read(_ condition: String, _ arguments: [Int64], _ database: Database) throws -> Page {
        let statement = try FastStatement(
            database,
            """
            SELECT \(StoredReport.columns), lateFix FROM report
            WHERE device = ?1 AND latitude IS NOT NULL AND \(condition) LIMIT \(ExportScope.page)
            """)
        defer { statement.reset() }
        for (place, argument) in arguments.enumerated() { statement.bind(argument, at: Int32(place + 1)) }
        var page = Page()
        while try statement.next(database) {
            let row = StoredReport(statement, devices: scope.devices, words: scope.words, rawColumn: nil)
            page.count += 1
            page.lastSequence = row.sequence
            page.lastReceived = max(page.lastReceived, Timestamp(milliseconds: statement.number(2)))
            page.lastKey = statement.number(7)
            if let point = Self.point(row) { page.points.append(point) }
        }
        return page
    }

    private static func point(_ row: StoredReport) -> TrackPoint? {
        guard let arrival = row.arrival, case .report(let report) = arrival.content, let fix = report.fix,
            fix.isValid, let coordinate = fix.coordinate
        else { return nil }
        return TrackPoint(
            sequence: UInt64(bitPattern: row.sequence), time: report.effectiveTime(received: arrival.received),
            received: arrival.received, fix: fix, coordinate: coordinate)
    }
}

extension Array {
    /// The first place whose element fits, where all that fit stand behind all that do not.
    fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
