/// Writes ASCII text and numbers of fixed form into bytes.
struct ByteWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// A writer with room for one message.
    init() {
        bytes.reserveCapacity(192)
    }

    /// Appends text as UTF-8.
    mutating func text(_ text: some StringProtocol) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends a whole number, padded with zeros to at least `width` digits; a minus sign comes in front.
    mutating func number(_ value: Int, width: Int = 1) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let digits = String(value.magnitude)
        for _ in 0..<max(0, width - digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
        text(digits)
    }

    /// Appends a number that is not negative with `decimals` decimals and at least `width` digits before the point.
    mutating func fixed(_ value: Double, width: Int, decimals: Int) {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        number(scaled / scale, width: width)
        bytes.append(UInt8(ascii: "."))
        number(scaled % scale, width: decimals)
    }

    /// Appends upper-case hexadecimal digits, at least `width`.
    mutating func hex(_ value: Int, width: Int) {
        let digits = String(value, radix: 16, uppercase: true)
        for _ in 0..<max(0, width - digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
        text(digits)
    }
}
