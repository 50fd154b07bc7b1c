import Canvas
import Fleet
import Geo

/// What one shift tells the next about alarms: what is open, latched, shelved, out of service or has stood for long.
public struct Handover: Sendable {
    /// The forms it is written in.
    public enum Form: String, Sendable, CaseIterable {
        case text, markdown

        /// The end of a file's name.
        public var fileExtension: String { self == .text ? "txt" : "md" }
    }

    /// One part of it: a title and what stands under it.
    struct Section {
        let title: String
        let entries: [Entry]
    }

    /// One alarm, or what is out of service: a line, and what is known about it.
    struct Entry {
        let line: String
        let details: [String]
    }

    private let fleet: FleetSnapshot
    private let now: Timestamp
    private let clock: LocalClock
    private let person: Operator
    private let describe: @Sendable (Coordinate) -> String

    /// The hand-over of a fleet.
    ///
    /// - Parameters:
    ///   - now: when it is written.
    ///   - clock: the zone of its times.
    ///   - person: who writes it.
    ///   - describe: words for a place.
    public init(
        _ fleet: FleetSnapshot, at now: Timestamp, clock: LocalClock, by person: Operator,
        describe: @escaping @Sendable (Coordinate) -> String
    ) {
        self.fleet = fleet
        self.now = now
        self.clock = clock
        self.person = person
        self.describe = describe
    }

    /// It in a form, as a text of lines; what came from outside can do nothing in it.
    public func written(as form: Form) -> String {
        switch form {
        case .text: text
        case .markdown: markdown
        }
    }

    /// A name for its file, such as `handover-2026-11-22-140231.txt`, in local time.
    public func fileName(as form: Form) -> String {
        let digits = clock.dateAndTime(now).replacing(":", with: "").replacing(" ", with: "-")
        return "handover-\(digits).\(form.fileExtension)"
    }

    // MARK: - What stands in it

    /// When, where and by whom it was written.
    var head: String {
        let terminal = person.terminal.isEmpty ? "" : " at \(person.terminal)"
        return "Written \(clock.dateAndTime(now)) by \(person.user)\(terminal)"
    }

    /// How many there are of each sort.
    var counts: [String] {
        let open = fleet.alarms.filter { $0.state != .cleared }
        func count(_ state: AlarmState) -> Int { open.count { $0.state == state } }
        let critical = open.count { $0.isUnacknowledged && $0.isCritical }
        return [
            "\(fleet.devices.count) devices, \(open.count) alarms that are not over",
            "\(count(.unacknowledged) + count(.returned)) unacknowledged (\(critical) critical), "
                + "\(count(.acknowledged)) acknowledged, \(count(.latched)) latched",
            "\(count(.shelved)) shelved, \(count(.suppressed)) hidden by a rule, "
                + "\(count(.outOfService)) out of service, \(standing.count) standing for more than 24 hours",
        ]
    }

    /// The parts in their order; of no alarm but one.
    var sections: [Section] {
        let waiting = fleet.alarms.filter { !isStanding($0) }
        return [
            section("Open", waiting.filter { $0.isUnacknowledged || $0.state == .acknowledged }),
            section("Standing for more than 24 hours", standing),
            section("Latched", waiting.filter { $0.state == .latched }),
            section("Shelved", fleet.alarms.filter { $0.state == .shelved }),
            Section(title: "Out of service", entries: withdrawn),
        ]
    }

    private var standing: [Alarm] { fleet.alarms.filter(isStanding) }

    /// Whether an alarm is in the feed since long.
    private func isStanding(_ alarm: Alarm) -> Bool {
        alarm.state != .cleared && !alarm.state.isHidden
            && now.milliseconds(since: alarm.raisedAt) > AlarmNuisance.staleMilliseconds
    }

    private func section(_ title: String, _ alarms: [Alarm]) -> Section {
        let order = alarms.sorted {
            ($0.isUnacknowledged ? 0 : 1, $0.priority, $0.raisedAt, $0.id)
                < ($1.isUnacknowledged ? 0 : 1, $1.priority, $1.raisedAt, $1.id)
        }
        // What has one cause is one entry, but what is critical or has notes is told one by one.
        let bursts = Dictionary(grouping: order.filter { !$0.isCritical && $0.notes.isEmpty && $0.burst != nil }) {
            Cause(burst: $0.burst, state: $0.state)
        }.filter { $0.value.count >= Self.groupedFrom }
        var told: Set<Cause> = []
        let entries = order.compactMap { alarm -> Entry? in
            let cause = Cause(burst: alarm.burst, state: alarm.state)
            guard !alarm.isCritical, alarm.notes.isEmpty, let members = bursts[cause] else { return entry(alarm) }
            return told.insert(cause).inserted ? entry(of: members) : nil
        }
        return Section(title: title, entries: entries)
    }

    /// What makes alarms one entry.
    private struct Cause: Hashable {
        let burst: AlarmID?
        let state: AlarmState
    }

    /// So many alarms of one cause are one entry.
    private static let groupedFrom = 5
    /// How many devices of such an entry are named.
    private static let mostNames = 20

    private func entry(of alarms: [Alarm]) -> Entry {
        guard let first = alarms.min(by: { $0.raisedAt < $1.raisedAt }) else { return Entry(line: "", details: []) }
        let names = alarms.prefix(Self.mostNames).map { name(of: $0.device) }.joined(separator: ", ")
        let more = alarms.count > Self.mostNames ? " and \(alarms.count - Self.mostNames) more" : ""
        return Entry(
            line: "\(AlarmPriority.text(first.priority)): \(first.kind.traits.title) on "
                + "\(NumberText.count(Set(alarms.map(\.device)).count, "device")), \(first.state.word), "
                + "since \(since(first.raisedAt))",
            details: ["on \(names)\(more)"])
    }

    private func entry(_ alarm: Alarm) -> Entry {
        let zone = alarm.area.map { " \(fleet.zones[$0]?.name ?? $0.text)" } ?? alarm.zone.map { " zone \($0)" } ?? ""
        let times = alarm.count > 1 ? ", \(alarm.count) times" : ""
        let line =
            "\(AlarmPriority.text(alarm.priority)): \(alarm.kind.traits.title)\(zone), \(name(of: alarm.device)), "
            + "\(alarm.state.word), since \(since(alarm.raisedAt))\(times)"
        return Entry(line: line, details: details(alarm))
    }

    /// Who did what about an alarm, and why.
    private func details(_ alarm: Alarm) -> [String] {
        var lines: [String] = []
        if let ended = alarm.endedAt { lines.append("ended \(moment(ended))") }
        if let place = alarm.coordinate { lines.append("place: \(describe(place))") }
        if let taken = alarm.acknowledgement {
            lines.append("acknowledged \(moment(taken.at)) by \(taken.by)" + at(taken.terminal))
        }
        if let shelf = alarm.shelf {
            let end = shelf.endsAtClear ? "until it is over, at the latest" : "until"
            lines.append(
                "shelved \(moment(shelf.at)) by \(shelf.by) \(end) \(moment(shelf.until)), "
                    + "\(NumberText.count(alarm.shelvings, "time")) so far: \(shelf.reason)")
        }
        lines += alarm.notes.map { "note \(moment($0.at)) by \($0.by): \($0.text)" }
        return lines
    }

    /// What is out of service, with the alarms that wait for its end.
    private var withdrawn: [Entry] {
        fleet.withdrawals.values.sorted { $0.scope < $1.scope }.map { withdrawal in
            let scope = withdrawal.scope
            let waiting = fleet.alarms.filter {
                $0.state == .outOfService && $0.device == scope.device && (scope.kind ?? $0.kind) == $0.kind
            }
            let what = scope.kind?.traits.title ?? "all alarms"
            return Entry(
                line: "\(what), \(name(of: scope.device)), since \(since(withdrawal.at)) "
                    + "by \(withdrawal.by): \(withdrawal.reason)",
                details: waiting.flatMap { alarm in
                    [
                        "\(alarm.kind.traits.title) \(alarm.isActive ? "lasts" : "is over"), since \(since(alarm.raisedAt))"
                    ]
                        + alarm.notes.map { "note \(moment($0.at)) by \($0.by): \($0.text)" }
                })
        }
    }

    // MARK: - Words

    private func at(_ terminal: String) -> String { terminal.isEmpty ? "" : " at \(terminal)" }

    private func name(of device: DeviceID) -> String {
        let label = fleet.device(device)?.label ?? fleet.book.entries[device]?.name ?? device.description
        return label == device.description ? label : "\(label) (\(device))"
    }

    private func moment(_ moment: Timestamp) -> String { String(clock.dateAndTime(moment).dropLast(3)) }

    private func since(_ start: Timestamp) -> String { "\(moment(start)) (\(AgeText.of(start, at: now)))" }
}
