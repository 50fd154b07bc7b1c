import Dialects
import Fleet
import Testing

/// What a pause settles: a bare identity, which may be a heartbeat or the beginning of something else.
@Suite struct QuietTests {
    private let imei = "353327020412763"
    private let on = Array("ON".utf8)

    /// A connection that keeps what came out of it.
    private struct Line {
        var decoder = StreamDecoder()
        var kinds: [ReportKind] = []
        var replies: [[UInt8]] = []

        mutating func send(_ text: String) {
            var messages: [DecodedMessage] = []
            Array(text.utf8).withUnsafeBytes { bytes in
                decoder.receive(bytes, now: Timestamp(seconds: 0)) { message, _ in messages.append(message) }
            }
            keep(messages)
        }

        mutating func pause() {
            var messages: [DecodedMessage] = []
            decoder.quiet(now: Timestamp(seconds: 0)) { message, _ in messages.append(message) }
            keep(messages)
        }

        private mutating func keep(_ messages: [DecodedMessage]) {
            for message in messages {
                guard case .report(let report) = message.content else { continue }
                kinds.append(report.kind)
                replies.append(message.reply)
            }
        }
    }

    @Test func aBareIdentityWaitsForThePause() {
        var line = Line()
        line.send(imei)
        #expect(line.kinds.isEmpty && line.decoder.dialect == nil && line.decoder.awaitsQuiet)
        line.pause()
        #expect(line.kinds == [.heartbeat] && line.replies == [on])
        #expect(line.decoder.dialect == .gps103 && line.decoder.pendingCount == 0 && !line.decoder.awaitsQuiet)
        line.send(imei)
        #expect(line.kinds == [.heartbeat, .heartbeat], "at once, now that the dialect is known")
        line.send("imei:\(imei),help me;")
        #expect(line.kinds.last == .alarm)
    }

    @Test func aCommaBehindItMeansGotop() {
        var line = Line()
        line.send(imei)
        line.send(",")
        #expect(!line.decoder.awaitsQuiet)
        line.pause()
        #expect(line.kinds.isEmpty)
        line.send("CMD-X#")
        #expect(line.kinds == [.heartbeat] && line.replies == [[]] && line.decoder.dialect == .gotop)
    }

    @Test func aTerminatorMakesItCertain() {
        var line = Line()
        line.send(imei + ";")
        #expect(line.replies == [on])
    }

    @Test(arguments: [
        "35332702041276", "3533270204127631",
        "imei:353327020412763,tracker,1602160718,,F,221811,A,1655.2193,S,14546.6,E",
        "#353327020412763,CMD-X",
        "#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3,S,10708.5,E,1,9,070313,,*70",
    ])
    func nothingElseIsSettledByAPause(_ text: String) {
        var line = Line()
        line.send(text)
        #expect(!line.decoder.awaitsQuiet)
        line.pause()
        #expect(line.kinds.isEmpty && line.decoder.pendingCount == text.utf8.count)
    }

    @Test func theEndSettlesALineWithoutItsTerminator() {
        let gps = "imei:353327020412763,tracker,1602160718,,F,221811,A,1655.2193,S,14546.6,E"
        let tlt = "#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3,S,10708.5,E,1,9,070313,,*70"
        #expect(Decoded.stream(gps).reports.count == 1)
        #expect(Decoded.stream(tlt).reports.count == 1)
        #expect(Decoded.stream("#353327020412763,CMD-X").reports.isEmpty, "gotop.md section 1: over TCP it never does")
    }
}
