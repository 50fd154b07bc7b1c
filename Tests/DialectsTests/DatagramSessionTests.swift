import Dialects
import Fleet
import Testing

/// Over UDP a login speaks for its address and port, for half an hour and for so many addresses at most.
@Suite struct DatagramSessionTests {
    private let heartbeat = GT06Frames.short(0x13, [0, 1, 2, 0, 1])

    private func peer(_ number: Int) -> PeerAddress {
        PeerAddress(ipv4: 0x0A00_0000 | UInt32(number >> 4), port: UInt16(1000 + number & 15))
    }

    private func send(
        _ bytes: [UInt8], _ peer: PeerAddress, at second: Int64 = 0, to decoder: inout DatagramDecoder
    ) -> Heard {
        var heard = Heard()
        bytes.withUnsafeBytes {
            decoder.receive($0, from: peer, now: Timestamp(seconds: second)) { message, _ in heard.take(message) }
        }
        return heard
    }

    @Test func aLoginSpeaksForItsAddressAndPortOnly() {
        var decoder = DatagramDecoder()
        #expect(send(GT06Frames.login, peer(1), to: &decoder).reports.map(\.kind) == [.login])
        #expect(send(heartbeat, peer(1), to: &decoder).reports.first?.device.description == GT06Frames.device)
        let stranger = send(heartbeat, peer(2), to: &decoder)
        #expect(stranger.reports.isEmpty && stranger.wrongReplies.isEmpty)
        #expect(stranger.reasons.first?.contains("before the login") == true)
    }

    @Test func halfAnHourOfSilenceEndsIt() {
        var decoder = DatagramDecoder()
        _ = send(GT06Frames.login, peer(1), at: 0, to: &decoder)
        #expect(send(heartbeat, peer(1), at: 1800, to: &decoder).reports.count == 1)
        #expect(send(heartbeat, peer(1), at: 3600, to: &decoder).reports.count == 1)
        #expect(send(heartbeat, peer(1), at: 5401, to: &decoder).reports.isEmpty)
        #expect(send(GT06Frames.login, peer(1), at: 5402, to: &decoder).reports.count == 1)
        #expect(send(heartbeat, peer(1), at: 5403, to: &decoder).reports.count == 1)
    }

    @Test func onlyAValidLoginIsRemembered() {
        var decoder = DatagramDecoder()
        var broken = GT06Frames.login
        broken[6] ^= 1
        for bytes in [broken, heartbeat, GT06Frames.short(0x01, [0xFF, 0, 0, 0, 0, 0, 0, 0])] {
            #expect(send(bytes, peer(1), to: &decoder).reports.isEmpty)
        }
        #expect(send(heartbeat, peer(1), to: &decoder).reports.isEmpty)
    }

    @Test func nothingUnderstoodIsNoSignOfLife() {
        var decoder = DatagramDecoder()
        _ = send(GT06Frames.login, peer(1), at: 0, to: &decoder)
        let impossible = GT06Frames.short(0x12, GT06Frames.position(date: [26, 13, 1, 0, 0, 0]))
        let refused = send(impossible, peer(1), at: 1700, to: &decoder)
        #expect(refused.reasons == ["gt06: there is no 26-13-1 0:0:0"])
        #expect(send(heartbeat, peer(1), at: 1900, to: &decoder).reports.isEmpty)
    }

    @Test func theLongestSilentGivesWay() {
        var decoder = DatagramDecoder()
        for number in 0..<8192 { _ = send(GT06Frames.login, peer(number), at: 0, to: &decoder) }
        #expect(send(heartbeat, peer(0), at: 1, to: &decoder).reports.count == 1)
        _ = send(GT06Frames.login, peer(8192), at: 2, to: &decoder)
        #expect(send(heartbeat, peer(1), at: 3, to: &decoder).reports.isEmpty)
        for number in [0, 2, 3, 4096, 8191, 8192] {
            #expect(send(heartbeat, peer(number), at: 4, to: &decoder).reports.count == 1, "\(number)")
        }
        // Many more than there is room for: the table turns over and stays right.
        for number in 10_000..<30_000 { _ = send(GT06Frames.login, peer(number), at: 5, to: &decoder) }
        #expect(send(heartbeat, peer(30_000 - 8193), at: 6, to: &decoder).reports.isEmpty)
        #expect(send(heartbeat, peer(30_000 - 8192), at: 6, to: &decoder).reports.count == 1)
        #expect(send(heartbeat, peer(29_999), at: 6, to: &decoder).reports.count == 1)
    }

    @Test func oneAddressOneDialect() {
        var decoder = DatagramDecoder()
        _ = send(GT06Frames.login, peer(1), to: &decoder)
        let other = Array("TRVCP01,06000908000102#".utf8)
        #expect(send(other, peer(1), to: &decoder).reports.isEmpty)
        #expect(send(Array("#861785001515349,CMD-X#".utf8), peer(1), to: &decoder).reports.count == 1)
        #expect(send(heartbeat, peer(1), to: &decoder).reports.count == 1)
        _ = send(Array("TRVAP00869207032612724#".utf8), peer(1), to: &decoder)
        #expect(send(other, peer(1), to: &decoder).reports.first?.device.description == "869207032612724")
        #expect(send(heartbeat, peer(1), to: &decoder).reports.isEmpty)
    }
}
