/// Reads JSON (RFC 8259) and keeps the lines, which Foundation's reader does not; any bytes in, a value or a fault out.
struct JSONReader {
    /// The largest text that is read.
    static let maximumBytes = 32 << 20
    /// The deepest nesting that is read; GeoJSON needs 9.
    static let maximumDepth = 40

    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var line = 1

    /// The value of a whole text.
    static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
        guard bytes.count <= maximumBytes else {
            throw JSONFault(line: 1, words: "is larger than \(maximumBytes >> 20) MB")
        }
        var reader = JSONReader(bytes)
        let node = try reader.node(depth: 0)
        reader.skipBlanks()
        guard reader.next == nil else { throw reader.fault("the text goes on after its end") }
        return node
    }

    private init(_ bytes: [UInt8]) {
        // A byte order mark is no part of the text.
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        place = self.bytes.startIndex
    }

    private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private func fault(_ words: String) -> JSONFault { JSONFault(line: line, words: words) }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            if byte == 0x0A { line += 1 }
            place += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func node(depth: Int) throws(JSONFault) -> JSONNode {
        guard depth < Self.maximumDepth else { throw fault("lists and objects are nested too deeply") }
        skipBlanks()
        let start = line
        switch next {
        case UInt8(ascii: "{"): return JSONNode(line: start, value: .object(try members(depth: depth)))
        case UInt8(ascii: "["): return JSONNode(line: start, value: .array(try items(depth: depth)))
        case UInt8(ascii: "\""): return JSONNode(line: start, value: .string(try string()))
        default: return JSONNode(line: start, value: try word())
        }
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [JSONMember] {
        place += 1
        var members: [JSONMember] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes is missing") }
            let start = line
            let name = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw fault("':' is missing after \"\(name)\"") }
            members.append(JSONMember(name: name, line: start, value: try node(depth: depth + 1)))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("',' or '}' is missing") }
        return members
    }

    private mutating func items(depth: Int) throws(JSONFault) -> [JSONNode] {
        place += 1
        var items: [JSONNode] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return items }
        repeat {
            items.append(try node(depth: depth + 1))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("',' or ']' is missing") }
        return items
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(JSONFault) -> JSONNode.Value {
        let start = place
        while let byte = next, Self.isWordByte(byte) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        switch text {
        case "": throw fault(next == nil ? "the text ends too early" : "a value is missing")
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            guard let first = text.utf8.first, first == 0x2D || Self.isDigit(first), let number = Double(text),
                number.isFinite
            else { throw fault("'\(text.prefix(40))' is no value") }
            return .number(number)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2D || byte == 0x2B || byte == 0x2E
    }

    private mutating func string() throws(JSONFault) -> String {
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(try escaped().utf8)
            case 0x0A:
                place -= 1
                throw fault("a text does not end on its line")
            default: text.append(byte)
            }
        }
        throw fault("a text does not end")
    }

    private mutating func escaped() throws(JSONFault) -> String {
        guard let byte = next else { throw fault("a text does not end") }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault("'\\\(UnicodeScalar(byte))' means nothing in a text")
        }
    }

    /// Four hexadecimal digits, or twice four for what lies beyond them; halves alone become a replacement character.
    private mutating func unicode() throws(JSONFault) -> String {
        let high = try fourDigits()
        guard (0xD800...0xDBFF).contains(high), next == UInt8(ascii: "\\"), place + 1 < bytes.endIndex,
            bytes[place + 1] == UInt8(ascii: "u")
        else { return String(UnicodeScalar(high) ?? "\u{FFFD}") }
        place += 2
        let low = try fourDigits()
        guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" + String(UnicodeScalar(low) ?? "\u{FFFD}") }
        return String(UnicodeScalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}")
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        let digits = bytes[place..<min(place + 4, bytes.endIndex)]
        guard digits.count == 4, digits.allSatisfy({ Self.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits are missing after \\u") }
        place += 4
        return number
    }
}
