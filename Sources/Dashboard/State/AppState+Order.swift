import Fleet

extension AppState {
    /// The rows in the order that is held, else sorted.
    mutating func ordered(_ admitted: [DeviceRow], in snapshot: FleetSnapshot) -> [DeviceRow] {
        nameOrder.update(snapshot.devices)
        let (known, new) = HeldOrder.split(admitted, after: rows)
        guard holdsOrder else { return sorted(known + new, in: snapshot) }
        return known + sorted(new, in: snapshot)
    }

    /// Sorts by the column of the table; rows that are nearly in their order already cost little.
    private func sorted(_ rows: [DeviceRow], in snapshot: FleetSnapshot) -> [DeviceRow] {
        switch DeviceColumn.all[sortColumn].order {
        case nil: return rows
        case .name:
            let ranks = nameOrder.ranks
            let isInverted = isSortInverted
            return rows.sorted { left, right in
                isInverted ? ranks[right.index] < ranks[left.index] : ranks[left.index] < ranks[right.index]
            }
        case .number(let number): return sorted(rows, by: { number(snapshot.devices, $0) }, <)
        case .text(let text): return sorted(rows, by: { text(snapshot.book[$0.id]) }, NaturalOrder.isBefore)
        case .place: return sorted(rows, by: { places.place(of: $0.id, at: $0.place?.coordinate) }, <)
        }
    }

    /// Sorts by a key that is taken once a row; of equal keys the names decide, always upwards.
    private func sorted<Key: Equatable>(
        _ rows: [DeviceRow], by key: (DeviceRow) -> Key, _ isBefore: (Key, Key) -> Bool
    ) -> [DeviceRow] {
        let keyed = rows.map { (key: key($0), rank: nameOrder.ranks[$0.index], row: $0) }
        let isInverted = isSortInverted
        return keyed.sorted { left, right in
            if left.key == right.key { return left.rank < right.rank }
            return isInverted ? isBefore(right.key, left.key) : isBefore(left.key, right.key)
        }.map(\.row)
    }

    /// Whether the order of rows is held; one that has ended is forgotten.
    private var holdsOrder: Bool {
        mutating get {
            if let heldOrder, heldOrder.holds(for: orderWish, at: now) { return true }
            heldOrder = nil
            return false
        }
    }
}
