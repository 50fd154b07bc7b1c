import Canvas
import Dialects
import Fleet

/// One message for people: what it is, then every field with its place, its bytes and its meaning, side by side.
struct ExplainedMessage {
    /// How many bytes of a field are shown as hex, and how many characters as text.
    private static let hexBytes = 6
    private static let textLength = 18
    private static let nameLength = 16
    private static let lineLength = 100

    /// The lines, without line ends; safe to print.
    let lines: [String]

    /// Explains a message that came from a place of the input.
    init(_ message: DecodedMessage, raw: [UInt8], dialect: DialectID?, input: Int) {
        var fault: String?
        if case .unparsed(let reason) = message.content { fault = reason }
        let fields = DialectRegistry.explain(raw, in: dialect, fault: fault, isCut: raw.count < message.range.count)
        var lines = [Self.header(message.content, dialect: dialect, input: input)]
        if fields.isEmpty { lines += Self.dump(raw) }
        lines += fields.flatMap { Self.lines(of: $0, in: raw) }
        if !message.reply.isEmpty {
            lines.append(Self.reply(message.reply))
            lines += DialectRegistry.explainSent(message.reply, in: dialect)
                .flatMap { Self.lines(of: $0, in: message.reply) }
        }
        self.lines = lines
    }

    /// The line in front: where it stood, in which dialect, what it is, whose.
    private static func header(_ content: Arrival.Content, dialect: DialectID?, input: Int) -> String {
        switch content {
        case .report(let report):
            let type = report.type.isEmpty ? "" : " " + Text.plain(report.type)
            return "input \(input)  \(report.dialect.name)  \(report.kind.rawValue)\(type)  \(report.device)"
        case .unparsed(let reason):
            return "input \(input)  \(dialect.map { $0.name + "  " } ?? "")unparsed  \(Text.plain(reason))"
        }
    }

    /// A field, its meaning on more lines where it is long.
    private static func lines(of field: WireField, in raw: [UInt8]) -> [String] {
        let bytes = raw[field.range]
        let columns = [
            right(String(field.range.lowerBound), 5), left(hex(bytes), hexBytes * 3 + 1),
            left(text(bytes, in: raw), textLength),
            left(Text.plain(field.name), nameLength),
        ]
        let head = columns.joined(separator: "  ") + "  "
        let meaning = wrapped(Text.plain(field.meaning), lineLength - head.count)
        let indent = String(repeating: " ", count: head.count)
        return meaning.enumerated().map { trimmed(($0.offset == 0 ? head : indent) + $0.element) }
    }

    /// Bytes of which no field is known.
    private static func dump(_ raw: [UInt8]) -> [String] {
        stride(from: 0, to: raw.count, by: hexBytes).map { start in
            let bytes = raw[start..<min(raw.count, start + hexBytes)]
            let columns = [right(String(start), 5), left(hex(bytes), hexBytes * 3 + 1), text(bytes, in: raw)]
            return trimmed(columns.joined(separator: "  "))
        }
    }

    private static func reply(_ reply: [UInt8]) -> String {
        let isText = !WireMessage.isBinary(reply) && reply.allSatisfy { (0x20..<0x7F).contains($0) }
        let words = isText ? String(decoding: reply, as: UTF8.self) : hex(reply[...], limit: reply.count)
        return "reply  " + words
    }

    // MARK: - Columns

    /// Bytes as pairs of digits; what does not fit is cut with a mark.
    private static func hex(_ bytes: ArraySlice<UInt8>, limit: Int = hexBytes) -> String {
        let pairs = bytes.prefix(limit).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }
        return pairs.joined(separator: " ") + (bytes.count > limit ? " …" : "")
    }

    /// Bytes as text, where nearly all of them can be read; every other byte as a dot.
    ///
    /// Nothing of a binary message, whose bytes are letters by accident only.
    private static func text(_ bytes: ArraySlice<UInt8>, in message: [UInt8]) -> String {
        guard !WireMessage.isBinary(message) else { return "" }
        let readable = bytes.filter { (0x20..<0x7F).contains($0) }.count
        guard readable * 4 > bytes.count * 3 else { return "" }
        let characters = bytes.prefix(textLength + 1).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: ".") }
        return String(decoding: characters, as: UTF8.self)
    }

    private static func left(_ text: String, _ width: Int) -> String {
        if text.count > width { return text.prefix(width - 1) + "…" }
        return text + String(repeating: " ", count: width - text.count)
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// A text cut at blanks into lines of at most so many characters; a word that is too long is cut anywhere.
    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = word
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            while word.count > width {
                lines.append(String(word.prefix(width)))
                word = word.dropFirst(width)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }
}
