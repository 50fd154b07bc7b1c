import Fleet
import TestSupport
import Testing

@testable import Dialects

/// Twenty thousand damaged, cut and glued frames: nothing traps, nothing is held back without bound, nothing is
/// answered that was not understood.
@Suite struct TextDialectFuzzTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func nothingTrapsOrGrows(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let frames = CorpusFrame.of("gps103", "tlt2h", "gotop").map(\.bytes)
        for _ in 0..<5000 {
            let bytes = damaged(frames, &random)
            var decoder = StreamDecoder()
            var rest = bytes[...]
            while !rest.isEmpty {
                let chunk = rest.prefix(1 + Int(random.next() % 90))
                rest = rest.dropFirst(chunk.count)
                chunk.withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 0), check) }
                if random.next() % 8 == 0 { decoder.quiet(now: Timestamp(seconds: 0), check) }
                #expect(decoder.pendingCount <= 4096)
            }
            decoder.finish(now: Timestamp(seconds: 0), check)
            #expect(decoder.pendingCount == 0)
            var datagrams = DatagramDecoder()
            bytes.withUnsafeBytes {
                datagrams.receive($0, from: PeerAddress(ipv4: 1, port: 1), now: Timestamp(seconds: 0), check)
            }
        }
    }

    @Test func anEndlessLineIsRefusedAndPassedOver() {
        for (start, end) in [
            ("##,imei:353552045403597,A;imei:", ";imei:353552045403597,help me;"),
            (
                "#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3,S,10708.5,E,1,9,070313,,*70\r\n#$GPRMC,",
                "\r\n##\r\n#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3,S,10708.5,E,1,9,070313,,*70\r\n##"
            ),
        ] {
            var decoder = StreamDecoder()
            var reports = 0
            for text in [start] + Array(repeating: String(repeating: "A", count: 1000), count: 9) + [end] {
                Array(text.utf8).withUnsafeBytes { bytes in
                    decoder.receive(bytes, now: Timestamp(seconds: 0)) { message, _ in
                        if case .report = message.content { reports += 1 }
                    }
                }
                #expect(decoder.pendingCount <= 4096)
            }
            #expect(reports == 2, "\(start)")
        }
    }

    private func check(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) {
        switch message.content {
        case .report(let report):
            if let place = report.fix?.coordinate { #expect(place.isValid) }
            if report.kind == .alarm { #expect(report.alarm != nil && report.alarmCode != nil) }
        case .unparsed: #expect(message.reply.isEmpty && raw.count <= StreamDecoder.maximumUnparsedShown)
        }
    }

    private func damaged(_ frames: [[UInt8]], _ random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0...(random.next() % 4) { bytes += frames[Int(random.next() % UInt64(frames.count))] }
        for _ in 0..<(random.next() % 6) where !bytes.isEmpty {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("#;,*$:A0\r\n".utf8)[Int(random.next() % 10)], at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 40)))
            }
        }
        return bytes
    }
}
