/// Collects values as few bytes as they need: small numbers in one, decimals as whole numbers with a scale.
public struct ByteSink: Sendable {
    /// What was put so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty sink.
    public init() {}

    /// Forgets what was put and keeps the room for more.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Puts one byte.
    mutating func put(byte: UInt8) {
        bytes.append(byte)
    }

    /// Puts a number, seven bits a byte, the lowest first.
    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Puts the lowest bytes of a number.
    mutating func put(fixed number: UInt64, bytes count: Int) {
        for index in 0..<count { put(byte: UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }

    /// Puts a number with a sign, small ones of either sign in few bytes.
    mutating func put(signed number: Int64) {
        put(Self.zigzag(number))
    }

    /// Puts a number, with its sign.
    mutating func put(_ number: Int) {
        put(signed: Int64(number))
    }

    /// Puts a number exactly: as a whole number and its decimal places where it is one, else its eight bytes.
    mutating func put(_ number: Double) {
        for (places, scale) in Self.scales.enumerated() {
            let scaled = (number * scale).rounded()
            guard abs(scaled) < 1e15 else { break }
            guard scaled / scale == number, !(scaled == 0 && number.sign == .minus) else { continue }
            put(Self.zigzag(Int64(scaled)) << 3 | UInt64(places))
            return
        }
        put(UInt64(Self.rawDouble))
        put(fixed: number.bitPattern, bytes: 8)
    }

    /// Puts text with its length.
    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
    }

    /// Puts bytes with their number.
    mutating func put(_ data: [UInt8]) {
        data.withUnsafeBytes { put($0) }
    }

    private mutating func put(_ data: UnsafeRawBufferPointer) {
        put(UInt64(data.count))
        bytes.append(contentsOf: data)
    }

    /// Puts a text of hexadecimal digits, two to a byte where that gives the same text again.
    mutating func put(hex text: String) {
        var packed: [UInt8] = []
        var half: UInt8?
        for digit in text.utf8 {
            guard let value = Self.value(ofUpperCaseDigit: digit) else { return putUnpacked(text) }
            if let high = half { packed.append(high << 4 | value) }
            half = half == nil ? value : nil
        }
        guard half == nil else { return putUnpacked(text) }
        put(UInt64(packed.count) << 1)
        bytes += packed
    }

    private mutating func putUnpacked(_ text: String) {
        put(UInt64(text.utf8.count) << 1 | 1)
        bytes += Array(text.utf8)
    }

    private static func value(ofUpperCaseDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        default: nil
        }
    }

    /// Puts a moment.
    mutating func put(_ time: Timestamp) {
        put(signed: time.milliseconds)
    }

    /// Puts whether there is a value, and the value.
    mutating func put<Value>(_ value: Value?, _ body: (inout ByteSink, Value) -> Void) {
        put(byte: value == nil ? 0 : 1)
        if let value { body(&self, value) }
    }

    /// One, ten, a hundred … as many as decimal places are tried.
    static let scales: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]
    /// Stands where the number of decimal places stands, for the eight bytes of a number that has none.
    static let rawDouble = 7

    private static func zigzag(_ number: Int64) -> UInt64 {
        UInt64(bitPattern: number << 1 ^ number >> 63)
    }
}
