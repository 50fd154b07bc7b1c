import Fleet
import Testing

/// Addresses as people write them, IPv6 as RFC 5952 asks for.
@Suite struct PeerAddressTests {
    @Test(
        arguments: [
            (0xC633_6407, "198.51.100.7:41234"), (0x7F00_0001, "127.0.0.1:41234"), (0, "0.0.0.0:41234"),
            (UInt32.max, "255.255.255.255:41234"),
        ] as [(UInt32, String)])
    func ipv4(_ number: UInt32, _ text: String) {
        #expect(PeerAddress(ipv4: number, port: 41234).description == text)
    }

    @Test(
        arguments: [
            (0, 0, "::"), (0, 1, "::1"), (0x2001_0DB8_0000_0000, 1, "2001:db8::1"),
            (0x2001_0DB8_0000_0001, 0x0001_0001_0001_0001, "2001:db8:0:1:1:1:1:1"),
            (0x2001_0000_0000_0001, 0x0000_0000_0000_0001, "2001:0:0:1::1"),
            (0x2001_0DB8_0000_0000, 0x0001_0000_0000_0001, "2001:db8::1:0:0:1"),
            (0x0001_0000_0000_0000, 0, "1::"), (0x0001_0002_0003_0004, 0x0005_0006_0007_0008, "1:2:3:4:5:6:7:8"),
            (0x0000_0000_0003_0004, 0x0005_0006_0007_0008, "::3:4:5:6:7:8"),
            (0xFE80_0000_0000_0000, 0xABCD_EF01_2345_6789, "fe80::abcd:ef01:2345:6789"),
        ] as [(UInt64, UInt64, String)])
    func ipv6(_ high: UInt64, _ low: UInt64, _ text: String) {
        let address = PeerAddress(high: high, low: low, port: 8888)
        #expect(address.host == text)
        #expect(address.description == "[\(text)]:8888")
        #expect(address.ipv4 == nil)
    }

    @Test func mappedAddressesAreIPv4() {
        let mapped = PeerAddress(high: 0, low: 0xFFFF_C633_6407, port: 1)
        #expect(mapped == PeerAddress(ipv4: 0xC633_6407, port: 1))
        #expect(mapped.ipv4 == 0xC633_6407)
        #expect(mapped.host == "198.51.100.7")
        #expect(PeerAddress(high: 0, low: 0xC633_6407, port: 1).ipv4 == nil, "the deprecated compatible form is IPv6")
    }

    @Test func loopbackIsThisMachine() {
        #expect(PeerAddress(ipv4: 0x7F00_0001, port: 1).isLoopback)
        #expect(PeerAddress(ipv4: 0x7FFF_FFFF, port: 1).isLoopback)
        #expect(PeerAddress(high: 0, low: 1, port: 1).isLoopback)
        #expect(!PeerAddress(ipv4: 0x8000_0001, port: 1).isLoopback)
        #expect(!PeerAddress(high: 0, low: 2, port: 1).isLoopback)
        #expect(!PeerAddress(high: 1, low: 1, port: 1).isLoopback)
    }
}
