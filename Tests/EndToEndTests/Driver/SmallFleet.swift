/// A few trackers in different states, for stories that look at how they are drawn.
enum SmallFleet {
    /// Sends one that moves, one that stands, one that is new, and an SOS of a fourth.
    static func send(port: UInt16) throws {
        let relay = try TrackerSocket(.tcp, port: port)
        relay.send(Frame.full("CMD-T", Frame.device(1)))
        relay.send(Frame.full("CMD-T", Frame.device(1), place: "LAT:45.7641430N,LOT:004.8356590E"))
        relay.send(Frame.full("CMD-T", Frame.device(2), speed: "000.0"))
        relay.send(Frame.heartbeat(Frame.device(3)))
        relay.send(Frame.full("ALM-A", Frame.device(4), speed: "000.0"))
    }

    /// What is on the screen then.
    static let signs = ["moving", "stopped", "new", "SOS"]
}

extension RawTerminal {
    /// Sends a small fleet and waits until it is drawn.
    func showSmallFleet() async throws {
        try SmallFleet.send(port: try await port())
        for sign in SmallFleet.signs { try await waitFor(sign) }
    }
}
