/// Order of names as people expect it: numbers by value, letters without regard to case.
enum NaturalOrder {
    /// Whether one text comes before another: `Van 2` before `Van 12`.
    static func isBefore(_ left: String, _ right: String) -> Bool {
        var (a, b) = (left, right)
        // The bytes are compared where they stand: tables are sorted by thousands of names.
        let order = a.withUTF8 { a in b.withUTF8 { b in compare(a, b) } }
        return order == 0 ? left < right : order < 0
    }

    /// Below 0 where the first comes first, above where the second does, 0 where only case or zeros differ.
    private static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if isDigit(a[i]), isDigit(b[j]) {
                let (numberA, numberB) = (digits(a, &i), digits(b, &j))
                if numberA.count != numberB.count { return numberA.count - numberB.count }
                for (x, y) in zip(numberA, numberB) where a[x] != b[y] { return Int(a[x]) - Int(b[y]) }
            } else {
                let (letterA, letterB) = (lowercased(a[i]), lowercased(b[j]))
                if letterA != letterB { return Int(letterA) - Int(letterB) }
                i += 1
                j += 1
            }
        }
        return (a.count - i) - (b.count - j)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 <= 25 ? byte | 0x20 : byte }

    /// The places of the digits from a place on, without leading zeros.
    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Range<Int> {
        var start = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        while start < index, bytes[start] == 0x30 { start += 1 }
        return start..<index
    }
}
