import Fleet

@testable import Dialects

/// One message of some input, what the decoder made of it, and its explanation.
struct Explained {
    let content: Arrival.Content
    let dialect: DialectID?
    let raw: [UInt8]
    let fields: [WireField]

    /// Every message of a stream; pieces that were not understood are explained in the dialect in use.
    static func stream(_ chunks: [[UInt8]]) -> [Explained] {
        var decoder = StreamDecoder()
        var all: [Explained] = []
        func take(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) {
            var dialect = all.last?.dialect
            if case .report(let report) = message.content { dialect = report.dialect }
            let bytes = Array(raw)
            all.append(
                Explained(
                    content: message.content, dialect: dialect, raw: bytes,
                    fields: DialectRegistry.explain(bytes, in: dialect)))
        }
        for chunk in chunks { chunk.withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 0), take) } }
        decoder.finish(now: Timestamp(seconds: 0), take)
        return all
    }

    /// Every message of a frame of the corpus, behind a login where its dialect needs one.
    static func frame(_ frame: CorpusFrame) -> [Explained] {
        let chunks = frame.segments.isEmpty ? [frame.bytes] : frame.segments
        let login: [UInt8] =
            frame.dialect == "gt06"
            ? GT06Frames.login : frame.dialect == "trv" ? Array("TRVAP00869207032612724#".utf8) : []
        let all = stream((login.isEmpty ? [] : [login]) + chunks)
        return login.isEmpty ? all : Array(all.dropFirst())
    }

    var report: Report? {
        if case .report(let report) = content { return report }
        return nil
    }

    func meaning(of name: String) -> String? { fields.first { $0.name == name }?.meaning }
}

/// Whether fields stand in the order of their bytes, inside the message and apart from each other.
func areInOrder(_ fields: [WireField], in count: Int) -> Bool {
    var end = 0
    for field in fields {
        guard field.range.lowerBound >= end, field.range.upperBound <= count, !field.name.isEmpty else { return false }
        end = field.range.upperBound
    }
    return true
}
