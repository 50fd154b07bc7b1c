import Fleet

/// The order of all devices by their names, kept from one look to the next, because names hardly ever change.
struct NameOrder {
    /// The places of the devices in the fleet, in the order of their names.
    private var order: [Int] = []
    /// The place of each device in that order.
    private(set) var ranks: [Int] = []

    /// Looks at a fleet; where names are as before, each is compared once with the next one.
    mutating func update(_ devices: ChunkedArray<Device>) {
        // A fleet of the past may have fewer devices.
        if order.count > devices.count { order.removeAll { $0 >= devices.count } }
        order += order.count..<devices.count
        // Only the names are taken out: a copy of each device costs more than the order.
        let names = devices.indices.map { devices[$0].sortName }
        if !zip(order, order.dropFirst()).allSatisfy({ names[$0].isBefore(names[$1]) }) {
            order.sort { names[$0].isBefore(names[$1]) }
        }
        if ranks.count != order.count { ranks = order }
        for (rank, index) in order.enumerated() { ranks[index] = rank }
    }
}
