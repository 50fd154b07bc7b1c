import Dialects
import Fleet
import Foundation
import Testing

/// One message that came out of bytes, and what was answered.
struct DecodedReport: Equatable {
    let report: Report
    let reply: [UInt8]
}

/// Everything that came out of a stream or a datagram.
struct Decoded: Equatable {
    var messages: [DecodedReport] = []
    var reasons: [String] = []

    /// The reports without their answers.
    var reports: [Report] { messages.map(\.report) }

    fileprivate mutating func take(_ message: DecodedMessage) {
        switch message.content {
        case .report(let report): messages.append(DecodedReport(report: report, reply: message.reply))
        case .unparsed(let reason):
            reasons.append(reason)
            #expect(message.reply.isEmpty)
        }
    }

    /// What a connection gives that sends these chunks and closes.
    static func stream(_ chunks: [[UInt8]]) -> Decoded {
        var decoder = StreamDecoder()
        var result = Decoded()
        for chunk in chunks {
            chunk.withUnsafeBytes { bytes in
                decoder.receive(bytes, now: Timestamp(seconds: 0)) { message, _ in result.take(message) }
            }
        }
        decoder.finish(now: Timestamp(seconds: 0)) { message, _ in result.take(message) }
        return result
    }

    /// What a datagram gives.
    static func datagram(_ bytes: [UInt8]) -> Decoded {
        var decoder = DatagramDecoder()
        var result = Decoded()
        bytes.withUnsafeBytes { datagram in
            let peer = PeerAddress(ipv4: 0x7F00_0001, port: 1)
            decoder.receive(datagram, from: peer, now: Timestamp(seconds: 0)) { message, _ in result.take(message) }
        }
        return result
    }

    /// What a connection gives that sends this text and closes.
    static func stream(_ text: String) -> Decoded { stream([Array(text.utf8)]) }

    /// What a datagram with this text gives.
    static func datagram(_ text: String) -> Decoded { datagram(Array(text.utf8)) }
}

/// Compares what came out of a frame with all that the corpus expects of it.
enum CorpusComparison {
    /// Checks number, contents and answers of the messages of a frame.
    static func check(_ result: Decoded, _ frame: CorpusFrame) {
        let expected = frame.expected.filter { $0.text("kind") != "unparsed" }
        guard result.messages.count == expected.count else {
            Issue.record("\(result.messages.count) reports instead of \(expected.count); \(result.reasons)")
            return
        }
        if expected.isEmpty { #expect(!result.reasons.isEmpty) } else { #expect(result.reasons.isEmpty) }
        for (message, expectation) in zip(result.messages, expected) { compare(message, expectation) }
    }

    /// Checks one message and its answer.
    static func compare(_ message: DecodedReport, _ expected: CorpusFrame.Expectation) {
        compare(message.report, expected)
        compareReply(message.reply, expected)
    }

    /// Checks one report.
    static func compare(_ report: Report, _ expected: CorpusFrame.Expectation) {
        let kinds = [expected.text("kind")] + (expected.values["kind_alt"] as? [String] ?? [])
        #expect(kinds.contains(report.kind.rawValue))
        #expect(report.device.description == expected.text("imei"))
        if let type = expected.text("message_type") ?? expected.text("event") { #expect(report.type == type) }
        if let text = expected.text("vendor_text") { #expect(report.vendorText == text) }
        compareAlarm(report, expected)
        compareFix(report, expected)
        comparePowerAndRadio(report, expected)
    }

    /// Checks what the alarm is about, where there is one.
    static func compareAlarm(_ report: Report, _ expected: CorpusFrame.Expectation) {
        if let code = expected.text("alarm_code") { #expect(report.alarmCode == code) }
        if let alarm = expected.text("alarm") {
            let kinds = [alarm] + (expected.values["alarm_alt"] as? [String] ?? [])
            #expect(kinds.map(camelCase).contains(report.alarm?.rawValue ?? ""))
        }
        if report.kind == .alarm { #expect(report.alarm != nil && report.alarmCode != nil) }
    }

    /// Checks place, time and motion.
    static func compareFix(_ report: Report, _ expected: CorpusFrame.Expectation) {
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

    /// Checks supply, network and the states of the vehicle.
    static func comparePowerAndRadio(_ report: Report, _ expected: CorpusFrame.Expectation) {
        near(report.power.batteryPercent.map(Double.init), expected.number("battery_pct"), 0)
        near(report.power.batteryVolts, expected.number("battery_volts"), 0.001)
        near(report.power.batteryLevel.map(Double.init), expected.number("battery_level"), 0)
        near(report.radio.signal.map(Double.init), expected.number("gsm"), 0)
        near(report.radio.mcc.map(Double.init), expected.number("mcc"), 0)
        near(report.radio.mnc.map(Double.init), expected.number("mnc"), 0)
        near(report.radio.lac.map(Double.init), expected.number("lac"), 0)
        near(report.radio.cid.map(Double.init), expected.number("cid"), 0)
        if let external = expected.flag("external_power") { #expect(report.power.external == external) }
        if let charging = expected.flag("charging") { #expect(report.power.charging == charging) }
        if let ignition = expected.flag("ignition") { #expect(report.ignition == ignition) }
        if let armed = expected.flag("armed") { #expect(report.armed == armed) }
        if let isCut = expected.flag("engine_cut") { #expect(report.engineCut == isCut) }
    }

    private static func compareReply(_ reply: [UInt8], _ expected: CorpusFrame.Expectation) {
        if expected.flag("reply_required") == false, reply.isEmpty { return }
        if let hex = expected.text("reply_hex") { #expect(reply == CorpusFrame.bytes(hex: hex)) }
        if let pattern = expected.text("reply_pattern") {
            let text = String(decoding: reply, as: UTF8.self)
            #expect(text.range(of: pattern, options: .regularExpression) == text.startIndex..<text.endIndex)
        }
    }

    private static func near(_ value: Double?, _ expected: Double?, _ tolerance: Double) {
        guard let expected else { return }
        guard let value else {
            Issue.record("missing, expected \(expected)")
            return
        }
        #expect(abs(value - expected) <= tolerance)
    }

    private static func camelCase(_ snake: String) -> String {
        let words = snake.split(separator: "_")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
