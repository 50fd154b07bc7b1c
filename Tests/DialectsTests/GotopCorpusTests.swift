import Dialects
import Fleet
import Testing

/// Every gotop frame gives all that the corpus expects, however the network cuts it; every `none` frame gives nothing.
@Suite struct GotopCorpusTests {
    @Test func theCorpusIsThere() {
        #expect(CorpusFrame.of("gotop").count >= 40)
        #expect(CorpusFrame.of("none").count >= 15)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func wholeAsStream(_ frame: CorpusFrame) {
        check(decodeStream(frame.segments.isEmpty ? [frame.bytes] : frame.segments), frame, isDatagram: false)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func wholeAsDatagram(_ frame: CorpusFrame) {
        check(decodeDatagram(frame.bytes), frame, isDatagram: true)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func byteByByte(_ frame: CorpusFrame) {
        check(decodeStream(frame.bytes.map { [$0] }), frame, isDatagram: false)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func atEverySplit(_ frame: CorpusFrame) {
        let whole = decodeStream([frame.bytes])
        for split in 0...frame.bytes.count {
            let parts = decodeStream([Array(frame.bytes[..<split]), Array(frame.bytes[split...])])
            #expect(parts.reports == whole.reports, "split at \(split)")
            #expect(parts.reasons == whole.reasons, "split at \(split)")
        }
    }

    @Test func gluedTogether() {
        // A missing leading separator is only legal at the start of a stream, a missing closing one only in UDP.
        let frames = CorpusFrame.of("gotop").filter {
            $0.bytes.last == UInt8(ascii: "#") && $0.expected.first?.text("kind") != "unparsed"
        }
        let single = frames.flatMap { decodeStream([$0.bytes]).reports }
        let glued = decodeStream([frames.flatMap(\.bytes)])
        #expect(glued.reports == single)
        #expect(glued.reasons.isEmpty)
    }

    @Test(arguments: CorpusFrame.of("none")) func nothingOutOfNothing(_ frame: CorpusFrame) {
        for chunks in [[frame.bytes], frame.bytes.map { [$0] }] {
            let result = decodeStream(chunks)
            #expect(result.reports.isEmpty)
        }
        let datagram = decodeDatagram(frame.bytes)
        #expect(datagram.reports.isEmpty)
        #expect(datagram.reasons.count == 1)
    }

    private func check(_ result: (reports: [Report], reasons: [String]), _ frame: CorpusFrame, isDatagram: Bool) {
        let expected = frame.expected.filter { $0.text("kind") != "unparsed" }
        if expected.isEmpty, isDatagram { return }  // a part of a frame: the end of a datagram would close it
        guard result.reports.count == expected.count else {
            Issue.record("\(result.reports.count) reports instead of \(expected.count); \(result.reasons)")
            return
        }
        for (report, expectation) in zip(result.reports, expected) { compare(report, expectation) }
    }

    private func compare(_ report: Report, _ expected: CorpusFrame.Expectation) {
        let kinds = [expected.text("kind")] + (expected.values["kind_alt"] as? [String] ?? [])
        #expect(kinds.contains(report.kind.rawValue))
        #expect(report.device.description == expected.text("imei"))
        if let type = expected.text("message_type") { #expect(report.type == type) }
        if let text = expected.text("vendor_text") { #expect(report.vendorText == text) }
        if let code = expected.text("alarm_code") { #expect(report.alarmCode == code) }
        if let alarm = expected.text("alarm") { #expect(report.alarm?.rawValue == camelCase(alarm)) }
        if report.kind == .alarm { #expect(report.alarm != nil && report.alarmCode != nil) }
        compareFix(report, expected)
        comparePowerAndRadio(report, expected)
    }

    private func compareFix(_ report: Report, _ expected: CorpusFrame.Expectation) {
        if let valid = expected.flag("valid") { #expect(report.fix?.isValid == valid) }
        if let time = expected.text("time") { #expect(report.fix?.time?.iso8601 == time) }
        near(report.fix?.coordinate?.latitude, expected.number("lat"), 1e-5)
        near(report.fix?.coordinate?.longitude, expected.number("lon"), 1e-5)
        near(report.fix?.speedKmh, expected.number("speed_kmh"), 0.05)
        near(report.fix?.courseDeg, expected.number("course"), 0.001)
        near(report.fix?.altitudeM, expected.number("altitude_m"), 0.001)
        near(report.fix?.hdop, expected.number("hdop"), 0.001)
        near(report.fix?.satellites.map(Double.init), expected.number("sats"), 0)
        if expected.flag("has_fix") == false { #expect(report.fix?.coordinate == nil) }
    }

    private func comparePowerAndRadio(_ report: Report, _ expected: CorpusFrame.Expectation) {
        near(report.power.batteryPercent.map(Double.init), expected.number("battery_pct"), 0)
        near(report.radio.signal.map(Double.init), expected.number("gsm"), 0)
        near(report.radio.mcc.map(Double.init), expected.number("mcc"), 0)
        near(report.radio.mnc.map(Double.init), expected.number("mnc"), 0)
        near(report.radio.lac.map(Double.init), expected.number("lac"), 0)
        near(report.radio.cid.map(Double.init), expected.number("cid"), 0)
        if let external = expected.flag("external_power") { #expect(report.power.external == external) }
        if let charging = expected.flag("charging") { #expect(report.power.charging == charging) }
    }

    private func near(_ value: Double?, _ expected: Double?, _ tolerance: Double) {
        guard let expected else { return }
        guard let value else {
            Issue.record("missing, expected \(expected)")
            return
        }
        #expect(abs(value - expected) <= tolerance)
    }

    private func camelCase(_ snake: String) -> String {
        let words = snake.split(separator: "_")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
