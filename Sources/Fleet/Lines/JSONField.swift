/// Finds values in JSON lines as ``ReportLine`` makes them; any other bytes give nothing or less, never a fault.
public enum JSONField {
    /// How deep objects within objects are looked into.
    private static let maximumDepth = 8

    /// One value of a line.
    public struct Value: Sendable, Equatable {
        /// Where it stands, such as `fix.hdop`.
        public let path: String
        /// The value as a person reads it: a text without its quotes, a number or a word as it stands.
        public let text: String
    }

    /// All values of a line in their order; those of objects within have the names of those in front.
    public static func values(of line: [UInt8]) -> [Value] {
        var scan = JSONScan(line)
        var values: [Value] = []
        scan.readObject(prefix: "", depth: maximumDepth) { values.append(Value(path: $0, text: $1)) }
        return values
    }

    /// The value at a path; nil where the line does not have it.
    public static func text(_ path: String, in line: [UInt8]) -> String? {
        values(of: line).first { $0.path == path }?.text
    }
}

/// Reads an object byte by byte.
private struct JSONScan {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    /// Reads an object and hands its values out; false where it is no object.
    @discardableResult
    mutating func readObject(prefix: String, depth: Int, _ found: (String, String) -> Void) -> Bool {
        guard depth > 0, take("{") else { return false }
        while next == UInt8(ascii: "\"") {
            let path = prefix + readText()
            guard take(":") else { return false }
            if next == UInt8(ascii: "{") {
                guard readObject(prefix: path + ".", depth: depth - 1, found) else { return false }
            } else {
                found(path, next == UInt8(ascii: "\"") ? readText() : readPlain())
            }
            if !take(",") { break }
        }
        return take("}")
    }

    /// Reads a quoted text; escapes of quotes and backslashes are undone, all others stay as they are written.
    private mutating func readText() -> String {
        var text: [UInt8] = []
        place += 1
        while let byte = next {
            place += 1
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\"), let escaped = next {
                place += 1
                let isPlain = escaped == UInt8(ascii: "\"") || escaped == byte
                text += isPlain ? [escaped] : [byte, escaped]
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a number or a word, up to what ends it.
    private mutating func readPlain() -> String {
        let start = place
        while let byte = next, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }
}

extension Device {
    /// Its last message that was understood, as a JSON line.
    public var lastLine: [UInt8] {
        ReportLine.bytes(
            content: .report(lastReport), raw: lastRaw, reply: [],
            origin: ReportLine.Origin(received: lastHeard, transport: transport, peer: peer))
    }
}
