import Canvas
import Fleet

/// Says what changes in a fleet in lines of text, for screen readers and logs: one line an event, with local time.
public struct PlainLog: Sendable {
    private let clock: LocalClock
    private let isAscii: Bool
    private var statuses: [DeviceID: DeviceStatus] = [:]
    private var steps: [AlarmID: Seen] = [:]
    private var losses: [String: Int] = [:]
    private var hasBegun = false

    /// What has been told about an alarm.
    private struct Seen {
        var last: AlarmStep?
        var count: Int
    }

    /// A log that has told nothing yet.
    public init(clock: LocalClock, isAscii: Bool) {
        self.clock = clock
        self.isAscii = isAscii
    }

    /// One line about anything else, such as where the listener is.
    public func line(_ words: String, at now: Timestamp) -> String {
        let glyphs = Text.glyphs("\(clock.dateAndTime(now))  \(words)")
        return Text.string(isAscii ? glyphs.map(\.ascii) : glyphs)
    }

    /// What has changed since the last time; the first time the fleet as it is, in one line, and the open alarms.
    public mutating func lines(_ fleet: FleetSnapshot, at now: Timestamp) -> [String] {
        let changes = statusChanges(fleet, at: now)
        let alarms = alarmChanges(fleet)
        defer { hasBegun = true }
        guard !hasBegun else { return (changes + alarms).map { line($0, at: now) } }
        let counts = DeviceStatus.allCases.compactMap { status in
            let count = statuses.values.count { $0 == status }
            return count == 0 ? nil : "\(count) \(status.rawValue)"
        }
        let devices = NumberText.count(fleet.devices.count, "device")
        let summary = counts.isEmpty ? "no device yet" : "\(devices): \(counts.joined(separator: ", "))"
        let open = fleet.alarms.filter(\.isUnacknowledged).map { alarm in
            "alarm: \(Self.words(alarm, fleet)), unacknowledged since \(clock.dateAndTime(alarm.raisedAt))"
        }
        return ([summary] + open).map { line($0, at: now) }
    }

    /// What has been refused, closed or lost since the last time.
    ///
    /// - Parameter source: who counts it, in a word.
    public mutating func lines(_ counters: [NamedCount], of source: String, at now: Timestamp) -> [String] {
        let changed = counters.filter { $0.isLoss && $0.count > losses[$0.name] ?? 0 }
        for counter in changed { losses[counter.name] = counter.count }
        return changed.map { line("\(source): \($0.name): \($0.count)", at: now) }
    }

    private mutating func statusChanges(_ fleet: FleetSnapshot, at now: Timestamp) -> [String] {
        var changes: [String] = []
        var known: [DeviceID: DeviceStatus] = [:]
        for device in fleet.devices {
            let (status, reason) = DeviceStatus.judged(device, at: now, rules: fleet.rules(of: device.id))
            known[device.id] = status
            let before = statuses[device.id]
            guard status != before else { continue }
            let was = before.map { ", was \($0.rawValue)" } ?? ", heard for the first time"
            changes.append("\(device.label): \(status.rawValue)\(was): \(reason.words(clock))")
        }
        statuses = known
        return changes
    }

    private mutating func alarmChanges(_ fleet: FleetSnapshot) -> [String] {
        var changes: [String] = []
        var known: [AlarmID: Seen] = [:]
        for alarm in fleet.alarms {
            let seen = steps[alarm.id]
            known[alarm.id] = Seen(last: alarm.history.last, count: alarm.count)
            let told = seen?.last.flatMap { alarm.history.lastIndex(of: $0) }.map { $0 + 1 } ?? 0
            let fresh = seen != nil && seen?.last == nil ? alarm.history[...] : alarm.history.dropFirst(told)
            changes += fresh.map { Self.words($0, alarm, fleet) }
            if let seen, fresh.isEmpty, alarm.count > seen.count {
                changes.append("alarm: \(Self.words(alarm, fleet)): came again, \(alarm.count) times")
            }
        }
        steps = known
        return changes
    }

    private static func words(_ step: AlarmStep, _ alarm: Alarm, _ fleet: FleetSnapshot) -> String {
        let who = step.by.map { " by \($0.user)" } ?? ""
        let note = step.note.map { ": \($0)" } ?? ""
        return "alarm: \(words(alarm, fleet)): \(step.change.word)\(who)\(note), now \(step.state.word)"
    }

    /// `SOS of Van 12, priority 1`.
    private static func words(_ alarm: Alarm, _ fleet: FleetSnapshot) -> String {
        let name = fleet.device(alarm.device)?.label ?? alarm.device.description
        return "\(alarm.traits.title) of \(name), priority \(alarm.priority)"
    }
}
