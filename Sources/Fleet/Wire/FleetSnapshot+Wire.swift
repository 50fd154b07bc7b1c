extension FleetSnapshot {
    /// The last messages of all devices and of nobody known, in and out, oldest first.
    public var wireMessages: [WireMessage] {
        wire.exchanges.flatMap(\.messages)
    }

    /// The last messages of a device, in and out, oldest first.
    ///
    /// Pieces that were not understood name nobody; those from the address and port the device spoke from last are
    /// taken for its own.
    public func wireMessages(of id: DeviceID) -> [WireMessage] {
        guard let device = device(id) else {
            return wire.exchanges.filter { $0.device == id }.flatMap(\.messages)
        }
        let own = device.wire.exchanges
        let nameless = wire.exchanges.filter { $0.device == nil && $0.peer == device.peer }
        guard !nameless.isEmpty else { return own.flatMap(\.messages) }
        return (own + nameless).sorted { $0.number < $1.number }.flatMap(\.messages)
    }
}
