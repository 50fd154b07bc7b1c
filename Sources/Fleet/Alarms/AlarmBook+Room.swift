extension Alarm {
    /// How many ranks there are.
    static let rankCount = 7

    /// How much it would be missed: 0 is history, 1 and 2 are noticed, above them is what nobody has noticed, by priority.
    var rank: Int {
        switch state {
        case .cleared: 0
        case .latched: 1
        case .acknowledged, .shelved, .suppressed, .outOfService: 2
        case .unacknowledged, .returned: Self.rank(priority: priority)
        }
    }

    /// The rank of what nobody has noticed.
    static func rank(priority: Int) -> Int { 7 - min(max(priority, 1), 4) }
}

extension Alarm.Key {
    /// The same number in every run for the same alarm, unlike a `Hasher`: FNV-1a, folded to 16 bits.
    var stableHash: UInt16 {
        var hash: UInt32 = 2_166_136_261
        func mix(_ text: some Sequence<UInt8>) {
            for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            hash = (hash ^ 0xFF) &* 16_777_619
        }
        mix(device.description.utf8)
        mix(kind.rawValue.utf8)
        if let zone { mix(String(zone).utf8) }
        if let area { mix(area.text.utf8) }
        if let code { mix(code.utf8) }
        return UInt16(truncatingIfNeeded: hash ^ hash >> 16)
    }
}

extension AlarmBook {
    /// How far a large book may be over its capacity, so that making room, which looks at all, is seldom.
    private var slack: Int { capacity >= 1000 ? capacity / 20 : 0 }

    /// Gives some up when the book is full, the oldest of the lowest rank first; false when that would be the newcomer.
    mutating func makeRoom(for newcomer: Alarm, _ moment: inout Moment) -> Bool {
        guard alarms.count >= capacity + slack else { return true }
        sweep(&moment)
        var wanted = alarms.count - capacity + 1
        var going = ranks.map { _ in 0 }
        for rank in ranks.indices.prefix(Alarm.rank(priority: newcomer.priority) + 1) {
            going[rank] = min(ranks[rank], wanted)
            wanted -= going[rank]
        }
        guard going.contains(where: { $0 > 0 }) else {
            discarded += 1
            return false
        }
        giveUp(&going)
        return true
    }

    /// Gives up the oldest of each rank.
    private mutating func giveUp(_ going: inout [Int]) {
        revision &+= 1
        let before = alarms.count
        alarms.removeAll { alarm in
            let rank = alarm.rank
            guard going[rank] > 0 else { return false }
            going[rank] -= 1
            ranks[rank] -= 1
            places[alarm.id] = nil
            if latestByKey[alarm.key] == alarm.id { latestByKey[alarm.key] = nil }
            return true
        }
        discarded += before - alarms.count
        for place in alarms.indices { places[alarms[place].id] = place }
    }

    /// A book as it was read back.
    init(
        alarms: [Alarm], discarded: Int, withdrawals: [AlarmWithdrawal], pending: [Alarm]
    ) {
        self.init()
        self.alarms = alarms
        self.discarded = discarded
        self.withdrawals = Dictionary(withdrawals.map { ($0.scope, $0) }) { _, last in last }
        self.pending = pending
        for (place, alarm) in alarms.enumerated() {
            // Of several instances with the same key the last one is the one that may be open.
            latestByKey[alarm.key] = alarm.id
            places[alarm.id] = place
            ranks[alarm.rank] += 1
            if let due = alarm.due { noteDue(due) }
        }
        for alarm in pending { noteDue(alarm.raisedAt.adding(milliseconds: alarm.rule.onDelayMilliseconds)) }
    }
}
