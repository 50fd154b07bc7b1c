import Fleet

/// Who speaks from which address and port, for dialects whose identity comes in the login only (detection.md, UDP).
///
/// Bounded in number and age: beyond ``maximumCount`` the one that has been silent longest gives way.
struct DatagramSessions: Sendable {
    /// How many addresses are remembered.
    static let maximumCount = 8192
    /// How long a silent address is remembered, in milliseconds.
    static let maximumAgeMilliseconds: Int64 = 30 * 60 * 1000

    /// One address; neighbours are places in `slots`, from the longest silent to the one heard last.
    private struct Slot {
        var peer: PeerAddress
        var reader: any Dialect
        var lastSeen: Timestamp
        var older: Int?
        var newer: Int?
    }

    private var slots: [Slot] = []
    private var places: [PeerAddress: Int] = [:]
    private var oldest: Int?
    private var newest: Int?

    /// How many addresses are remembered now.
    var count: Int { places.count }

    /// What is remembered of an address, where it spoke this dialect and not too long ago.
    func reader(of dialect: any Dialect.Type, from peer: PeerAddress, now: Timestamp) -> (any Dialect)? {
        guard let place = places[peer], !isStale(slots[place], now) else { return nil }
        let reader = slots[place].reader
        return type(of: reader).id == dialect.id ? reader : nil
    }

    /// Remembers an address after a valid login, or again after any understood message that followed one.
    mutating func keep(_ reader: any Dialect, from peer: PeerAddress, now: Timestamp) {
        let place = places[peer] ?? roomForAnother()
        if places[peer] != nil { unlink(place) }
        let slot = Slot(peer: peer, reader: reader, lastSeen: now)
        if place < slots.count { slots[place] = slot } else { slots.append(slot) }
        places[peer] = place
        linkAsNewest(place)
    }

    private func isStale(_ slot: Slot, _ now: Timestamp) -> Bool {
        now.milliseconds(since: slot.lastSeen) > Self.maximumAgeMilliseconds
    }

    /// A place for one more address; a full table gives up the one that has been silent longest.
    private mutating func roomForAnother() -> Int {
        guard slots.count >= Self.maximumCount, let place = oldest else { return slots.count }
        unlink(place)
        places[slots[place].peer] = nil
        return place
    }

    private mutating func unlink(_ place: Int) {
        let slot = slots[place]
        if let older = slot.older { slots[older].newer = slot.newer } else { oldest = slot.newer }
        if let newer = slot.newer { slots[newer].older = slot.older } else { newest = slot.older }
    }

    private mutating func linkAsNewest(_ place: Int) {
        slots[place].older = newest
        slots[place].newer = nil
        if let newest { slots[newest].newer = place } else { oldest = place }
        newest = place
    }
}
