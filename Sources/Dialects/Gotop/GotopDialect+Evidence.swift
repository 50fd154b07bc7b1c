import Fleet

extension GotopDialect {
    /// Identity, type, and how much stood behind it.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        let mark = UInt8(ascii: "#")
        var start = 0
        while start < bytes.count, bytes[start] == mark || bytes[start].isBlank { start += 1 }
        let closing = bytes.search(for: mark, from: start) ?? bytes.count
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<closing]).trimmed
        var notes = NoNotes()
        guard case .report(let report) = GotopMessage.decode(text, &notes) else { return "gotop: a message" }
        let body = report.fix == nil ? "without a position" : "with a position"
        let place = start > 0 && bytes[start - 1] == mark ? "after #" : "with its # missing"
        return "gotop: identity of \(report.device.digitCount) digits and \(report.type) \(body), \(place)"
    }
}
