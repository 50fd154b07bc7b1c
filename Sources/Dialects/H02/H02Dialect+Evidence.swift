extension H02Dialect {
    /// The head and type of a text message, or length and digits of a binary frame.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        bytes.first == UInt8(ascii: "$") ? binaryEvidence(bytes) : textEvidence(bytes)
    }

    private static func textEvidence(_ bytes: UnsafeRawBufferPointer) -> String {
        let closing = bytes.firstIndex(of: UInt8(ascii: "#"), from: 0) ?? bytes.count
        var notes = NoNotes()
        guard let header = try? H02Header(UnsafeRawBufferPointer(rebasing: bytes[..<closing]), &notes) else {
            return "h02: a text message"
        }
        let mark = UnsafeRawBufferPointer(rebasing: bytes[..<3]).text()
        return
            "h02: \(mark) with an identity of \(header.device.digitCount) digits and a valid \(header.typeText) up to #"
    }

    private static func binaryEvidence(_ bytes: UnsafeRawBufferPointer) -> String {
        guard case .frame(let layout, let length, _) = H02BinaryLengths().measure(bytes, isComplete: false) else {
            return "h02: a $ frame"
        }
        return
            "h02: $ frame of \(length) bytes, an identity of \(layout.identityDigits) digits, date and place possible"
    }
}
