import Geo

/// A message taken apart by a reader that shares nothing with the voice under test.
struct GotopProbe {
    let device: String
    let type: String
    var isValid = false
    var seconds: Int64?
    var coordinate: Coordinate?
    var speedKmh: Double?
    var battery: Int?
    var external: Bool?
    var course: Int?

    /// Reads one message; nil unless every part has the form that captures of real units have.
    init?(_ bytes: [UInt8]) {
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }), bytes.count <= 200 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.first == "#", text.last == "#", text.filter({ $0 == "#" }).count == 2 else { return nil }
        var fields = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map(
            String.init)
        guard let device = fields.first, device.count == 15, device.allSatisfy(\.isNumber) else { return nil }
        self.device = device
        fields.removeFirst()
        if fields.first == "Sorry Not Support" { fields.removeFirst(2) }
        guard let type = fields.first else { return nil }
        self.type = type
        fields.removeFirst()
        if ["CMD-X", "ALM-E"].contains(type) {
            guard fields.isEmpty else { return nil }
            return
        }
        if type == "CMD-D" {
            guard fields == [""] else { return nil }
            return
        }
        guard readBody(fields) else { return nil }
    }

    /// Reads the seven fixed fields and the course behind them.
    private mutating func readBody(_ fields: [String]) -> Bool {
        guard fields.count >= 8, ["A", "V"].contains(fields[0]) else { return false }
        isValid = fields[0] == "A"
        guard let day = Self.digits(fields[1], label: "DATE:", count: 6),
            let clock = Self.digits(fields[2], label: "TIME:", count: 6),
            let latitude = Self.degrees(fields[3], label: "LAT:", width: 10, hemispheres: ["N", "S"]),
            let longitude = Self.degrees(fields[4], label: "LOT:", width: 11, hemispheres: ["E", "W"]),
            fields[5].hasPrefix("Speed:"), let speed = Double(fields[5].dropFirst(6)), fields[5].contains("."),
            fields[7].count == 3, let course = Int(fields[7]), (0..<360).contains(course)
        else { return false }
        let secondOfDay = clock / 10_000 * 3600 + clock / 100 % 100 * 60 + clock % 100
        seconds = Int64(day % 100) * 86_400 + Int64(secondOfDay)  // runs of the tests stay within a month
        coordinate = Coordinate(latitude: latitude, longitude: longitude)
        speedKmh = speed
        self.course = course
        return readStatus(fields[6])
    }

    /// Reads the status group: two or six parts, of which the last two are numbers.
    private mutating func readStatus(_ field: String) -> Bool {
        let parts = field.split(separator: "-").map(String.init)
        guard parts.count == 2 || parts.count == 6, parts.dropLast(2).allSatisfy({ ["0", "1", "X"].contains($0) }),
            let battery = Int(parts[parts.count - 2]), (0...100).contains(battery),
            let signal = Int(parts[parts.count - 1]), (0...31).contains(signal)
        else { return false }
        self.battery = battery
        if parts.count == 6, parts[0] != "X" { external = parts[0] == "1" }
        return true
    }

    /// The number behind a label, of exactly `count` digits.
    private static func digits(_ field: String, label: String, count: Int) -> Int? {
        guard field.hasPrefix(label), field.count == label.count + count else { return nil }
        return Int(field.dropFirst(label.count))
    }

    /// Decimal degrees with seven decimals and a hemisphere.
    private static func degrees(_ field: String, label: String, width: Int, hemispheres: [String]) -> Double? {
        guard field.hasPrefix(label), field.count == label.count + width + 1 else { return nil }
        let number = field.dropFirst(label.count).dropLast()
        guard hemispheres.contains(String(field.suffix(1))), number.suffix(8).first == "." else { return nil }
        return Double(number).map { "SW".contains(field.suffix(1)) ? -$0 : $0 }
    }
}
