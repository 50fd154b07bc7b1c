/// The last exchanges with one device; when it is full the oldest go first.
struct DeviceWire: Sendable {
    private var slots: [WireExchange] = []
    /// The place of the oldest once all places are taken.
    private var oldest = 0

    /// The exchanges, oldest first.
    var exchanges: [WireExchange] { Array(slots[oldest...] + slots[..<oldest]) }

    /// Adds one; a capacity that has shrunk lets older ones go.
    mutating func add(_ exchange: WireExchange, capacity: Int) {
        if slots.count > capacity || slots.count < capacity && oldest > 0 {
            slots = Array(exchanges.suffix(capacity))
            oldest = 0
        }
        if slots.count < capacity {
            slots.append(exchange)
        } else {
            slots[oldest] = exchange
            oldest = oldest + 1 == slots.count ? 0 : oldest + 1
        }
    }

    /// How many exchanges a device keeps: fewer the more devices there are, so that memory stays bounded.
    static func capacity(devices: Int) -> Int {
        devices <= 2000 ? 32 : devices <= 20_000 ? 8 : 1
    }
}

/// The last exchanges with anybody, also with trackers that were refused, and input that was not understood.
///
/// In pieces, so that a change after a snapshot copies one of them and not all.
struct FleetWire: Sendable {
    /// How many exchanges are kept.
    static let capacity = 1000

    private var slots = ChunkedArray<WireExchange>()
    /// How many exchanges there were since the start; the number of the next one.
    private(set) var count: UInt64 = 0

    /// The exchanges, oldest first.
    var exchanges: [WireExchange] {
        let oldest = slots.count < Self.capacity ? 0 : Int(count % UInt64(Self.capacity))
        return slots.indices.map { slots[(oldest + $0) % max(1, slots.count)] }
    }

    /// Adds one, whose number must be ``count``.
    mutating func add(_ exchange: WireExchange) {
        if slots.count < Self.capacity {
            slots.append(exchange)
        } else {
            slots[Int(count % UInt64(Self.capacity))] = exchange
        }
        count += 1
    }
}
