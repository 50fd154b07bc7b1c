import Fleet

/// The order of rows while the cursor moves: rows must not jump under it.
struct HeldOrder: Equatable {
    /// What the order was made with; another wish of the person ends it.
    struct Wish: Equatable {
        let column: Int
        let isInverted: Bool
        let filter: String
        let status: StatusFilter
    }

    /// How long after a move the order holds.
    static let milliseconds: Int64 = 1000

    let wish: Wish
    let until: Timestamp

    /// Whether it still holds.
    func holds(for wish: Wish, at now: Timestamp) -> Bool {
        wish == self.wish && now < until && until.milliseconds(since: now) <= Self.milliseconds
    }

    /// Known rows in their old order, and apart from them the new ones.
    static func split(_ rows: [DeviceRow], after old: [DeviceRow]) -> (known: [DeviceRow], new: [DeviceRow]) {
        var places = [Int?](repeating: nil, count: (rows.map(\.index).max() ?? -1) + 1)
        for row in rows.indices { places[rows[row].index] = row }
        var isKnown = [Bool](repeating: false, count: rows.count)
        var known: [DeviceRow] = []
        known.reserveCapacity(rows.count)
        for row in old where row.index < places.count {
            // In another fleet the same place may be that of another device.
            guard let place = places[row.index], rows[place].id == row.id, !isKnown[place] else { continue }
            isKnown[place] = true
            known.append(rows[place])
        }
        return (known, rows.indices.filter { !isKnown[$0] }.map { rows[$0] })
    }
}

extension AppState {
    /// What the order of rows depends on.
    var orderWish: HeldOrder.Wish {
        HeldOrder.Wish(column: sortColumn, isInverted: isSortInverted, filter: filter.text, status: statusFilter)
    }

    /// Lets the order of rows hold for a while, because the cursor moves.
    mutating func holdOrder() {
        heldOrder = HeldOrder(wish: orderWish, until: now.adding(milliseconds: HeldOrder.milliseconds))
    }
}
