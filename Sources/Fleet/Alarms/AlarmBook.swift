import Geo

/// All alarms that are remembered, and what happens to them; every change of state is a row of ``AlarmRow``.
///
/// Bounded: when full, what is over and oldest goes first, and what is lost is counted.
struct AlarmBook: Sendable {
    /// How many instances are kept.
    let capacity: Int
    /// The instances, oldest first.
    var alarms: [Alarm] = []
    /// Another one whenever an alarm may have changed; not kept.
    var revision: UInt64 = 0
    /// Whether more alarms come than one operator can deal with.
    var gauge = FloodGauge()
    /// What came and how quickly it was noticed.
    var record = AlarmRecord()
    /// How many instances were given up for want of room.
    var discarded = 0
    /// What is out of service, and why.
    var withdrawals: [AlarmScope: AlarmWithdrawal] = [:]
    /// Conditions that have not lasted long enough yet.
    var pending: [Alarm] = []

    /// The newest instance of each key: the only one that may be open.
    var latestByKey: [Alarm.Key: AlarmID] = [:]
    /// Where each instance stands in ``alarms``.
    var places: [AlarmID: Int] = [:]
    /// How many instances there are of each rank; see ``Alarm/rank``.
    var ranks = [Int](repeating: 0, count: Alarm.rankCount)
    /// Before this nothing is due; nil while nothing will be.
    var nextDue: Timestamp?

    init(capacity: Int = 5000) {
        self.capacity = max(1, capacity)
    }

    /// The moment of a change, the entry it belongs to, who made it, and what gets to know of it.
    struct Moment {
        /// When.
        var at: Timestamp
        /// The number of the entry.
        var sequence: UInt64
        /// Who; nil where nobody did.
        var by: Operator?
        /// What it did.
        var changes: [FleetChange] = []

        init(_ at: Timestamp, sequence: UInt64 = 0, by: Operator? = nil) {
            self.at = at
            self.sequence = sequence
            self.by = by
        }
    }

    /// What an occurrence did.
    enum Outcome: Sendable {
        case raised(AlarmID)
        case repeated(AlarmID)
        /// It has to last before it counts.
        case waiting
        /// There is no room, and everything else matters at least as much.
        case refused
    }

    /// An instance by its number.
    func alarm(_ id: AlarmID) -> Alarm? {
        places[id].map { alarms[$0] }
    }

    /// The place of the open instance of a key.
    func openPlace(_ key: Alarm.Key) -> Int? {
        guard let id = latestByKey[key], let place = places[id], alarms[place].state != .cleared else { return nil }
        return place
    }

    // MARK: - Occurrences

    /// Takes an occurrence in: the open instance counts it, or a new one is raised.
    @discardableResult
    mutating func take(_ news: AlarmOccurrence, rule: AlarmRule, _ moment: inout Moment) -> Outcome {
        let key = news.key
        if let place = openPlace(key) {
            // A momentary alarm may be over already, although no sweep has seen it yet.
            if alarms[place].state == .acknowledged, alarms[place].isCleared(at: moment.at) { end(place, &moment) }
            if alarms[place].state != .cleared { return count(news, rule, at: place, &moment) }
        }
        guard rule.onDelayMilliseconds <= 0 else {
            wait(news, rule, key, at: moment.at)
            return .waiting
        }
        var alarm = Alarm(news, rule: rule, at: moment.at)
        if let waiting = pending.firstIndex(where: { $0.key == key }) {
            // A tracker tells what the listener waits for: it ends when the listener sees its end.
            if pending.remove(at: waiting).isHeld { alarm.isHeld = true }
        }
        return raise(alarm, &moment).map { .raised($0) } ?? .refused
    }

    private mutating func count(
        _ news: AlarmOccurrence, _ rule: AlarmRule, at place: Int, _ moment: inout Moment
    ) -> Outcome {
        let isWorse = rule.priority < alarms[place].priority
        let isNews = alarms[place].isNewsAgain(at: moment.at)
        let wasActive = alarms[place].isActive
        update(place) { $0.count(news, rule, at: moment.at) }
        happen(isNews ? .raiseAgain : .raise, to: place, &moment)
        if isWorse, !isNews { happen(.worsen, to: place, &moment) }
        if !wasActive { hide(place, &moment) }
        return .repeated(alarms[place].id)
    }

    private mutating func wait(_ news: AlarmOccurrence, _ rule: AlarmRule, _ key: Alarm.Key, at now: Timestamp) {
        guard pending.count < capacity, !pending.contains(where: { $0.key == key }) else { return }
        let alarm = Alarm(news, rule: rule, at: now)
        pending.append(alarm)
        noteDue(now.adding(milliseconds: rule.onDelayMilliseconds))
    }

    /// Puts a new instance in; nil where there is no room.
    private mutating func raise(_ newcomer: Alarm, _ moment: inout Moment) -> AlarmID? {
        guard makeRoom(for: newcomer, &moment) else { return nil }
        var alarm = newcomer
        alarm.id = freshID(alarm.key, sequence: moment.sequence)
        alarm.state = .cleared
        places[alarm.id] = alarms.count
        latestByKey[alarm.key] = alarm.id
        alarms.append(alarm)
        ranks[alarm.rank] += 1
        joinBurst(alarms.count - 1)
        happen(.raise, to: alarms.count - 1, &moment)
        hide(alarms.count - 1, &moment)
        return alarm.id
    }

    /// A number that says from which entry and which occurrence in it an instance comes, so that the same occurrence gets
    /// the same number when its entry is read again, whatever else has changed meanwhile.
    private func freshID(_ key: Alarm.Key, sequence: UInt64) -> AlarmID {
        var place = key.stableHash
        while true {
            let id = AlarmID(number: sequence << 16 | UInt64(place))
            if places[id] == nil { return id }
            place &+= 1
        }
    }

    // MARK: - Ends

    /// Notes more about an alarm that lasts.
    mutating func note(_ facts: AlarmFacts, of key: Alarm.Key) {
        if let waiting = pending.firstIndex(where: { $0.key == key }) { pending[waiting].facts = facts }
        guard let place = openPlace(key), alarms[place].isActive else { return }
        update(place) { $0.facts = facts }
    }

    /// Ends an alarm that lasts; nil where there is none.
    @discardableResult
    mutating func end(_ key: Alarm.Key, facts: AlarmFacts = AlarmFacts(), _ moment: inout Moment) -> AlarmID? {
        if !pending.isEmpty { pending.removeAll { $0.key == key } }
        guard let place = openPlace(key), alarms[place].isActive else { return nil }
        if !facts.isEmpty { alarms[place].facts = facts }
        end(place, &moment)
        return alarms[place].id
    }

    /// Ends the conditions of a device that a report of this kind ends.
    mutating func end(by kind: AlarmKind, device: DeviceID, _ moment: inout Moment) {
        for ended in AlarmTraits.ended(by: kind) { end(Alarm.Key(device: device, kind: ended), &moment) }
    }

    mutating func end(_ place: Int, _ moment: inout Moment) {
        let endsAt = alarms[place].endsAt.map { min($0, moment.at) } ?? moment.at
        update(place) { $0.endedAt = endsAt }
        happen(.clear, to: place, &moment)
        if alarms[place].state == .shelved, alarms[place].shelf?.endsAtClear == true {
            happen(.unshelve, to: place, &moment)
        }
        let (device, kind) = (alarms[place].device, alarms[place].kind)
        for hidden in AlarmTraits.suppressed(by: kind) {
            if let place = openPlace(Alarm.Key(device: device, kind: hidden)) {
                happen(.unsuppress, to: place, &moment)
            }
        }
    }

    /// Lets what is out of service, and rules, hide an alarm that has just become active, and lets it hide others.
    private mutating func hide(_ place: Int, _ moment: inout Moment) {
        let (device, kind) = (alarms[place].device, alarms[place].kind)
        if !withdrawals.isEmpty, let withdrawal = withdrawal(device, kind) {
            happen(.takeOutOfService, to: place, &moment, note: withdrawal.reason) { $0.withdrawal = withdrawal }
        } else if let cause = kind.traits.suppressedBy, let other = openPlace(Alarm.Key(device: device, kind: cause)),
            alarms[other].isActive
        {
            happen(.suppress, to: place, &moment, note: cause.traits.title)
        }
        for hidden in AlarmTraits.suppressed(by: kind) {
            guard let other = openPlace(Alarm.Key(device: device, kind: hidden)) else { continue }
            happen(.suppress, to: other, &moment, note: kind.traits.title)
        }
    }

    /// Why a kind of alarm on a device is out of service; nil when it is not.
    func withdrawal(_ device: DeviceID, _ kind: AlarmKind) -> AlarmWithdrawal? {
        withdrawals[AlarmScope(device: device, kind: kind)] ?? withdrawals[AlarmScope(device: device)]
    }

    // MARK: - Time alone

    /// Does what is due: momentary alarms end, acknowledgements expire, shelving ends, what has lasted is raised.
    mutating func sweep(_ moment: inout Moment) {
        guard let nextDue, nextDue <= moment.at else { return }
        self.nextDue = nil
        for place in alarms.indices {
            while let due = alarms[place].due {
                guard due <= moment.at, fire(place, &moment) else {
                    noteDue(due)
                    break
                }
            }
        }
        raiseWaiting(&moment)
    }

    /// Does one thing that is due; false where nothing came of it.
    private mutating func fire(_ place: Int, _ moment: inout Moment) -> Bool {
        if let endsAt = alarms[place].endsAt, endsAt <= moment.at {
            end(place, &moment)
            return true
        }
        if alarms[place].state == .shelved { return happen(.unshelve, to: place, &moment) }
        return happen(.acknowledgementExpires, to: place, &moment)
    }

    private mutating func raiseWaiting(_ moment: inout Moment) {
        guard !pending.isEmpty else { return }
        let waiting = pending
        pending = []
        for var alarm in waiting {
            let due = alarm.raisedAt.adding(milliseconds: alarm.rule.onDelayMilliseconds)
            if due > moment.at {
                pending.append(alarm)
                noteDue(due)
            } else if openPlace(alarm.key) == nil {
                (alarm.raisedAt, alarm.lastAt) = (moment.at, moment.at)
                _ = raise(alarm, &moment)
            }
        }
    }

    /// Remembers that something is due at a moment.
    func sooner(_ due: Timestamp) -> Timestamp { nextDue.map { min($0, due) } ?? due }
    /// Remembers that something is due at a moment.
    mutating func noteDue(_ due: Timestamp) { nextDue = sooner(due) }
}
