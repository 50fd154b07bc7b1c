/// What is known about a device's clock: whether it runs in another zone, and what has been done about it.
///
/// A zone is only ever suspected, and shown; times are corrected when a person or a setting says so. A week counter
/// that has rolled over is different: nothing else lies 1,024 weeks off (gotop.md section 4).
public struct DeviceClock: Sendable, Equatable {
    /// How many live messages have to agree on a zone.
    private static let agreementNeeded = 3
    /// How far from a quarter of an hour a message may be, transmission included.
    private static let toleranceMilliseconds: Int64 = 90_000
    private static let quarterMilliseconds: Int64 = 900_000
    /// Zones reach from -12 to +14 hours.
    private static let quarters: ClosedRange<Int64> = -48...56
    private static let rolloverMilliseconds: Int64 = 1024 * 7 * 86_400_000
    private static let rolloverSlackMilliseconds: Int64 = 129_600_000

    /// By how much the device's times are corrected, in minutes east of UTC, because a file or somebody said so.
    public var correctionMinutes: Int { settingMinutes ?? chosenMinutes }
    /// What a file says about that, which is stronger than what somebody chose; not kept.
    public private(set) var settingMinutes: Int?
    /// What somebody chose.
    private var chosenMinutes = 0
    /// The zone the device seems to run in beyond that, in minutes east of UTC; nil while it seems right.
    public private(set) var suspectedMinutes: Int?
    /// How many times were repaired because a week counter had rolled over.
    public private(set) var rollovers = 0

    /// How far the clock was ahead of the arrival at the last live message, in milliseconds; nil before the first.
    public private(set) var aheadMilliseconds: Int64?

    private var candidate: Int64 = 0
    private var agreement = 0

    /// A clock that nothing is known about.
    init() {}

    /// The time that a device's own words stand for.
    mutating func corrected(_ told: Timestamp, received: Timestamp) -> Timestamp {
        let right = Self.repaired(told, received: received)
        if right != told { rollovers += 1 }
        return right.adding(milliseconds: -Int64(correctionMinutes) * 60_000)
    }

    /// Learns from the time of a live message, corrected as far as it is; stored ones tell nothing about the clock.
    mutating func note(_ time: Timestamp, received: Timestamp) {
        let ahead = time.milliseconds(since: received)
        aheadMilliseconds = ahead
        let quarter = Int64((Double(ahead) / Double(Self.quarterMilliseconds)).rounded())
        let isZone =
            Self.quarters.contains(quarter) && quarter != 0
            && abs(ahead - quarter * Self.quarterMilliseconds) <= Self.toleranceMilliseconds
        guard isZone else {
            agreement = 0
            if abs(ahead) <= Self.toleranceMilliseconds { suspectedMinutes = nil }
            return
        }
        agreement = quarter == candidate ? min(agreement + 1, Self.agreementNeeded) : 1
        candidate = quarter
        if agreement >= Self.agreementNeeded { suspectedMinutes = Int(quarter) * 15 }
    }

    /// Sets by how much times are corrected from now on.
    mutating func correct(minutes: Int) {
        chosenMinutes = minutes
        suspectedMinutes = nil
        agreement = 0
    }

    /// Takes over what a file says now; nil where it says nothing.
    mutating func follow(minutes: Int?) {
        guard minutes != settingMinutes else { return }
        settingMinutes = minutes
        suspectedMinutes = nil
        agreement = 0
    }

    private static func repaired(_ told: Timestamp, received: Timestamp) -> Timestamp {
        for rounds: Int64 in 1...2 {
            let moved = told.adding(milliseconds: rounds * rolloverMilliseconds)
            if abs(moved.milliseconds(since: received)) <= rolloverSlackMilliseconds { return moved }
        }
        return told
    }
}

extension DeviceClock {
    /// Puts what it remembers.
    func encode(into sink: inout ByteSink) {
        sink.put(chosenMinutes)
        sink.put(suspectedMinutes) { $0.put($1) }
        sink.put(rollovers)
        sink.put(aheadMilliseconds) { $0.put(signed: $1) }
        sink.put(signed: candidate)
        sink.put(agreement)
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        chosenMinutes = try source.int()
        suspectedMinutes = try source.optional { source throws(CodingFault) in try source.int() }
        rollovers = try source.int()
        aheadMilliseconds = try source.optional { source throws(CodingFault) in try source.signed() }
        candidate = try source.signed()
        agreement = try source.int()
    }
}
