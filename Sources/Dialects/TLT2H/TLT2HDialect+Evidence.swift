extension TLT2HDialect {
    /// The header and the first good record under it.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        var lines = TLT2HLines(bytes, isComplete: true)
        guard case .text(let first) = lines.next(),
            let header = TLT2HHeader(UnsafeRawBufferPointer(rebasing: bytes[first]))
        else { return "tlt2h: a header with a record" }
        let records = header.count == 1 ? "1 record" : "\(header.count) records"
        return "tlt2h: header of 15 digits between #, \(header.status) with \(records), a record right"
    }
}
