import Fleet

/// One sink is to be told about one alarm, now.
struct NoticeOrder: Sendable, Equatable {
    /// Who.
    var sink: String
    /// Why.
    var reason: Notice.Reason
    /// The alarm as it is.
    var alarm: Alarm
    /// Who did what it is about; nil where nobody did.
    var by: String?
}

/// Which alarms wait for somebody to take notice, and who is told next: a value, with the time passed in.
struct EscalationPlan: Sendable {
    /// How many alarms are followed at once.
    static let capacity = 5000

    /// How far one rule has come with one alarm.
    private struct Course: Sendable {
        let rule: Int
        /// From when its delays count.
        var base: Timestamp
        /// How many steps and repetitions are behind it.
        var done = 0
        /// Who has been told.
        var told: [String] = []
    }

    /// One alarm with the rules that concern it.
    private struct Case: Sendable {
        var alarm: Alarm
        var courses: [Course]
        /// Whether nobody more is told.
        var isStopped = false
    }

    private let rules: [EscalationRule]
    private var cases: [AlarmID: Case] = [:]
    /// How many alarms were followed no longer for want of room.
    private(set) var givenUp = 0

    /// A plan that follows nothing yet.
    init(rules: [EscalationRule]) {
        self.rules = rules
    }

    /// How many alarms it follows.
    var count: Int { cases.count }

    /// Takes one step in the life of an alarm; says who is told of it besides those that ``due(at:)`` names.
    ///
    /// - Parameter groups: the groups of the device.
    mutating func take(_ step: AlarmTransition, groups: [String]) -> [NoticeOrder] {
        let id = step.alarm.id
        cases[id]?.alarm = step.alarm
        switch EscalationEffect(step) {
        case .begins:
            begin(step.alarm, groups: groups) { _ in step.at }
            return []
        case .stops:
            return stop(step)
        case .ends:
            return end(step)
        case .nothing:
            return []
        }
    }

    /// Goes on with alarms of a run before: what was due up to its last sign of life counts as told.
    ///
    /// Delays count from the step of the alarm that began its escalation last.
    mutating func resume(_ alarms: [Alarm], lastAlive: Timestamp, groups: (DeviceID) -> [String]) {
        for alarm in alarms where alarm.isUnacknowledged && cases[alarm.id] == nil {
            begin(alarm, groups: groups(alarm.device)) { alarm.escalationStart(under: $0) }
            guard var known = cases[alarm.id] else { continue }
            for place in known.courses.indices {
                pass(&known.courses[place], to: lastAlive.milliseconds(since: known.courses[place].base))
            }
            cases[alarm.id] = known
        }
    }

    /// Who is to be told now; each sink once an alarm, the most important alarms first.
    mutating func due(at now: Timestamp) -> [NoticeOrder] {
        let waiting = cases.values.filter { next(of: $0).map { $0 <= now } ?? false }
            .sorted { ($0.alarm.priority, $0.alarm.id) < ($1.alarm.priority, $1.alarm.id) }
        return waiting.flatMap { due($0.alarm.id, at: now) }
    }

    /// When somebody is to be told next; nil while nobody is.
    var nextDue: Timestamp? {
        cases.values.lazy.compactMap { next(of: $0) }.min()
    }

    // MARK: - One alarm

    /// Begins what concerns an alarm and does not go on already: one that became more important may concern more rules,
    /// and one that came again those that had stopped when it was over.
    ///
    /// One that is followed already may also have been taken over from a snapshot that was newer than the step.
    private mutating func begin(_ alarm: Alarm, groups: [String], from base: (EscalationRule) -> Timestamp?) {
        var known = cases[alarm.id].flatMap { $0.isStopped ? nil : $0 } ?? Case(alarm: alarm, courses: [])
        let isOver = alarm.state == .returned
        for (number, rule) in rules.enumerated() where rule.concerns(alarm, groups: groups) {
            guard !(isOver && rule.stopsAtEnd), !known.courses.contains(where: { $0.rule == number }),
                let base = base(rule)
            else { continue }
            known.courses.append(Course(rule: number, base: base))
        }
        guard !known.courses.isEmpty, makeRoom(for: alarm) else { return }
        cases[alarm.id] = known
    }

    private mutating func stop(_ step: AlarmTransition) -> [NoticeOrder] {
        guard var known = cases[step.alarm.id], !known.isStopped else { return [] }
        known.isStopped = true
        // Only one whose end somebody wants to hear of is followed any further.
        let mayEnd = step.alarm.endedAt == nil && (step.alarm.isHeld || step.alarm.traits.endedBy != nil)
        let isAwaited = mayEnd && known.courses.contains { rules[$0.rule].tellsEnd && !$0.told.isEmpty }
        cases[step.alarm.id] = isAwaited ? known : nil
        // A rule that hides an alarm is nobody who takes notice.
        guard step.by != nil else { return [] }
        return tell(known, step, .acknowledged) { $0.tellsAcknowledgement }
    }

    private mutating func end(_ step: AlarmTransition) -> [NoticeOrder] {
        guard var known = cases[step.alarm.id] else { return [] }
        let orders = tell(known, step, .ended) { $0.tellsEnd }
        known.courses.removeAll { rules[$0.rule].stopsAtEnd }
        cases[step.alarm.id] = known.isStopped || known.courses.isEmpty ? nil : known
        return orders
    }

    /// Tells those who know of an alarm what became of it.
    private func tell(
        _ known: Case, _ step: AlarmTransition, _ reason: Notice.Reason, where wants: (EscalationRule) -> Bool
    ) -> [NoticeOrder] {
        let sinks = known.courses.filter { wants(rules[$0.rule]) }.flatMap(\.told)
        return Self.unique(sinks).map { NoticeOrder(sink: $0, reason: reason, alarm: step.alarm, by: step.by) }
    }

    private func next(of known: Case) -> Timestamp? {
        guard !known.isStopped else { return nil }
        return known.courses.compactMap { course in
            rules[course.rule].delay(of: course.done).map { course.base.adding(milliseconds: $0) }
        }.min()
    }

    private mutating func due(_ id: AlarmID, at now: Timestamp) -> [NoticeOrder] {
        guard var known = cases[id] else { return [] }
        var orders: [NoticeOrder] = []
        for place in known.courses.indices {
            let course = known.courses[place]
            let passed = now.milliseconds(since: course.base)
            let count = rules[course.rule].count(dueAfter: passed)
            guard count > course.done else { continue }
            for number in Self.told(from: course.done, to: count, steps: rules[course.rule].steps.count) {
                let reason = reason(of: number, in: rules[course.rule])
                orders += rules[course.rule].sinks(of: number)
                    .map { NoticeOrder(sink: $0, reason: reason, alarm: known.alarm) }
            }
            pass(&known.courses[place], to: passed)
        }
        cases[id] = known
        var seen: Set<String> = []
        return orders.filter { seen.insert($0.sink).inserted }
    }

    /// The steps that are carried out when several are due: each step, but of repetitions only one.
    private static func told(from done: Int, to count: Int, steps: Int) -> Range<Int> {
        done < steps ? done..<min(count, steps) : done..<done + 1
    }

    private func reason(of number: Int, in rule: EscalationRule) -> Notice.Reason {
        if number >= rule.steps.count { return .reminder }
        return rule.steps[number].afterMilliseconds == 0 || number == 0 ? .raised : .escalated
    }

    /// Notes what is behind a course so long after its raising.
    private func pass(_ course: inout Course, to milliseconds: Int64) {
        let rule = rules[course.rule]
        let count = max(course.done, rule.count(dueAfter: milliseconds))
        for number in course.done..<min(count, max(course.done, rule.steps.count)) {
            course.told = Self.unique(course.told + rule.sinks(of: number))
        }
        course.done = count
    }

    /// Gives one up when there are too many: one that is stopped, else the least important; false for the newcomer.
    private mutating func makeRoom(for alarm: Alarm) -> Bool {
        guard cases.count >= Self.capacity, cases[alarm.id] == nil else { return true }
        if let stopped = cases.values.first(where: \.isStopped) {
            cases[stopped.alarm.id] = nil
            return true
        }
        givenUp += 1
        let least = cases.values.max { ($0.alarm.priority, $1.alarm.id) < ($1.alarm.priority, $0.alarm.id) }
        guard let least, least.alarm.priority >= alarm.priority else { return false }
        cases[least.alarm.id] = nil
        return true
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
