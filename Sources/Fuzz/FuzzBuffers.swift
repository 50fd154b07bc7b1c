import Dialects
import Fleet
import Simulator

/// Makes bad input for one dialect: damaged, cut, glued and invented; the same seed gives the same buffers.
struct FuzzBuffers: Sendable {
    private static let letters = Array("#;,*$:.-A0129\r\nVNEW imei:TRVAP CMD-T HQ,V1 GPRMC ##".utf8)

    private let corpus: FuzzCorpus
    private let isSealed: Bool
    var random: SplitMix64

    /// Buffers for `dialect`; those of gt06 often get a proper checksum, so that what lies behind it is tried too.
    init(_ corpus: FuzzCorpus, dialect: DialectID, seed: UInt64) {
        self.corpus = corpus
        isSealed = dialect == .gt06
        random = SplitMix64(seed: seed)
    }

    /// The next buffer.
    mutating func next() -> [UInt8] {
        switch random.int(0...19) {
        case 0: return noise(random.int(0...300))
        case 1: return text(random.int(0...300))
        case 2: return Array(repeatElement(text(random.int(1...4)), count: random.int(0...1500)).joined())
        case 3: return frame() + noise(random.int(0...40)) + frame()
        default: break
        }
        var bytes: [UInt8] = []
        for _ in 0...random.int(0...2) { bytes += damagedFrame() }
        return bytes
    }

    /// One message of the corpus with up to six wounds.
    private mutating func damagedFrame() -> [UInt8] {
        var bytes = frame()
        for _ in 0..<random.int(0...6) { wound(&bytes) }
        return isSealed && random.chance(0.7) ? resealed(bytes) : bytes
    }

    private mutating func frame() -> [UInt8] {
        corpus.frames.isEmpty ? [] : corpus.frames[random.int(0...corpus.frames.count - 1)]
    }

    /// Changes, removes, inserts, doubles or cuts something.
    private mutating func wound(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = random.int(0...bytes.count - 1)
        let end = min(bytes.count, place + random.int(1...40))
        switch random.int(0...7) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: text(random.int(1...3)), at: place)
        case 3: bytes[place] = UInt8(ascii: "0") + UInt8(random.int(0...9))
        case 4: bytes[place] ^= 1 << UInt8(random.int(0...7))
        case 5: bytes.removeSubrange(place..<end)
        case 6: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default: bytes.removeSubrange(place...)
        }
    }

    /// The content of a damaged frame in a frame of any number whose length and checksum are right.
    private mutating func resealed(_ bytes: [UInt8]) -> [UInt8] {
        let content = Array(bytes.dropFirst(4).dropLast(6).prefix(200))
        let known = bytes.count > 3 ? bytes[3] : 0x12
        let number = random.chance(0.5) ? known : UInt8(truncatingIfNeeded: random.next())
        return GT06Voice.frame(number, content, serial: random.int(0...65535))
    }

    private mutating func noise(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    private mutating func text(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in Self.letters[random.int(0...Self.letters.count - 1)] }
    }
}
