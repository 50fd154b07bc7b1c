import TestSupport
import Testing

@testable import Dialects

/// A byte is found at the same place as by looking at one byte after the other.
@Suite struct ByteSearchTests {
    @Test("the first place, in bytes of every length, from every start")
    func everyPlace() {
        var random = SeededRandom(seed: 17)
        // Neighbours of the byte, and bytes with and without the highest bit, are those that could be taken for it.
        let alphabet: [UInt8] = [0, 1, 0x2B, 0x2C, 0x2D, 0x80, 0xAC, 0xFF]
        for count in 0...40 {
            for _ in 0..<20 {
                let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
                for byte in alphabet {
                    for start in 0...count { expectSame(bytes, byte, from: start) }
                }
            }
        }
    }

    private func expectSame(_ bytes: [UInt8], _ byte: UInt8, from start: Int) {
        let found = bytes.withUnsafeBytes { $0.firstIndex(of: byte, from: start) }
        let expected = bytes[start...].firstIndex(of: byte)
        if found != expected { Issue.record("\(byte) from \(start) in \(bytes): \(String(describing: found))") }
    }
}
