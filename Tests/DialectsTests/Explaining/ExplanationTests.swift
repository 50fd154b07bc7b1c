import Fleet
import Testing

@testable import Dialects

/// Explanations agree with the report that the same decoder made, for every frame of the corpus.
@Suite struct ExplanationTests {
    @Test(arguments: CorpusFrame.all) func fieldsStandInOrder(_ frame: CorpusFrame) {
        for message in Explained.frame(frame) {
            #expect(areInOrder(message.fields, in: message.raw.count), "\(message.fields)")
            #expect(message.dialect == nil || !message.fields.isEmpty)
        }
    }

    @Test(arguments: CorpusFrame.all) func fieldsAgreeWithTheReport(_ frame: CorpusFrame) {
        for message in Explained.frame(frame) {
            guard let report = message.report else {
                #expect(message.dialect == nil || message.fields.contains { $0.name == "fault" })
                continue
            }
            if report.kind != .alarm, report.kind != .reply { #expect(message.meaning(of: "fault") == nil) }
            if let identity = message.meaning(of: "identity"), message.report?.dialect != .trv {
                #expect(identity.contains(report.device.description))
            }
            if let place = report.fix?.coordinate {
                #expect(message.meaning(of: "latitude")?.hasPrefix(degrees(place.latitude)) == true)
                #expect(message.meaning(of: "longitude")?.hasPrefix(degrees(place.longitude)) == true)
            }
            if let satellites = report.fix?.satellites {
                #expect(message.meaning(of: "satellites")?.hasPrefix("\(satellites) ") == true)
            }
            if let cid = report.radio.cid { #expect(message.meaning(of: "cid")?.hasPrefix("cell \(cid)") == true) }
            if let percent = report.power.batteryPercent {
                #expect(message.meaning(of: "battery")?.contains("\(percent) %") == true)
            }
        }
    }

    @Test func notesChangeNothing() {
        for frame in CorpusFrame.of("gotop", "gps103", "h02", "trv", "gt06", "tlt2h") {
            for message in Explained.frame(frame) {
                message.raw.withUnsafeBytes { bytes in
                    var none = NoNotes()
                    var notes = FieldNotes(bytes)
                    #expect(content(bytes, message.dialect, &none) == content(bytes, message.dialect, &notes))
                }
            }
        }
    }

    @Test func anyBytesAreExplained() {
        var source = FuzzSource(seed: 11)
        let frames = CorpusFrame.all.map(\.bytes)
        for _ in 0..<4000 {
            let bytes = source.number(below: 3) == 0 ? source.noise() : source.damaged(frames)
            for dialect in DialectRegistry.all {
                let fields = bytes.withUnsafeBytes { dialect.explain($0) }
                #expect(areInOrder(fields, in: bytes.count))
            }
        }
    }

    @Test func aFaultStandsWhereItIs() {
        let text = "#861785001515349,CMD-T,A,DATE:121399,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5#"
        let fields = DialectRegistry.explain(Array(text.utf8), in: .gotop)
        #expect(fields.map(\.name).prefix(5) == ["identity", "type", "validity", "fault", "not read"])
        #expect(fields[3].meaning.contains("there is no DATE:121399"))
        #expect(fields[3].range == 25..<36)
    }

    private func degrees(_ value: Double) -> String { MeaningText.angle(abs(value)) }

    /// What the decoder of one message makes of it, with these notes.
    private func content(
        _ bytes: UnsafeRawBufferPointer, _ dialect: DialectID?, _ notes: inout some FieldNoting
    ) -> Result<Report, DecodingFault>? {
        guard let nobody = DeviceID("1"), let unknown = TLT2HHeader.unknown else { return nil }
        do throws(DecodingFault) {
            switch dialect {
            case .gotop: return result(GotopMessage.decode(bytes, &notes))
            case .gps103: return result(GPS103Message.read(bytes, &notes).content)
            case .tlt2h: return result(TLT2HRecord.read(bytes, under: unknown, &notes))
            case .h02: return .success(try H02Text.decode(bytes, &notes).report)
            case .gt06:
                guard case .frame(let frame, _) = GT06Frame.find(at: 0, in: bytes, &notes) else { return nil }
                return .success(try GT06Message.report(frame, device: nobody, &notes))
            case .trv:
                guard case .head(let head) = TRVHead.find(in: bytes) else { return nil }
                let payload = bytes.from(head.length)
                let meaning = TRVMessage.meaning(of: head, payload)
                return .success(try TRVMessage.report(head, meaning, payload, device: nobody, &notes))
            default: return nil
            }
        } catch {
            return .failure(error)
        }
    }

    private func result(_ content: Arrival.Content) -> Result<Report, DecodingFault> {
        switch content {
        case .report(let report): .success(report)
        case .unparsed(let reason): .failure(DecodingFault(reason))
        }
    }
}
