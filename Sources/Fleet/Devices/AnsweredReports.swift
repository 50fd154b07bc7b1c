import Geo

/// Remembers which of a device's answered reports came of late, to know one again that is sent once more because its
/// answer was lost.
struct AnsweredReports: Sendable, Equatable {
    /// How many are remembered; trackers resend what they sent last.
    private static let capacity = 16

    /// Marks of the reports; few devices speak a dialect with answers, the others have none.
    private(set) var marks: [UInt64] = []
    private var oldest = 0

    /// Nothing yet.
    init() {}

    /// As it was read back.
    init(marks: [UInt64]) {
        self.marks = Array(marks.suffix(Self.capacity))
    }

    /// Whether this mark is known.
    func contains(_ mark: UInt64) -> Bool { marks.contains(mark) }

    /// Remembers a mark in place of the oldest.
    mutating func note(_ mark: UInt64) {
        if marks.count < Self.capacity {
            marks.append(mark)
        } else {
            marks[oldest] = mark
            oldest = (oldest + 1) % Self.capacity
        }
    }

    /// What tells a report from another of the same device: its kind and words, and its fix with the time; nil for one
    /// that looks the same each time anyway, such as a login, or that nobody answers.
    static func mark(of report: Report, from arrival: Arrival) -> UInt64? {
        guard !arrival.reply.isEmpty, let fix = report.fix, let time = fix.time else { return nil }
        var mark = Mark()
        mark.add(UInt64(report.kind.code))
        for byte in report.type.utf8 { mark.add(UInt64(byte)) }
        for byte in (report.alarmCode ?? "").utf8 { mark.add(UInt64(byte)) }
        mark.add(UInt64(bitPattern: time.milliseconds))
        mark.add((fix.coordinate?.latitude ?? 0).bitPattern)
        mark.add((fix.coordinate?.longitude ?? 0).bitPattern)
        mark.add((fix.speedKmh ?? -1).bitPattern)
        mark.add((fix.courseDeg ?? -1).bitPattern)
        return mark.value
    }

    /// FNV-1a, eight bytes at a time: the same in every run, unlike the standard library's hash.
    private struct Mark {
        private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ number: UInt64) {
            value = (value ^ number) &* 0x100_0000_01B3
            value ^= value >> 29
        }
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
