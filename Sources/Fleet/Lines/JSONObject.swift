/// Writes one JSON object into bytes, key by key; keys without a value are left out.
///
/// Text is escaped so that a line can be printed on a terminal: beyond what JSON asks for, every control, format and
/// separator character leaves as `\u….`.
public struct JSONObject {
    /// What has been written so far; complete after ``close()``.
    public private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// An object without keys.
    public init() {
        bytes.reserveCapacity(512)
    }

    /// Adds a text.
    public mutating func add(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        begin(key)
        Self.append(quoted: text, to: &bytes)
    }

    /// Adds a number; one that is not finite is left out, one without a fraction has no point.
    public mutating func add(_ key: StaticString, _ number: Double?) {
        guard let number, number.isFinite else { return }
        begin(key)
        let isWhole = number == number.rounded() && abs(number) < 1e15
        append(raw: isWhole ? String(Int64(number)) : String(describing: number))
    }

    /// Adds a whole number.
    public mutating func add(_ key: StaticString, _ number: Int?) {
        guard let number else { return }
        begin(key)
        append(raw: String(number))
    }

    /// Adds true or false.
    public mutating func add(_ key: StaticString, _ flag: Bool?) {
        guard let flag else { return }
        begin(key)
        append(raw: flag ? "true" : "false")
    }

    /// Adds a moment as UTC text.
    public mutating func add(_ key: StaticString, _ moment: Timestamp?) {
        guard let moment else { return }
        begin(key)
        append(raw: "\"\(moment.iso8601)\"")
    }

    /// Adds bytes as upper case hex; none are left out.
    public mutating func add(_ key: StaticString, hex data: some Collection<UInt8>) {
        guard !data.isEmpty else { return }
        begin(key)
        bytes.append(UInt8(ascii: "\""))
        for byte in data {
            bytes.append(Self.hexDigits[Int(byte >> 4)])
            bytes.append(Self.hexDigits[Int(byte & 15)])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds an object within this one, unless it stays empty.
    public mutating func add(_ key: StaticString, _ fill: (inout JSONObject) -> Void) {
        var inner = JSONObject()
        fill(&inner)
        guard inner.bytes.count > 1 else { return }
        inner.close()
        begin(key)
        bytes.append(contentsOf: inner.bytes)
    }

    /// Adds a value that is JSON already, such as a list.
    public mutating func add(_ key: StaticString, json: [UInt8]?) {
        guard let json else { return }
        begin(key)
        bytes.append(contentsOf: json)
    }

    /// Adds a value that is JSON already under a name from outside.
    public mutating func add(named key: String, json: [UInt8]) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        Self.append(quoted: key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: json)
    }

    /// Ends the object.
    public mutating func close() {
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ key: StaticString) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    fileprivate static func append(quoted text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: #"\""#.utf8)
            case "\\": bytes.append(contentsOf: #"\\"#.utf8)
            case "\n": bytes.append(contentsOf: #"\n"#.utf8)
            case "\r": bytes.append(contentsOf: #"\r"#.utf8)
            case "\t": bytes.append(contentsOf: #"\t"#.utf8)
            default:
                if mustEscape(scalar) {
                    for unit in scalar.utf16 { append(escaped: unit, to: &bytes) }
                } else {
                    bytes.append(contentsOf: scalar.utf8)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func append(escaped unit: UInt16, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"\u"#.utf8)
        for shift in [12, 8, 4, 0] as [UInt16] {
            bytes.append(hexDigits[Int(unit >> shift & 15)])
        }
    }

    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x20 { return true }
        if scalar.isASCII { return scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
        default: return false
        }
    }
}

/// Text as JSON has it, outside of an object.
public enum JSONText {
    /// A list of texts.
    public static func list(_ texts: [String]) -> [UInt8] {
        var bytes = [UInt8(ascii: "[")]
        for text in texts {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            JSONObject.append(quoted: text, to: &bytes)
        }
        return bytes + [UInt8(ascii: "]")]
    }
}

extension Timestamp {
    /// UTC text as in ISO 8601, `2026-11-22T08:00:00.123Z`; the milliseconds are left out when they are 0.
    public var iso8601: String {
        let date = CalendarDate(self)
        let millisecond = Int(milliseconds - seconds * 1000)
        let fraction = millisecond == 0 ? "" : "." + Self.padded(millisecond, 3)
        return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-" + Self.padded(date.day, 2) + "T"
            + Self.padded(date.hour, 2) + ":" + Self.padded(date.minute, 2) + ":" + Self.padded(date.second, 2)
            + fraction + "Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
