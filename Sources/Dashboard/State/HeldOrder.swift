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

    /// Known rows in their old order, then the new ones as `sort` has them.
    static func merge(
        _ rows: [DeviceRow], after old: [DeviceRow], sort: ([DeviceRow]) -> [DeviceRow]
    ) -> [DeviceRow] {
        let places = Dictionary(zip(old.map(\.id), old.indices), uniquingKeysWith: { first, _ in first })
        var known = [DeviceRow?](repeating: nil, count: old.count)
        var news: [DeviceRow] = []
        for row in rows {
            if let place = places[row.id] { known[place] = row } else { news.append(row) }
        }
        return known.compactMap { $0 } + (news.isEmpty ? [] : sort(news))
    }
}

extension AppState {
    /// What the order of rows depends on.
    private var orderWish: HeldOrder.Wish {
        HeldOrder.Wish(column: sortColumn, isInverted: isSortInverted, filter: filter.text, status: statusFilter)
    }

    /// Lets the order of rows hold for a while, because the cursor moves.
    mutating func holdOrder() {
        heldOrder = HeldOrder(wish: orderWish, until: now.adding(milliseconds: HeldOrder.milliseconds))
    }

    /// The rows in the order that is held, else as `sort` has them.
    mutating func ordered(_ admitted: [DeviceRow], sort: ([DeviceRow]) -> [DeviceRow]) -> [DeviceRow] {
        guard let heldOrder, heldOrder.holds(for: orderWish, at: now) else {
            self.heldOrder = nil
            return sort(admitted)
        }
        return HeldOrder.merge(admitted, after: rows, sort: sort)
    }
}
