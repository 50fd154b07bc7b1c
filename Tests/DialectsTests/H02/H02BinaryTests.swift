import Dialects
import Fleet
import Testing

/// Binary frames: three lengths without end marks, mixed with text, cut anywhere.
@Suite struct H02BinaryTests {
    /// 32 bytes with a short identity.
    private static let short = CorpusFrame.bytes(
        hex: "2427051711092133391406135002584900014337822e000000ffffffffff0000")
    /// 45 bytes with a short identity.
    private static let extended = CorpusFrame.bytes(
        hex: "2441090013450831250401145047888000008554650e000000fffff9ffff001006000000000106020299109c01")
    /// 42 bytes with the identity 352672101234567.
    private static let long = CorpusFrame.bytes(
        hex: "24352672101234567f" + "213339140613" + "5002584906" + "014337822e" + "012090" + "f7fffbff"
            + "00112233445566778899")
    private static let mileage = CorpusFrame.bytes(
        hex: "5800009814991024031101175540227006012321670c000095fffffbffff0033")
    private static let text = Array("*HQ,2705171109,XT,1#".utf8)

    @Test func lengthsAreAsWritten() {
        #expect(Self.short.count == 32 && Self.extended.count == 45 && Self.long.count == 42)
        #expect(Self.mileage.count == 32)
    }

    @Test(arguments: [
        [short, short, short], [extended, extended, extended], [long, long], [short, text, short, text],
        [extended, text, extended], [short, mileage, short, mileage, text], [text, mileage, long, text],
    ])
    func anyChunksGiveTheSame(_ frames: [[UInt8]]) {
        let bytes = Array(frames.joined())
        let whole = Decoded.stream([bytes])
        #expect(whole.messages.count == frames.count)
        #expect(whole.reasons.isEmpty)
        #expect(Decoded.stream(bytes.map { [$0] }) == whole)
        for split in 0...bytes.count {
            let parts = Decoded.stream([Array(bytes[..<split]), Array(bytes[split...])])
            #expect(parts == whole, "split at \(split)")
        }
        #expect(Decoded.datagram(bytes) == whole)
    }

    @Test func aLongIdentity() {
        for result in [Decoded.stream([Self.long]), Decoded.datagram(Self.long)] {
            let report = result.reports.first
            #expect(report?.device.description == "352672101234567")
            #expect(report?.type == "$" && report?.kind == .position)
            #expect(report?.fix?.time?.iso8601 == "2013-06-14T21:33:39Z")
            #expect(report?.engineCut == true && report?.power.batteryPercent == 100)
            #expect(abs((report?.fix?.speedKmh ?? 0) - 12 * 1.852) < 1e-9 && report?.fix?.courseDeg == 90)
            #expect(result.messages.first?.reply == [])
        }
    }

    @Test(
        arguments: [
            (0, nil, nil), (1, 0, nil), (3, 20, nil), (4, 60, nil), (6, 100, nil), (7, 7, nil), (100, 100, nil),
            (101, nil, nil), (0xF1, nil, 1), (0xF6, nil, 6), (0xF7, nil, nil),
        ] as [(UInt8, Int?, Int?)])
    func battery(_ byte: UInt8, _ percent: Int?, _ level: Int?) {
        var frame = Self.short
        frame[16] = byte
        let power = Decoded.datagram(frame).reports.first?.power
        #expect(power?.batteryPercent == percent && power?.batteryLevel == level)
    }

    @Test func invalidAndSouthWest() {
        var frame = Self.short
        frame[21] = 0x20  // neither valid nor north nor east
        let fix = Decoded.datagram(frame).reports.first?.fix
        #expect(fix?.isValid == false)
        #expect((fix?.coordinate?.latitude ?? 0) < -50 && (fix?.coordinate?.longitude ?? 0) < -14)
        for index in Array(12...15) + Array(17...21) { frame[index] = 0 }
        let nowhere = Decoded.datagram(frame).reports.first?.fix
        #expect(nowhere?.isValid == false && nowhere?.coordinate == nil)
    }

    @Test(
        arguments: [
            (1, 0xA0), (6, 0x24), (7, 0x61), (9, 0x32), (9, 0x00), (10, 0x13), (12, 0x91), (13, 0x60), (14, 0xAA),
            (17, 0x19), (22, 0xF0), (24, 0x0F),
        ] as [(Int, UInt8)])
    func refused(_ place: Int, _ byte: UInt8) {
        var frame = Self.short
        frame[place] = byte
        #expect(Decoded.datagram(frame).reports.isEmpty)
        #expect(Decoded.stream([frame]).reports.isEmpty)
        let known = Decoded.stream([Self.text + frame + Self.text])
        #expect(known.reports.count == 2)
        #expect(!known.reasons.isEmpty)
    }

    @Test func oddLengthsAreNoDatagrams() {
        for count in 1..<60 where ![32, 42, 45].contains(count) {
            let frame = Array((Self.extended + Self.extended)[..<count])
            if count > 45 { continue }
            #expect(Decoded.datagram(frame).reports.isEmpty, "\(count) bytes")
        }
        #expect(Decoded.datagram(Self.extended + Self.short.dropLast()).reports.count == 1)
    }

    @Test func mileageNeedsSomebody() {
        #expect(Decoded.stream([Self.mileage]).reports.isEmpty)
        #expect(Decoded.datagram(Self.mileage).reports.isEmpty)
        let report = Decoded.stream([Self.short + Self.mileage]).reports.last
        #expect(report?.kind == .heartbeat && report?.type == "X" && report?.device.description == "2705171109")
        #expect(report?.fix == nil)
    }

    @Test func sentencesOfReceiversAreNoFrames() {
        let sentence = "$GPGGA,094513.000,3648.0463,N,12706.6433,E,1,05,1.9,60.0,M,,,,0000*71\r\n"
        #expect(Decoded.stream(sentence).messages.isEmpty)
        #expect(Decoded.datagram(sentence).messages.isEmpty)
        #expect(Decoded.stream([Self.text + Array(sentence.utf8) + Self.text]).messages.count == 2)
    }
}
