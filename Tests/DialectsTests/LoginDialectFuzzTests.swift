import Dialects
import Fleet
import TestSupport
import Testing

/// Twenty thousand seeded, damaged buffers a dialect: nothing traps, nothing is kept, nothing strange is answered.
@Suite struct LoginDialectFuzzTests {
    @Test(arguments: [("gt06", 1), ("trv", 2)]) func damagedAndRandom(_ dialect: String, _ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let frames = CorpusFrame.of(dialect).map(\.bytes)
        let login = dialect == "gt06" ? GT06Frames.login : Array("TRVAP00869207032612724#".utf8)
        for _ in 0..<20_000 {
            var bytes = frames.randomElement(using: &random) ?? []
            damage(&bytes, &random)
            if dialect == "gt06", Bool.random(using: &random) { bytes = resealed(bytes, &random) }
            let split = Int.random(in: 0...bytes.count, using: &random)
            let heard = Heard.stream([login, Array(bytes[..<split]), Array(bytes[split...])])
            #expect(heard.wrongReplies.isEmpty)
            #expect(heard.mostPending <= StreamDecoder.maximumUndecided + 1024)
            for reply in heard.replies { #expect(reply.count <= 40) }
            for report in heard.reports { #expect(report.fix?.coordinate?.isValid != false) }
            _ = Heard.datagrams([login, bytes])
        }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
            let place = bytes.indices.randomElement(using: &random) ?? 0
            switch UInt8.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default: bytes[place] = 0x30 + UInt8.random(in: 0...9, using: &random)
            }
        }
    }

    /// The same content with a proper checksum, so that what lies behind the checksum is tried too.
    private func resealed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        let content = Array(bytes.dropFirst(4).dropLast(6).prefix(200))
        let messages: [UInt8] = [0x12, 0x13, 0x15, 0x16, 0x19, 0x21, 0x22, 0x23, 0x26, 0x27, 0x2C, 0x8A, 0x94, 0x01]
        let message = messages.randomElement(using: &random) ?? 0x12
        return Bool.random(using: &random) ? GT06Frames.short(message, content) : GT06Frames.long(message, content)
    }
}
