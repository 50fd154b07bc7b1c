import Testing

@testable import Fleet

/// Two places that report with one identity are a conflict; one tracker that comes back another way is not.
@Suite struct SourceSignalTests {
    private static let here = PeerAddress(ipv4: 0xC633_6407, port: 1000)
    private static let there = PeerAddress(ipv4: 0xCB00_7109, port: 2000)

    private static func port(_ port: UInt16, of peer: PeerAddress = here) -> PeerAddress {
        PeerAddress(high: peer.high, low: peer.low, port: port)
    }

    /// Messages ten seconds apart from these places.
    private func feed(
        _ desk: WatchDesk, _ peers: [PeerAddress], from start: Double = 0, step: Double = 10,
        transports: [Transport] = [.tcp]
    ) {
        for (number, peer) in peers.enumerated() {
            desk.message(start + Double(number) * step, peer: peer, over: transports[number % transports.count])
        }
    }

    @Test("two places by turns within two minutes are one, and both are named, the older first")
    func turns() {
        let desk = WatchDesk()
        feed(desk, [Self.here, Self.here, Self.there, Self.here, Self.there, Self.here])
        #expect(desk.story == ["raised identityConflict"])
        #expect(desk.alarms.first?.facts.peers == [Self.here, Self.there])
        #expect(desk.device?.commandPeer == Self.here)
        #expect(desk.device?.conflict?.isByDistance == false)
    }

    @Test("what one tracker does is none")
    func oneTracker() {
        let quiet: [(String, [PeerAddress], [Transport], Double)] = [
            ("a new port each time", (1...6).map { Self.port($0) }, [.tcp], 10),
            ("another port of UDP", [Self.port(1), Self.port(1), Self.port(2), Self.port(2)], [.udp], 10),
            ("TCP and UDP at a time", [1, 2, 1, 2, 1, 2].map { Self.port($0) }, [.tcp, .udp], 10),
            ("TCP and UDP from one port", [1, 1, 1, 1].map { Self.port($0) }, [.tcp, .udp], 10),
            ("three addresses in turn", [Self.here, Self.there, PeerAddress(ipv4: 1, port: 3)], [.tcp], 10),
            ("back after long", [Self.here, Self.there, Self.here, Self.there], [.tcp], 121),
        ]
        for (name, peers, transports, step) in quiet {
            let desk = WatchDesk()
            feed(desk, peers, step: step, transports: transports)
            #expect(desk.story.filter { $0.contains("identity") }.isEmpty, "\(name)")
            #expect(desk.device?.commandPeer == peers.last, "\(name)")
        }
    }

    @Test("a place that nothing on wheels could have reached is one from another host only")
    func distance() {
        for (peer, story) in [(Self.there, ["raised identityConflict"]), (Self.port(7), [])] {
            let desk = WatchDesk()
            desk.position(0, peer: Self.here)
            desk.position(10, north: 1, peer: Self.here)
            desk.position(20, north: 90_000, peer: peer)
            #expect(desk.story == story)
            #expect(desk.device?.position?.coordinate == Tracker.north(1))
        }
    }

    @Test("it is over when one place alone reports for ten minutes, by a sweep")
    func end() {
        let desk = WatchDesk()
        feed(desk, [Self.here, Self.there, Self.here])
        for second in stride(from: 30.0, through: 600, by: 30) {
            desk.message(second, peer: Self.here)
            desk.sweep(second)
        }
        #expect(desk.story == ["raised identityConflict"], "not yet")
        desk.message(620, peer: Self.here)
        desk.sweep(620)
        #expect(desk.story == ["raised identityConflict", "ended identityConflict"])
        feed(desk, [Self.there, Self.here], from: 630)
        #expect(desk.alarms.map(\.count) == [2])
    }

    @Test("one of the two that comes on another connection stays what it was, also the one that was chosen")
    func moving() {
        let desk = WatchDesk()
        feed(desk, [Self.here, Self.there, Self.here, Self.port(9)])
        #expect(desk.device?.commandPeer == Self.port(9), "the older one has moved")
        feed(desk, [Self.there], from: 40)
        #expect(desk.device?.commandPeer == Self.port(9))
        #expect(
            desk.store.perform(
                .choosePeer(Tracker.id(WatchDesk.van), Self.there), by: Operator(user: "ana"), at: Tracker.at(50)) == 1)
        #expect(desk.device?.commandPeer == Self.there)
        feed(desk, [Self.port(2001, of: Self.there)], from: 60)
        #expect(desk.device?.commandPeer == Self.port(2001, of: Self.there))
        #expect(
            desk.store.perform(
                .choosePeer(Tracker.id(WatchDesk.van), Self.port(77)), by: Operator(user: "ana"), at: Tracker.at(70))
                == 0, "nobody reports from there")
        #expect(desk.story == ["raised identityConflict"])
    }

    @Test("a restart in the middle changes nothing")
    func restart() throws {
        let desk = WatchDesk()
        feed(desk, [Self.here, Self.there, Self.here])
        let next = try desk.restarted()
        feed(next, [Self.there, Self.here], from: 30)
        #expect(next.story.isEmpty, "it was told before")
        #expect(next.device?.conflict?.older.peer == Self.here)
        next.sweep(1000)
        #expect(next.story.contains("ended identityConflict"))
    }
}
