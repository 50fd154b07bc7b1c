/// Order of names as people expect it: numbers by value, letters without regard to case.
enum NaturalOrder {
    /// Whether one text comes before another: `Van 2` before `Van 12`.
    static func isBefore(_ left: String, _ right: String) -> Bool {
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if isDigit(a[i]), isDigit(b[j]) {
                let numberA = digits(a, &i)
                let numberB = digits(b, &j)
                if numberA.count != numberB.count { return numberA.count < numberB.count }
                if !numberA.elementsEqual(numberB) { return numberA.lexicographicallyPrecedes(numberB) }
            } else {
                let letterA = lowercased(a[i])
                let letterB = lowercased(b[j])
                if letterA != letterB { return letterA < letterB }
                i += 1
                j += 1
            }
        }
        return a.count - i == b.count - j ? left < right : a.count - i < b.count - j
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 <= 25 ? byte | 0x20 : byte }

    /// The digits at a place without leading zeros.
    private static func digits(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        return bytes[start..<index].drop { $0 == 0x30 }
    }
}
