import Fleet

/// Fields of messages for stories: the parts between commas and `#`, with meanings by their place.
enum Meanings {
    private static let rows: [(name: String, meaning: String)] = [
        ("identity", "IMEI of 15 digits"), ("type", "position at the interval"), ("validity", "A: a valid fix"),
        ("date", "22 November 2026, UTC"), ("time", "14:02:29 UTC"), ("latitude", "45.769531° north"),
        ("longitude", "4.899710° east"), ("speed", "54.0 km/h"),
        ("status", "supply connected, battery 84 %, signal 22 of 31"), ("course", "45° clockwise from north"),
        ("cell", "MCC 208 MNC 1 LAC 3801 CID 55611"), ("satellites", "9 in the fix"), ("HDOP", "0.95"),
        ("temperature", "31.0 °C"),
    ]

    /// The fields of a message; none of what was sent or not understood.
    @Sendable static func explain(_ message: WireMessage) -> [WireField] {
        guard message.direction == .received, message.dialect?.name == "gotop" else { return [] }
        var fields: [WireField] = []
        var start = 0
        for (place, byte) in message.bytes.enumerated() where byte == 0x2C || byte == 0x23 {
            if place > start, fields.count < rows.count {
                let row = rows[fields.count]
                let meaning = message.bytes[start..<place].allSatisfy { $0 < 0x80 } ? row.meaning : "not ASCII"
                fields.append(WireField(range: start..<place, name: row.name, meaning: meaning))
            }
            start = place + 1
        }
        return fields
    }
}
