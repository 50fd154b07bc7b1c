import Geo

/// Remembers which of a device's answered reports came of late, to know one again that is sent once more because its
/// answer was lost.
struct AnsweredReports: Sendable, Equatable {
    /// How many are remembered; trackers resend what they sent last.
    private static let capacity = 16

    /// Marks of the reports; few devices speak a dialect with answers, the others have none.
    private var ring: [UInt64] = []
    private var oldest = 0

    /// The marks, oldest first.
    var marks: [UInt64] { Array(ring[oldest...] + ring[..<oldest]) }

    /// Nothing yet.
    init() {}

    /// As it was read back.
    init(marks: [UInt64]) {
        ring = Array(marks.suffix(Self.capacity))
    }

    /// Forgets a mark, so that the report is taken when it comes again.
    mutating func forget(_ mark: UInt64) {
        self = AnsweredReports(marks: marks.filter { $0 != mark })
    }

    /// Whether this mark is known.
    func contains(_ mark: UInt64) -> Bool { ring.contains(mark) }

    /// Remembers a mark in place of the oldest.
    mutating func note(_ mark: UInt64) {
        if ring.count < Self.capacity {
            ring.append(mark)
        } else {
            ring[oldest] = mark
            oldest = (oldest + 1) % Self.capacity
        }
    }

    /// What tells a report from another of the same device: its bytes; nil for one that looks the same each time anyway
    /// because it carries no time, such as a login, or that nobody answers.
    static func mark(of report: Report, from arrival: Arrival) -> UInt64? {
        guard !arrival.reply.isEmpty, report.fix?.time != nil, !arrival.raw.isEmpty else { return nil }
        // FNV-1a: the same in every run, unlike the standard library's hash.
        return arrival.raw.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Device {
    /// Whether this very report was taken before and is sent again because its answer was lost.
    func hasTakenBefore(_ report: Report, from arrival: Arrival) -> Bool {
        guard let mark = AnsweredReports.mark(of: report, from: arrival) else { return false }
        return answered.contains(mark)
    }

    /// Notes that the device lives, without taking its words once more.
    mutating func hearAgain(_ arrival: Arrival) {
        lastHeard = max(lastHeard, arrival.received)
        transport = arrival.transport
        peer = arrival.peer
        counts.repetitions += 1
    }
}
