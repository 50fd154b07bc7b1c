import Fleet

/// One line of a table (RFC 4180), cell by cell.
struct CSVRow {
    /// The line so far.
    private(set) var bytes: [UInt8] = []
    private var isEmpty = true

    /// Adds text.
    ///
    /// A spreadsheet takes text that begins with certain characters for a formula and runs it: such text gets an
    /// apostrophe in front. Control characters other than tab and line ends are left out.
    mutating func text(_ text: String?) {
        begin()
        guard let text else { return }
        var cell: [UInt8] = []
        for scalar in text.unicodeScalars where Self.isHarmless(scalar) { cell.append(contentsOf: scalar.utf8) }
        if let first = cell.first, Self.formulaStarts.contains(first) { cell.insert(UInt8(ascii: "'"), at: 0) }
        guard cell.contains(where: Self.quoted.contains) else {
            bytes += cell
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds a number.
    mutating func number(_ number: Double?, decimals: Int) {
        begin()
        guard let number, number.isFinite else { return }
        DecimalText.append(number, decimals: decimals, to: &bytes)
    }

    /// Adds an angle.
    mutating func degrees(_ degrees: Double?) {
        begin()
        if let degrees { DecimalText.append(degrees: degrees, to: &bytes) }
    }

    /// Adds a whole number.
    mutating func count(_ number: Int?) {
        begin()
        if let number { bytes.append(contentsOf: String(number).utf8) }
    }

    /// Adds true or false.
    mutating func flag(_ flag: Bool?) {
        begin()
        if let flag { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
    }

    /// Adds a moment.
    mutating func moment(_ moment: Timestamp?) {
        begin()
        if let moment { DecimalText.append(moment, to: &bytes) }
    }

    /// Adds bytes as hex.
    mutating func hex(_ data: [UInt8]) {
        begin()
        for byte in data {
            bytes.append(Self.digits[Int(byte >> 4)])
            bytes.append(Self.digits[Int(byte & 15)])
        }
    }

    /// Appends the line to a table.
    func end(into out: inout [UInt8]) {
        out += bytes
        out.append(contentsOf: "\r\n".utf8)
    }

    private mutating func begin() {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
    }

    private static let formulaStarts = Set("=+-@\t\r\n".utf8)
    private static let quoted = Set("\",\r\n\t".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\r": true
        default: XMLText.isHarmless(scalar)
        }
    }
}
