/// An alarm that an operator has put aside: until when and why.
public struct AlarmShelf: Sendable, Equatable {
    /// When it comes back.
    public var until: Timestamp
    /// Whether it also comes back as soon as its condition is over.
    public var endsAtClear: Bool
    /// Why.
    public var reason: String
    /// Who did it.
    public var by: String
    /// When.
    public var at: Timestamp

    /// The longest time on the shelf, in milliseconds: 8 hours.
    public static let longestMilliseconds: Int64 = 8 * 3_600_000
    /// The longest time on the shelf of a critical alarm, in milliseconds: 15 minutes.
    public static let longestCriticalMilliseconds: Int64 = 15 * 60_000
    /// After so many times on the shelf an alarm needs a note about what will be done.
    static let mostWithoutNote = 3
}

/// Why an alarm cannot be shelved.
public enum ShelvingProblem: Sendable, Equatable, Error {
    case notThere, state(AlarmState), kind(AlarmKind), noReason, tooLong(Int64), past, tooOften, bulk

    /// That in words.
    public var words: String {
        switch self {
        case .notThere: "the alarm is gone"
        case .state(let state): "only what lasts can be shelved; this is \(state.rawValue)"
        case .kind(let kind): "\(kind.traits.title) can not be shelved"
        case .noReason: "shelving needs a reason"
        case .tooLong(let most): "it can be shelved for \(most / 60_000) minutes at most"
        case .past: "that time is over"
        case .tooOften: "shelved \(AlarmShelf.mostWithoutNote) times: write a note first, on how it will be fixed"
        case .bulk: "a critical alarm is shelved alone"
        }
    }
}

extension Alarm {
    /// How long it may lie on the shelf, in milliseconds.
    public var longestShelving: Int64 {
        isCritical ? AlarmShelf.longestCriticalMilliseconds : AlarmShelf.longestMilliseconds
    }

    /// Why it cannot be shelved at all, whatever the time and the reason; nil when it can.
    public var shelvingProblem: ShelvingProblem? {
        guard kind.traits.isShelvable else { return .kind(kind) }
        guard AlarmRow.row(state, .shelve, isActive: isActive, latches: latches) != nil else { return .state(state) }
        let isNoted = notes.last.map { note in lastShelvedAt.map { note.at >= $0 } ?? true } ?? false
        return shelvings >= AlarmShelf.mostWithoutNote && !isNoted ? .tooOften : nil
    }

    /// Why it cannot be shelved until a moment for a reason; nil when it can.
    public func shelvingProblem(until: Timestamp, reason: String, at now: Timestamp) -> ShelvingProblem? {
        if let shelvingProblem { return shelvingProblem }
        guard !reason.allSatisfy(\.isWhitespace) else { return .noReason }
        guard until > now else { return .past }
        return until.milliseconds(since: now) > longestShelving ? .tooLong(longestShelving) : nil
    }
}

/// A device, or one kind of alarm on it.
public struct AlarmScope: Sendable, Hashable {
    /// The device.
    public var device: DeviceID
    /// The kind; nil for all of them.
    public var kind: AlarmKind?

    /// A scope.
    public init(device: DeviceID, kind: AlarmKind? = nil) {
        self.device = device
        self.kind = kind
    }
}

/// Why a device, or one kind of alarm on it, is out of service.
public struct AlarmWithdrawal: Sendable, Equatable {
    /// What is out of service.
    public var scope: AlarmScope
    /// Why.
    public var reason: String
    /// Who did it.
    public var by: String
    /// When.
    public var at: Timestamp
}
