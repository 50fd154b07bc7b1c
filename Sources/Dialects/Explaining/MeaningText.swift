import Fleet
import Geo

/// What fields mean, in plain words with their units; shared by the dialects.
enum MeaningText {
    /// Who sent a message, and whether the number can be an IMEI.
    static func identity(_ device: DeviceID) -> String {
        let digits = device.description
        guard digits.utf8.count == 15 else { return "\(digits), a number of \(digits.utf8.count) digits" }
        let isValid = Luhn.isValid(digits)
        return isValid ? "IMEI \(digits), check digit right" : "\(digits), check digit not that of an IMEI"
    }

    /// Whether the receiver had a fix.
    static func validity(_ isValid: Bool) -> String {
        isValid ? "valid fix" : "no valid fix: the last good place, if any"
    }

    /// Degrees with the hemisphere in words.
    static func latitude(_ degrees: Double) -> String {
        "\(decimal(abs(degrees), 6))° \(degrees < 0 ? "south" : "north")"
    }

    /// Degrees with the hemisphere in words.
    static func longitude(_ degrees: Double) -> String {
        "\(decimal(abs(degrees), 6))° \(degrees < 0 ? "west" : "east")"
    }

    /// Degrees without a hemisphere.
    static func angle(_ degrees: Double) -> String { "\(decimal(degrees, 6))°" }

    /// The hemisphere that a letter stands for.
    static func hemisphere(_ letter: UInt8) -> String {
        switch letter.uppercased {
        case UInt8(ascii: "N"): "north"
        case UInt8(ascii: "S"): "south"
        case UInt8(ascii: "E"): "east"
        case UInt8(ascii: "W"): "west"
        default: "no hemisphere"
        }
    }

    /// A speed as the tracker means it.
    static func speed(_ kmh: Double?) -> String {
        kmh.map { "\(decimal($0, 1)) km/h" } ?? "no speed of a vehicle: left out"
    }

    /// A speed in knots and what it is in km/h.
    static func speed(knots: Double?, kmh: Double?) -> String {
        guard let knots, let kmh else { return "no speed of a vehicle: left out" }
        return "\(decimal(knots, 2)) knots = \(decimal(kmh, 1)) km/h"
    }

    /// A course in degrees and as a wind.
    static func course(_ degrees: Double?) -> String {
        guard let degrees else { return "no course: left out" }
        return "\(decimal(degrees, 2))°, \(CompassPoint(nearest: degrees).abbreviation)"
    }

    /// A day and time in UTC.
    static func moment(_ moment: Timestamp?) -> String { moment.map { "\(day($0)) \(timeOfDay($0)) UTC" } ?? "no time" }

    /// The day of a moment.
    static func day(_ moment: Timestamp) -> String { String(moment.iso8601.prefix(10)) }

    /// The time of day of a moment.
    static func timeOfDay(_ moment: Timestamp) -> String { String(moment.iso8601.dropFirst(11).prefix(8)) }

    /// The time of day of a moment, told to be in UTC.
    static func utc(_ moment: Timestamp?) -> String { moment.map { timeOfDay($0) + " UTC" } ?? "no time of day" }

    /// A percentage that counts only up to 100.
    static func percent(_ value: Int?) -> String {
        guard let value else { return "no number: left out" }
        return value <= 100 ? "\(value) %" : "\(value) is no percentage: left out"
    }

    /// A signal strength in the unit that its size suggests.
    static func signal(_ value: Int) -> String {
        switch value {
        case 99: "99: not known"
        case 0...31: "\(value) of 31"
        case ...100: "\(value) %"
        default: "\(value): left out"
        }
    }

    /// A number of satellites.
    static func satellites(_ count: Int) -> String { self.count(count, "satellite") }

    /// A number of things.
    static func count(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

    /// A state that may be unknown.
    static func flag(_ value: Bool?, _ yes: String, _ no: String) -> String {
        value.map { $0 ? yes : no } ?? "not told"
    }

    /// A number from hexadecimal digits, which is the same in both notations only by accident.
    static func hex(_ value: Int) -> String { "\(value) (0x\(String(value, radix: 16, uppercase: true)))" }

    /// What an alarm is about, and its number where it is about a fence.
    static func alarm(_ kind: AlarmKind?, zone: Int? = nil) -> String {
        let title = (kind ?? .other).traits.title
        if kind == nil || kind == .other { return "alarm with a code that is not known" }
        return zone.map { "\(title) \($0)" } ?? title
    }

    /// What a kind of report is in words.
    static func kind(_ kind: ReportKind) -> String {
        switch kind {
        case .position: "a position"
        case .alarm: "an alarm"
        case .heartbeat: "a sign of life"
        case .login: "a login"
        case .reply: "the answer to a command"
        }
    }

    /// A number with at most so many decimals, without zeros at its end.
    static func decimal(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let whole = Int64(scaled / scale)
        var fraction = String(Int64(scaled) - whole * Int64(scale))
        fraction = String(repeating: "0", count: max(0, places - fraction.utf8.count)) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + String(whole) + (fraction.isEmpty || places == 0 ? "" : "." + fraction)
    }
}
