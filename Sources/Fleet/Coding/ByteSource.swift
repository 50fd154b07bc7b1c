/// What was wrong with bytes that were to be read back.
public struct CodingFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was wrong, in words.
    public let description: String

    /// A fault in words.
    public init(_ description: String) {
        self.description = description
    }
}

/// Reads back what a ``ByteSink`` collected; any bytes in, a value or a fault out.
public struct ByteSource: Sendable {
    private var bytes: ArraySlice<UInt8>

    /// A source of these bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
    }

    /// Whether all is read.
    public var isAtEnd: Bool { bytes.isEmpty }

    /// Takes one byte.
    mutating func byte() throws(CodingFault) -> UInt8 {
        guard let first = bytes.first else { throw CodingFault("the record ends too early") }
        bytes = bytes[(bytes.startIndex + 1)...]
        return first
    }

    /// Takes a number.
    mutating func number() throws(CodingFault) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let next = try byte()
            result |= UInt64(next & 0x7F) << shift
            if next & 0x80 == 0 { return result }
            shift += 7
        }
        throw CodingFault("a number has too many bytes")
    }

    /// Takes a number with a sign.
    mutating func signed() throws(CodingFault) -> Int64 {
        Self.unzigzag(try number())
    }

    /// Takes a whole number.
    mutating func int() throws(CodingFault) -> Int {
        Int(try signed())
    }

    /// Takes a number that has decimal places.
    mutating func double() throws(CodingFault) -> Double {
        let head = try number()
        let places = Int(head & 7)
        if places < ByteSink.rawDouble { return Double(Self.unzigzag(head >> 3)) / ByteSink.scales[places] }
        return Double(bitPattern: try fixed(bytes: 8))
    }

    /// Takes so many bytes as a number.
    mutating func fixed(bytes count: Int) throws(CodingFault) -> UInt64 {
        var number: UInt64 = 0
        for index in 0..<count { number |= UInt64(try byte()) << UInt64(8 * index) }
        return number
    }

    /// Takes bytes.
    mutating func data() throws(CodingFault) -> [UInt8] {
        Array(try piece())
    }

    /// Takes text; bytes that are no text become replacement characters.
    mutating func text() throws(CodingFault) -> String {
        String(decoding: try piece(), as: UTF8.self)
    }

    /// Takes a text of hexadecimal digits.
    mutating func hex() throws(CodingFault) -> String {
        let head = try number()
        let piece = try piece(head >> 1)
        guard head & 1 == 0 else { return String(decoding: piece, as: UTF8.self) }
        return piece.reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }

    private mutating func piece() throws(CodingFault) -> ArraySlice<UInt8> {
        try piece(try number())
    }

    private mutating func piece(_ count: UInt64) throws(CodingFault) -> ArraySlice<UInt8> {
        guard count <= UInt64(bytes.count) else { throw CodingFault("a text is longer than the record") }
        let piece = bytes.prefix(Int(count))
        bytes = bytes[piece.endIndex...]
        return piece
    }

    /// Takes a moment.
    mutating func time() throws(CodingFault) -> Timestamp {
        Timestamp(milliseconds: try signed())
    }

    /// Takes a value that may be missing.
    mutating func optional<Value>(
        _ body: (inout ByteSource) throws(CodingFault) -> Value
    ) throws(CodingFault) -> Value? {
        try byte() == 0 ? nil : try body(&self)
    }

    /// Takes how many items follow, each of at least one byte.
    mutating func count() throws(CodingFault) -> Int {
        let count = try number()
        guard count <= UInt64(bytes.count) else { throw CodingFault("a list is longer than the record") }
        return Int(count)
    }

    private static func unzigzag(_ number: UInt64) -> Int64 {
        Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }
}
