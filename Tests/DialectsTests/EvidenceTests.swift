import Dialects
import Fleet
import Testing

/// Why a stream or a datagram is read in its dialect, in words.
struct EvidenceTests {
    private static let peer = PeerAddress(ipv4: 0xC633_6407, port: 41234)

    private static func stream(_ bytes: [UInt8], cutAt cut: Int? = nil) -> [Detection?] {
        var decoder = StreamDecoder(from: peer)
        var found: [Detection?] = []
        func take(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer, _ detection: Detection?) {
            found.append(detection)
        }
        let pieces = cut.map { [Array(bytes[..<$0]), Array(bytes[$0...])] } ?? [bytes]
        for piece in pieces { piece.withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 5), take) } }
        decoder.finish(now: Timestamp(seconds: 9), take)
        return found
    }

    private static let samples: [(bytes: [UInt8], evidence: String)] = [
        (
            Array(
                "#861785001515349,CMD-T,A,DATE:120903,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5#".utf8),
            "gotop: identity of 15 digits and CMD-T with a position, after #"
        ),
        (
            Array("#861785001515349,CMD-X#".utf8),
            "gotop: identity of 15 digits and CMD-X without a position, after #"
        ),
        (
            [
                0x78, 0x78, 0x0D, 0x01, 0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94, 0x00, 0x06, 0x7E, 0xC3, 0x0D,
                0x0A,
            ], "gt06: frame 78 78, length 13, checksum right, a login"
        ),
        (Array("TRVAP00869207032612724#".utf8), "trv: TRVAP00 with an identity of 15 digits up to #"),
        (Array("##,imei:359769031878322,A;".utf8), "gps103: login ##,imei: with 15 digits"),
        (Array("359769031878322;".utf8), "gps103: 15 digits alone, and nothing behind them"),
        (
            Array(
                "imei:359769031878322,tracker,1602160718,,F,221811.000,A,1655.2193,S,14546.6722,E,10.00,90.5;".utf8),
            "gps103: imei: with 15 digits, keyword 'tracker' and its fields right"
        ),
        (
            Array(
                "*HQ,353505620301047,V1,100907,A,0506.3415,N,00722.3332,E,0.00,0,140416,FFFFFBFF,26d,12f,3f5a,ada3#"
                    .utf8),
            "h02: *HQ with an identity of 15 digits and a valid V1 up to #"
        ),
        (
            Array(
                "#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3545,S,10708.5779,E,14.62,97.41,070313,,*70\r\n##\r\n"
                    .utf8),
            "tlt2h: header of 15 digits between #, AUTO with 1 record, a record right"
        ),
    ]

    @Test(arguments: samples.indices) func theSentenceSaysWhatConvinced(index: Int) throws {
        let sample = Self.samples[index]
        let detection = try #require(Self.stream(sample.bytes).first ?? nil)
        #expect(detection.evidence == sample.evidence)
        #expect(detection.evidence.hasPrefix("\(detection.dialect.name): "))
        #expect(detection.at == Timestamp(seconds: 5) && detection.transport == .tcp && detection.peer == Self.peer)
    }

    @Test(arguments: samples.indices) func itDoesNotDependOnHowTheBytesAreCut(index: Int) throws {
        let bytes = Self.samples[index].bytes
        for cut in 1..<bytes.count - 1 {
            let detection = try #require(Self.stream(bytes, cutAt: cut).first ?? nil)
            #expect(detection.evidence == Self.samples[index].evidence, "cut at \(cut)")
        }
    }

    @Test func everyDecodableFrameOfTheCorpusHasEvidenceOfItsDialect() {
        var seen: Set<String> = []
        for frame in CorpusFrame.all where frame.segments.isEmpty {
            guard let detection = Self.stream(frame.bytes).first ?? nil else { continue }
            seen.insert(detection.dialect.name)
            #expect(detection.evidence.hasPrefix("\(detection.dialect.name): "), "\(frame.id)")
            #expect(detection.evidence.utf8.count > 20, "\(frame.id): \(detection.evidence)")
        }
        let names = Set(DialectRegistry.all.map { dialect in dialect.id.name })
        #expect(seen == names)
    }

    @Test func oneDecisionServesAllMessagesOfAConnection() {
        let found = Self.stream(Array("#861785001515349,CMD-X##861785001515349,CMD-D#".utf8))
        #expect(found.count == 2)
        #expect(found[0] != nil && found[0] === found[1])
    }

    @Test func noiseBeforeADecisionHasNone() {
        let found = Self.stream(Array("GET / HTTP/1.1\r\n\r\n".utf8))
        #expect(found.count == 1 && found[0] == nil)
    }

    @Test func datagramsOfOnePeerShareTheirDecisionUntilTheDialectChanges() {
        var decoder = DatagramDecoder()
        var found: [Detection?] = []
        func receive(_ text: String, from peer: PeerAddress) {
            Array(text.utf8).withUnsafeBytes { bytes in
                decoder.receive(bytes, from: peer, now: Timestamp(seconds: 5)) { _, _, detection in
                    found.append(detection)
                }
            }
        }
        receive("#861785001515349,CMD-X#", from: Self.peer)
        receive("#861785001515349,CMD-D#", from: Self.peer)
        receive("359769031878322;", from: Self.peer)
        receive("#861785001515349,CMD-X#", from: PeerAddress(ipv4: 1, port: 2))
        #expect(found[0] != nil && found[0] === found[1])
        #expect(found[2]?.dialect == .gps103 && found[2]?.transport == .udp)
        #expect(found[3]?.peer == PeerAddress(ipv4: 1, port: 2))
    }
}
