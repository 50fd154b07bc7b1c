import Fleet

/// Who is told about which alarms, and after how long.
public struct EscalationRule: Sendable, Equatable {
    /// One step: who is told when nobody has taken notice for so long.
    public struct Step: Sendable, Equatable {
        /// How long after the alarm was raised, in milliseconds.
        public var afterMilliseconds: Int64
        /// The names of the sinks.
        public var sinks: [String]

        /// A step.
        public init(afterMilliseconds: Int64, sinks: [String]) {
            self.afterMilliseconds = afterMilliseconds
            self.sinks = sinks
        }
    }

    /// The priorities it is about; all where it is empty.
    public var priorities: Set<Int> = []
    /// The kinds it is about; all where it is empty.
    public var kinds: Set<AlarmKind> = []
    /// The groups of devices it is about; all devices where it is empty.
    public var groups: Set<String> = []
    /// The steps in the order of their delays.
    public var steps: [Step]
    /// How long after the last step its sinks are told again and again, in milliseconds; nil for never.
    public var repeatMilliseconds: Int64?
    /// Whether those who were told are told that the condition is over.
    public var tellsEnd = false
    /// Whether those who were told are told that somebody has taken notice.
    public var tellsAcknowledgement = false
    /// Whether it stops when the condition is over although nobody has taken notice.
    public var stopsAtEnd = false

    /// A rule for all alarms; the steps are put in order.
    public init(steps: [Step]) {
        self.steps = steps.sorted { $0.afterMilliseconds < $1.afterMilliseconds }
    }

    /// Whether it is about an alarm of a device that belongs to these groups.
    func concerns(_ alarm: Alarm, groups ofDevice: [String]) -> Bool {
        (priorities.isEmpty || priorities.contains(alarm.priority))
            && (kinds.isEmpty || kinds.contains(alarm.kind))
            && (groups.isEmpty || ofDevice.contains(where: groups.contains))
    }

    /// When a step is due, in milliseconds after the raising: the steps by number, then the repetitions; nil for none.
    func delay(of number: Int) -> Int64? {
        if steps.indices.contains(number) { return steps[number].afterMilliseconds }
        guard let last = steps.last, let repeatMilliseconds else { return nil }
        let (pause, isTooLong) = repeatMilliseconds.multipliedReportingOverflow(by: Int64(number - steps.count + 1))
        return isTooLong ? nil : last.afterMilliseconds &+ pause
    }

    /// How many steps and repetitions are due so long after the raising.
    func count(dueAfter milliseconds: Int64) -> Int {
        let begun = steps.prefix { $0.afterMilliseconds <= milliseconds }.count
        guard begun == steps.count, let last = steps.last, let repeatMilliseconds, repeatMilliseconds > 0 else {
            return begun
        }
        return begun + Int((milliseconds - last.afterMilliseconds) / repeatMilliseconds)
    }

    /// Who is told by a step or a repetition.
    func sinks(of number: Int) -> [String] {
        steps.isEmpty ? [] : steps[min(number, steps.count - 1)].sinks
    }
}

/// All that the configuration says about notifications.
public struct NotifySettings: Sendable, Equatable {
    /// The sinks, in the order of their names.
    public var sinks: [SinkSettings] = []
    /// The rules; all that concern an alarm apply.
    public var rules: [EscalationRule] = []

    /// No notifications.
    public init() {}

    /// Whether anybody is ever told anything.
    public var isActive: Bool { !sinks.isEmpty && !rules.isEmpty }

    /// Whether some rule tells the terminal of the dashboard.
    public var tellsTerminal: Bool {
        let terminals = Set(desktopOnly.sinks.map(\.name))
        return rules.contains { $0.steps.contains { !terminals.isDisjoint(with: $0.sinks) } }
    }

    /// The same with sinks of the terminal alone, for a fleet that is only played.
    public var desktopOnly: NotifySettings {
        var settings = self
        settings.sinks = sinks.filter { $0.kind == .desktop }
        return settings
    }
}
