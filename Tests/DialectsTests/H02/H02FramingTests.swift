import Dialects
import Fleet
import Testing

/// Limits, resynchronisation and hostile bytes.
@Suite struct H02FramingTests {
    private static let beat = "*HQ,4106012736,XT,1#"

    @Test func aTextWithoutEndIsGivenUp() {
        var decoder = StreamDecoder()
        var reports = 0
        func take(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes {
                decoder.receive($0, now: Timestamp(seconds: 0)) { message, _ in
                    if case .report = message.content { reports += 1 }
                }
            }
            #expect(decoder.pendingCount <= 4096)
        }
        take(Array(Self.beat.utf8))
        take(Array("*HQ,4106012736,SMS,".utf8))
        for _ in 0..<20_000 { take([UInt8(ascii: "a")]) }
        take(Array(("#" + Self.beat).utf8))
        #expect(reports == 2)
    }

    @Test func theLimitOfATextIs2048Bytes() {
        let head = "*HQ,4106012736,SMS,"
        let longest = head + String(repeating: "a", count: 2048 - head.utf8.count - 1) + "#"
        #expect(Decoded.stream(longest).reports.first?.vendorText?.utf8.count == 2048 - head.utf8.count - 1)
        #expect(Decoded.stream(longest.dropLast() + "a#").reports.isEmpty)
    }

    @Test func resynchronises() {
        let cut = "*HQ,4106012736,V1,224434,A,1827.3"
        for garbage in [cut, "garbage#", "*HQ,#", "*1", "$GPRMC,1,A*00\r\n", "\u{0}\u{1}*x,#", "##", "***"] {
            for first in [Self.beat, ""] {
                let result = Decoded.stream(first + garbage + Self.beat)
                #expect(result.messages.count == (first.isEmpty ? 1 : 2), "\(garbage)")
                let bytes = Array((first + garbage + Self.beat).utf8)
                #expect(Decoded.stream(bytes.map { [$0] }).messages == result.messages, "\(garbage)")
            }
        }
    }

    @Test func anotherDialectBehindIsFoundAgain() {
        let gotop = Array("#861785001515349,CMD-X#".utf8)
        let result = Decoded.stream([Array(Self.beat.utf8)] + Array(repeating: gotop, count: 5))
        #expect(result.reports.map(\.dialect) == [.h02, .gotop, .gotop])
        #expect(result.reasons.count == 3)
    }

    @Test func datagramsNeedTheirEnd() {
        #expect(Decoded.datagram(String(Self.beat.dropLast())).reports.isEmpty)
        #expect(Decoded.datagram(Self.beat + String(Self.beat.dropLast())).reports.count == 1)
        #expect(Decoded.datagram(" \r\n\0" + Self.beat + "\r\n" + Self.beat).reports.count == 2)
    }

    @Test func anyBytesAreSurvived() {
        var generator = Generator(state: 0x1234_5678_9ABC_DEF0)
        let seeds = CorpusFrame.of("h02").map(\.bytes)
        var reports = 0
        for round in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0...Int(generator.next() % 3) {
                bytes += round % 8 == 0 ? generator.bytes(60) : generator.mutated(seeds)
            }
            var decoder = StreamDecoder()
            var place = 0
            while place < bytes.count {
                let end = min(bytes.count, place + 1 + Int(generator.next() % 200))
                bytes[place..<end].withUnsafeBytes { chunk in
                    decoder.receive(chunk, now: Timestamp(seconds: 0)) { message, _ in
                        if case .report(let report) = message.content {
                            reports += 1
                            if let place = report.fix?.coordinate { #expect(place.isValid) }
                            if report.kind == .alarm { #expect(report.alarm != nil) }
                        }
                    }
                }
                place = end
                if decoder.pendingCount > StreamDecoder.maximumUndecided {
                    Issue.record("\(decoder.pendingCount) held")
                }
            }
            _ = Decoded.datagram(bytes)
        }
        #expect(reports > 1000)
    }
}

/// A small generator with a seed, so that a failure comes again.
private struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    mutating func bytes(_ limit: UInt64) -> [UInt8] {
        (0..<(next() % limit)).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// One of the seeds with a few bytes changed, inserted or cut off.
    mutating func mutated(_ seeds: [[UInt8]]) -> [UInt8] {
        var bytes = seeds[Int(next()) % seeds.count]
        for _ in 0..<(next() % 4) where !bytes.isEmpty {
            let place = Int(next()) % bytes.count
            switch next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
            case 1: bytes.insert(Array("*$#,X0-.".utf8)[Int(next()) % 8], at: place)
            case 2: bytes.remove(at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
