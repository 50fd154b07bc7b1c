import Fleet
import Glibc

// Small readers of ASCII bytes, shared by the text dialects. No Foundation, no Strings, nothing traps.

extension UInt8 {
    /// Whether this is an ASCII digit.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 <= 9 }

    /// Whether this is CR, LF, space or NUL, which may stand between messages (gotop.md section 1).
    @inline(__always)
    var isBlank: Bool { self == 0x20 || self == 0x0D || self == 0x0A || self == 0 }

    /// The upper case form of an ASCII letter; every other byte as it is.
    @inline(__always)
    var uppercased: UInt8 { self &- 0x61 <= 25 ? self & 0xDF : self }

    /// The value of a hexadecimal digit; nil for any other byte.
    @inline(__always)
    var hexValue: UInt8? {
        if isDigit { return self & 0x0F }
        let letter = uppercased
        return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : nil
    }
}

extension UnsafeRawBufferPointer {
    /// The first place of `byte` at or after `start`.
    ///
    /// Eight bytes at a time, because fields are short: the end of a loop over bytes is what a processor guesses wrong
    /// most, and that was a seventh of the time of a gotop message.
    @inline(__always)
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
            // The lowest bit that is set belongs to the first byte that is zero now.
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The bytes without blanks at either end.
    var trimmed: UnsafeRawBufferPointer {
        var first = 0
        var last = count
        while first < last, self[first].isBlank { first += 1 }
        while last > first, self[last - 1].isBlank { last -= 1 }
        return UnsafeRawBufferPointer(rebasing: self[first..<last])
    }

    /// The bytes from `start` on, `length` of them, or as many as there are.
    func part(_ start: Int, _ length: Int) -> UnsafeRawBufferPointer {
        let first = Swift.min(Swift.max(start, 0), count)
        return UnsafeRawBufferPointer(rebasing: self[first..<Swift.min(first + Swift.max(length, 0), count)])
    }

    /// The bytes from `start` on.
    @inline(__always)
    func from(_ start: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[Swift.min(start, count)...])
    }

    /// Whether the bytes begin with `prefix`, ASCII letters of either case; `prefix` is given in upper case.
    @inline(__always)
    func hasPrefix(uppercase prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard count >= length else { return false }
        for index in 0..<length where self[index].uppercased != prefix.utf8Start[index] { return false }
        return true
    }

    /// Whether the bytes are `word`, ASCII letters of either case; `word` is given in upper case.
    func equals(uppercase word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && hasPrefix(uppercase: word)
    }

    /// A whole number of 1 to 9 digits and nothing else.
    @inline(__always)
    var wholeNumber: Int? {
        guard (1...9).contains(count) else { return nil }
        var value = 0
        for byte in self {
            guard byte.isDigit else { return nil }
            value = value &* 10 &+ Int(byte & 0x0F)
        }
        return value
    }

    /// A whole number in 1 to 8 hexadecimal digits and nothing else.
    @inline(__always)
    var hexNumber: Int? {
        guard (1...8).contains(count) else { return nil }
        var value = 0
        for byte in self {
            guard let digit = byte.hexValue else { return nil }
            value = value << 4 | Int(digit)
        }
        return value
    }

    /// The first place of `byte` at or after `start`, by the C library's search: for long stretches, where it is several
    /// times faster than a loop.
    func search(for byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress, start < count,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// The text of at most `limit` bytes, invalid UTF-8 replaced; still hostile.
    func text(limit: Int = 64) -> String {
        String(decoding: self[0..<Swift.min(limit, count)], as: UTF8.self)
    }
}

/// A decimal number as written: its digits and how many of them stand before and after the point.
struct DecimalText {
    /// The digits without the point.
    let mantissa: UInt64
    /// Digits before the point.
    let wholeDigits: Int
    /// Digits after the point; nil when there is no point.
    let decimals: Int?

    /// Reads digits with at most one point; nil for anything else, for more than 15 digits, and for no digits.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        var mantissa: UInt64 = 0
        var digits = 0
        var point: Int?
        for byte in bytes {
            if byte.isDigit {
                digits &+= 1
                guard digits <= 15 else { return nil }
                mantissa = mantissa &* 10 &+ UInt64(byte & 0x0F)
            } else if byte == UInt8(ascii: "."), point == nil {
                point = digits
            } else {
                return nil
            }
        }
        guard digits > 0 else { return nil }
        self.mantissa = mantissa
        wholeDigits = point ?? digits
        decimals = point.map { digits - $0 }
    }

    /// Reads digits with at most one point from `index` on, as far as they go, and leaves `index` behind them; nil for
    /// none or more than 15 digits.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer, from index: inout Int) {
        var mantissa: UInt64 = 0
        var place = index
        var point = -1
        while place < bytes.count {
            let byte = bytes[place]
            if byte.isDigit {
                mantissa = mantissa &* 10 &+ UInt64(byte & 0x0F)
            } else if byte == UInt8(ascii: "."), point < 0 {
                point = place
            } else {
                break
            }
            place &+= 1
        }
        let digits = place &- index &- (point < 0 ? 0 : 1)
        guard digits > 0, digits <= 15 else { return nil }
        self.mantissa = mantissa
        decimals = point < 0 ? nil : place &- point &- 1
        wholeDigits = point < 0 ? digits : point &- index
        index = place
    }

    /// The number; exactly rounded, because both parts of the quotient are exact.
    @inline(__always)
    var value: Double {
        Double(mantissa) / Self.powersOfTen[decimals ?? 0]
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}

/// Hands out the comma-separated fields of a message one by one.
struct FieldCursor {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next field begins; one past the end when there is none.
    private(set) var position: Int

    /// A cursor at the field that begins at `position`.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Whether all fields are taken.
    var isAtEnd: Bool { position > bytes.count }

    /// The next field, which may be empty; nil when there is none left.
    @inline(__always)
    mutating func next() -> UnsafeRawBufferPointer? {
        guard position <= bytes.count else { return nil }
        let end = bytes.firstIndex(of: UInt8(ascii: ","), from: position) ?? bytes.count
        let field = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
        position = end + 1
        return field
    }

    /// The number at the start of the next field, from `skipping` bytes on, and what stands behind it, in one pass.
    ///
    /// Left in place unless there are 1 to 15 digits.
    @inline(__always)
    mutating func nextDecimal(skipping: Int) -> (number: DecimalText, rest: UnsafeRawBufferPointer)? {
        var index = position &+ skipping
        guard let number = DecimalText(bytes, from: &index) else { return nil }
        var end = index
        while end < bytes.count, bytes[end] != UInt8(ascii: ",") { end &+= 1 }
        position = end &+ 1
        return (number, UnsafeRawBufferPointer(rebasing: bytes[index..<end]))
    }

    /// A byte of the next field; 0 behind the end of the message.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        position &+ offset < bytes.count ? bytes[position &+ offset] : 0
    }

    /// The next field, left in place.
    func peek() -> UnsafeRawBufferPointer? {
        var copy = self
        return copy.next()
    }

    /// All that is left.
    var rest: UnsafeRawBufferPointer { bytes.from(position) }

    /// The fields from an earlier position up to the next field, without the comma in front of that.
    func taken(since start: Int) -> UnsafeRawBufferPointer {
        let first = Swift.min(Swift.max(start, 0), bytes.count)
        return UnsafeRawBufferPointer(rebasing: bytes[first..<Swift.max(first, Swift.min(position - 1, bytes.count))])
    }
}
