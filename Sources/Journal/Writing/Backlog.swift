import Fleet

/// What the disk has refused so far, the oldest first; bounded.
struct Backlog {
    /// What was given up to stay within the bound.
    struct Loss {
        /// How many messages lost their bytes.
        var raw: UInt64 = 0
        /// The entries that are gone.
        var reports: [FleetEntry] = []
    }

    private var entries: [FleetEntry] = []
    /// Alarms and actions up to this number are written already.
    private var essentialsThrough: UInt64 = 0

    /// How many entries wait.
    var count: Int { entries.count }
    /// Whether none waits.
    var isEmpty: Bool { entries.isEmpty }

    /// The oldest so many.
    func first(_ count: Int) -> [FleetEntry] { Array(entries.prefix(count)) }

    /// Forgets the oldest so many, which are written.
    mutating func removeFirst(_ count: Int) { entries.removeFirst(min(count, entries.count)) }

    /// Adds entries behind the others.
    mutating func add(_ more: [FleetEntry]) { entries += more }

    /// The entries about alarms and operators that are not written yet.
    var unwrittenEssentials: [FleetEntry] {
        entries.filter { $0.sequence > essentialsThrough && $0.isEssential }
    }

    /// Notes that alarms and actions are written, so that only newer ones are.
    mutating func noteEssentialsWritten() {
        essentialsThrough = entries.last?.sequence ?? essentialsThrough
    }

    /// Gives up what there is no room for: from half of `most` on the bytes of messages, beyond it reports, the oldest
    /// first, then alarms; never what operators did.
    mutating func shrink(to most: Int) -> Loss {
        var loss = Loss()
        if entries.count > most / 2 { loss.raw = dropBytes() }
        if entries.count > most {
            loss.reports = drop(downTo: most * 3 / 4) { !$0.isEssential }
            if entries.count > most { loss.reports += drop(downTo: most * 3 / 4) { !$0.isAction } }
        }
        return loss
    }

    /// Gives up the bytes; those of a message that is answered tell whether it comes again, and stay.
    private mutating func dropBytes() -> UInt64 {
        var count: UInt64 = 0
        for index in entries.indices {
            guard case .arrival(var arrival, let fate) = entries[index].content, !arrival.raw.isEmpty,
                arrival.reply.isEmpty
            else { continue }
            arrival.raw = []
            entries[index].content = .arrival(arrival, fate)
            count += 1
        }
        return count
    }

    private mutating func drop(downTo most: Int, _ mayGo: (FleetEntry) -> Bool) -> [FleetEntry] {
        var excess = entries.count - most
        var dropped: [FleetEntry] = []
        entries.removeAll { entry in
            guard excess > 0, mayGo(entry) else { return false }
            excess -= 1
            dropped.append(entry)
            return true
        }
        return dropped
    }
}

extension FleetEntry {
    /// Whether it is about an alarm or an operator.
    fileprivate var isEssential: Bool { isAction || !transitions.isEmpty }

    /// Whether an operator did it, or the program itself by starting.
    fileprivate var isAction: Bool {
        switch content {
        case .action, .began: true
        case .arrival, .swept: false
        }
    }
}
