import TestSupport

/// A seeded source of hostile input: noise, and frames of the corpus with damage.
struct FuzzSource {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A number from 0 up to, but without, `limit`.
    mutating func number(below limit: Int) -> Int {
        Int(random.next() % UInt64(max(1, limit)))
    }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: random.next()) }

    /// Bytes that matter to framing and fields, so that noise gets past the first check.
    private static let telling = Array("####,,,,0123456789AV-:.NSEWCMDALT\r\n\0 ;*$x\"~".utf8)

    mutating func tellingByte() -> UInt8 { Self.telling[number(below: Self.telling.count)] }

    /// Up to 300 bytes of noise, half of the time of telling bytes only.
    mutating func noise() -> [UInt8] {
        let isTelling = number(below: 2) == 0
        return (0..<number(below: 300)).map { _ in isTelling ? tellingByte() : byte() }
    }

    /// One to four frames in a row with up to seven places of damage, 3000 bytes at most.
    mutating func damaged(_ frames: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0...number(below: 4) { bytes += frames[number(below: frames.count)] }
        bytes = Array(bytes.prefix(3000))
        for _ in 0..<number(below: 8) where !bytes.isEmpty { damage(&bytes) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = number(below: bytes.count)
        switch number(below: 7) {
        case 0: bytes[place] = byte()
        case 1: bytes[place] = tellingByte()
        case 2: bytes.insert(tellingByte(), at: place)
        case 3: bytes.remove(at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + number(below: 40)))
        case 5: bytes.insert(contentsOf: Array("#1##\n#".utf8), at: place)
        default:
            guard let separator = bytes[place...].firstIndex(of: UInt8(ascii: "#")) else { return }
            bytes[separator] = tellingByte()
        }
    }

    /// The same bytes in chunks of 1 up to `longest` bytes.
    mutating func chunks(_ bytes: [UInt8], longest: Int) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 1 + number(below: longest))
            chunks.append(Array(bytes[start..<end]))
            start = end
        }
        return chunks
    }
}
