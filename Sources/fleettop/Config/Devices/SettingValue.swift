import Fleet
import TOMLKit

extension StatusThreshold {
    /// What a value must be, in words.
    var expected: String {
        switch kind {
        case .number(let range): "a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .duration: "a duration such as \"90s\", \"5m\" or \"24h\""
        case .flag: "true or false"
        }
    }

    private static func short(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    /// The number that a value in a file stands for, a duration in milliseconds; nil when it is not what is expected.
    func number(_ value: any TOMLValueConvertible) -> Double? {
        switch kind {
        case .number(let range):
            guard let number = value.double ?? value.int.map(Double.init), range.contains(number) else { return nil }
            return number
        case .count(let range):
            guard let number = value.int, range.contains(number) else { return nil }
            return Double(number)
        case .duration:
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds), milliseconds > 0 else {
                return nil
            }
            return Double(milliseconds)
        case .flag: return value.bool.map { $0 ? 1 : 0 }
        }
    }
}

/// Zones as files have them: `+08:00`, `-3:30`, `Z`.
enum ZoneOffset {
    /// What is expected, in words.
    static let expected = "a zone such as \"+08:00\" or \"-03:30\""

    /// Minutes east of UTC; nil for a text that is no zone from -12:00 to +14:00 in quarters of an hour.
    static func minutes(_ text: String) -> Int? {
        if text == "Z" || text == "UTC" { return 0 }
        guard let match = text.wholeMatch(of: /([+-])(\d{1,2}):(\d\d)/) else { return nil }
        guard let hours = Int(match.2), let rest = Int(match.3), rest < 60, rest % 15 == 0 else { return nil }
        let minutes = (hours * 60 + rest) * (match.1 == "-" ? -1 : 1)
        return (-720...840).contains(minutes) ? minutes : nil
    }
}
