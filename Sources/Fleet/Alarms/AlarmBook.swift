import Geo

/// All alarms that are remembered, and the rules that raise, repeat, end and acknowledge them.
///
/// Bounded: when full, what is acknowledged and oldest goes first, and what is lost is counted.
struct AlarmBook: Sendable {
    /// How many instances are kept.
    let capacity: Int
    /// The instances, oldest first.
    private(set) var alarms: [Alarm] = []
    /// How many instances were given up for want of room.
    private(set) var discarded = 0

    private var latestByKey: [Alarm.Key: AlarmID] = [:]
    /// The number of the next instance.
    private(set) var nextNumber: UInt64 = 1

    init(capacity: Int = 5000) {
        self.capacity = max(1, capacity)
    }

    /// A book as it was read back.
    init(alarms: [Alarm], nextNumber: UInt64, discarded: Int) {
        self.init()
        self.alarms = alarms
        self.discarded = discarded
        self.nextNumber = max(nextNumber, (alarms.last?.id.number ?? 0) + 1)
        // Of several instances with the same key the last one is the one that may be open.
        for alarm in alarms { latestByKey[alarm.key] = alarm.id }
    }

    /// What an alarm report did.
    enum Outcome: Sendable {
        case raised(AlarmID)
        case repeated(AlarmID)
        /// There is no room, and everything else matters at least as much.
        case refused
    }

    /// Takes an occurrence in: the open instance counts it, or a new one is raised.
    mutating func take(_ news: AlarmOccurrence, at received: Timestamp) -> Outcome {
        let key = news.key
        if let id = latestByKey[key], let index = index(of: id), alarms[index].isOpen(at: received) {
            alarms[index].count += 1
            alarms[index].lastAt = received
            alarms[index].endedAt = nil
            alarms[index].deviceTime = news.deviceTime ?? alarms[index].deviceTime
            alarms[index].coordinate = news.coordinate ?? alarms[index].coordinate
            alarms[index].isLate = alarms[index].isLate && news.isLate
            if news.isHeld { alarms[index].isHeld = true }
            if !news.facts.isEmpty { alarms[index].facts = news.facts }
            return .repeated(id)
        }
        guard makeRoom(for: news.kind.traits.priority, at: received) else { return .refused }
        return .raised(raise(news, key: key, at: received))
    }

    /// Notes more about an alarm that lasts.
    mutating func note(_ facts: AlarmFacts, of key: Alarm.Key) {
        guard let id = latestByKey[key], let index = index(of: id), alarms[index].endedAt == nil else { return }
        alarms[index].facts = facts
    }

    /// Ends an alarm that lasts; nil where there is none.
    mutating func end(_ key: Alarm.Key, facts: AlarmFacts = AlarmFacts(), at now: Timestamp) -> AlarmID? {
        guard let id = latestByKey[key], let index = index(of: id), alarms[index].endedAt == nil else { return nil }
        alarms[index].endedAt = now
        if !facts.isEmpty { alarms[index].facts = facts }
        return id
    }

    /// Ends the conditions of a device that a report of this kind ends, and says which.
    mutating func end(by kind: AlarmKind, device: DeviceID, at now: Timestamp) -> [AlarmID] {
        AlarmTraits.ended(by: kind).compactMap { end(Alarm.Key(device: device, kind: $0), at: now) }
    }

    /// An instance by its number.
    func alarm(_ id: AlarmID) -> Alarm? {
        index(of: id).map { alarms[$0] }
    }

    /// Acknowledges an instance; false when it is gone or somebody was quicker.
    mutating func acknowledge(_ id: AlarmID, by name: String, at now: Timestamp) -> Bool {
        guard let index = index(of: id), alarms[index].isUnacknowledged else { return false }
        alarms[index].acknowledgement = Acknowledgement(by: name, at: now)
        return true
    }

    /// Takes an acknowledgement back; false when there is none.
    mutating func unacknowledge(_ id: AlarmID) -> Bool {
        guard let index = index(of: id), !alarms[index].isUnacknowledged else { return false }
        // Where a newer instance has been raised since, that one is the open one, and there is only ever one.
        guard latestByKey[alarms[index].key] == id else { return false }
        alarms[index].acknowledgement = nil
        return true
    }

    private mutating func raise(_ news: AlarmOccurrence, key: Alarm.Key, at received: Timestamp) -> AlarmID {
        let id = AlarmID(number: nextNumber)
        nextNumber += 1
        alarms.append(
            Alarm(
                id: id, device: news.device, kind: news.kind, priority: news.kind.traits.priority, code: news.code,
                zone: news.zone, area: news.area, isHeld: news.isHeld, facts: news.facts, raisedAt: received,
                lastAt: received, deviceTime: news.deviceTime, isLate: news.isLate,
                coordinate: news.coordinate ?? news.near))
        latestByKey[key] = id
        return id
    }

    /// Gives one up when the book is full: an acknowledged one, else the oldest of the least important; false when that
    /// would be the newcomer itself.
    private mutating func makeRoom(for priority: Int, at now: Timestamp) -> Bool {
        guard alarms.count >= capacity else { return true }
        let spare =
            alarms.firstIndex { !$0.isUnacknowledged && $0.isCleared(at: now) }
            ?? alarms.firstIndex { !$0.isUnacknowledged }
        let least = spare ?? alarms.indices.max { alarms[$0].priority < alarms[$1].priority }
        discarded += 1
        guard let least, spare != nil || alarms[least].priority >= priority else { return false }
        let gone = alarms.remove(at: least)
        if latestByKey[gone.key] == gone.id { latestByKey[gone.key] = nil }
        return true
    }

    /// Instances are sorted by number, so that one is found by halving.
    private func index(of id: AlarmID) -> Int? {
        var low = 0
        var high = alarms.count
        while low < high {
            let middle = (low + high) / 2
            if alarms[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < alarms.count && alarms[low].id == id ? low : nil
    }
}
