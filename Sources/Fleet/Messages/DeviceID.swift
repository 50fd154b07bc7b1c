/// The identity a tracker reports: a string of 1 to 19 digits whose leading zeros are part of it.
///
/// Kept as number and length, so that a hundred thousand of them hash and compare without touching the heap.
public struct DeviceID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The digits read as a number.
    @usableFromInline let value: UInt64
    /// How many digits there are, leading zeros included.
    public let digitCount: UInt8

    /// An identity from ASCII digits; nil when there are none, more than 19, or anything but digits.
    @inlinable
    public init?(digits: UnsafeRawBufferPointer) {
        guard (1...19).contains(digits.count) else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit = byte &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ UInt64(digit)  // 19 digits always fit
        }
        self.value = value
        digitCount = UInt8(digits.count)
    }

    /// An identity from text; nil when it is not 1 to 19 digits.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let id = copy.withUTF8({ DeviceID(digits: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = id
    }

    /// The digits as the tracker sent them.
    public var description: String {
        let digits = String(value)
        return String(repeating: "0", count: Int(digitCount) - digits.count) + digits
    }

    /// Whether `lhs` comes before `rhs` by number, then by length.
    public static func < (lhs: DeviceID, rhs: DeviceID) -> Bool {
        (lhs.value, lhs.digitCount) < (rhs.value, rhs.digitCount)
    }
}
