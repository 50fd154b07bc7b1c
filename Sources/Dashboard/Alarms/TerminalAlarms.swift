import Canvas
import Fleet

/// What the terminal's window says about alarms: its title and what it is asked to notify of; a value, with the time
/// passed in.
public struct TerminalAlarms: Sendable {
    /// The longest name of a device in them, in characters.
    private static let longestName = 60
    /// How long after a notification the next one is, in milliseconds; what is new meanwhile is told together.
    static let pauseMilliseconds: Int64 = 1000

    private let rules: BellRules
    private let clock: LocalClock
    /// The critical alarms that nobody has taken notice of; nil before the first look.
    private var waiting: Set<AlarmID>?
    private var lastNote: Timestamp?
    /// Those that are new and not told yet.
    private var untold: Set<AlarmID> = []

    /// Nothing seen yet: what waits at the first look is nothing new.
    public init(_ rules: BellRules, clock: LocalClock) {
        self.rules = rules
        self.clock = clock
    }

    /// The title of the window: the worst alarm that nobody has taken notice of, and how many there are; nil for none.
    public static func title(_ snapshot: FleetSnapshot) -> String? {
        let open = snapshot.unacknowledged
        guard let worst = worst(open) else { return nil }
        return "▲ " + words(worst, snapshot) + (open.count > 1 ? " (\(open.count))" : "")
    }

    /// The notification that is due; nil for none.
    public mutating func note(_ snapshot: FleetSnapshot, at now: Timestamp) -> String? {
        let critical = snapshot.unacknowledged.filter(\.isCritical)
        let ids = Set(critical.map(\.id))
        let isHeard = rules.isNotified(priority: 1, at: now, clock)
        if let waiting, isHeard { untold.formUnion(ids.subtracting(waiting)) }
        waiting = ids
        untold.formIntersection(ids)
        guard isHeard, !isPausing(at: now) else { return nil }
        guard let worst = Self.worst(critical.filter { untold.contains($0.id) }) else { return nil }
        let others = untold.count - 1
        (untold, lastNote) = ([], now)
        return Self.words(worst, snapshot) + (others > 0 ? " and \(others) more" : "")
    }

    /// Whether there is something to tell once a pause is over.
    public var isWaiting: Bool { !untold.isEmpty }

    private func isPausing(at now: Timestamp) -> Bool {
        // A clock that was set back must not keep it silent.
        lastNote.map { (0..<Self.pauseMilliseconds).contains(now.milliseconds(since: $0)) } ?? false
    }

    /// The most important one, of several the newest.
    private static func worst(_ alarms: [Alarm]) -> Alarm? {
        alarms.min { ($0.priority, $1.id) < ($1.priority, $0.id) }
    }

    /// What it is and whose; names are hostile.
    private static func words(_ alarm: Alarm, _ snapshot: FleetSnapshot) -> String {
        let label = snapshot.device(alarm.device)?.label ?? alarm.device.description
        return Text.plain(alarm.kind.traits.title) + " " + Text.plain(String(label.prefix(longestName)))
    }
}
