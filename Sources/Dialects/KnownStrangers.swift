/// Protocols of other trackers, which are recognised only to be named (detection.md, first bytes).
///
/// Asked about bytes from which no dialect took anything: no decision rests on it.
enum KnownStrangers {
    private static let prefixes: [(prefix: StaticString, name: String)] = [
        ("#L#", "Wialon IPS"), ("#D#", "Wialon IPS"), ("#SD#", "Wialon IPS"), ("#P#", "Wialon IPS"),
        ("*ET,", "EasyTrack"), ("**,IMEI:", "a command of gps103"), ("$GPRMC,", "NMEA of nobody known"),
        ("$GPGGA,", "NMEA of nobody known"),
    ]

    /// The protocol that the bytes begin like; nil when none is certain.
    static func name(of bytes: UnsafeRawBufferPointer) -> String? {
        let text = bytes.trimmed
        if isV680(text) { return "V680" }
        if isTK103(text) { return "TK103" }
        if isGT02(bytes) { return "GT02" }
        return prefixes.first { text.hasPrefix(uppercase: $0.prefix) }?.name
    }

    /// `(012345678901BP05…)`.
    private static func isTK103(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count > 13 && text[0] == UInt8(ascii: "(") && text.part(1, 11).allSatisfy(\.isDigit)
    }

    /// `68 68`, then a length in one byte that the frame does not exceed: two letters prove nothing alone.
    private static func isGT02(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count > 4, bytes[0] == 0x68, bytes[1] == 0x68 else { return false }
        return bytes[2] < 0x80 && bytes.count <= Int(bytes[2]) + 5
    }

    /// `#imei#0#`, and `#imei##1#0000#AUT#01#…`, in which no sentence begins with `$`.
    private static func isV680(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count > 17, TLT2HHeader.isHeader(text) else { return false }
        let rest = text.from(17)
        if rest.count == 2, rest[0] == UInt8(ascii: "0"), rest[1] == UInt8(ascii: "#") { return true }
        guard !rest.contains(UInt8(ascii: "$")), !rest.contains(0x0A) else { return false }
        var commas = 0
        for byte in rest where byte == UInt8(ascii: ",") { commas += 1 }
        return commas >= 3
    }
}
