/// What a number in a filter counts, and the units in which it may be written.
enum FilterUnit: Sendable, Equatable {
    case speed, percent, duration, plain

    /// Units and what one of them is worth; the first is that of numbers without one.
    private var units: [(name: String, worth: Double)] {
        switch self {
        case .speed: [("", 1), ("km/h", 1), ("kmh", 1), ("mph", 1.609_344), ("kn", 1.852)]
        case .percent: [("", 1), ("%", 1)]
        case .duration: [("", 1), ("s", 1), ("m", 60), ("min", 60), ("h", 3_600), ("d", 86_400)]
        case .plain: [("", 1)]
        }
    }

    /// What would be right, such as `80, 80km/h or 50mph`.
    var examples: String {
        switch self {
        case .speed: "80, 80km/h or 50mph"
        case .percent: "20 or 20%"
        case .duration: "600, 10m or 2h"
        case .plain: "5"
        }
    }

    /// The number that a text stands for; nil when it is none.
    func number(_ text: String) -> Double? {
        let unit = text.drop { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }.lowercased()
        let digits = text.dropLast(unit.count)
        guard let worth = units.first(where: { $0.name == unit })?.worth, let number = Double(digits),
            number.isFinite
        else { return nil }
        return number * worth
    }

    /// Whether a text is the beginning of a number that is still being typed, such as `8.`, `-` or `80k`.
    func isBeginning(_ text: String) -> Bool {
        let unit = text.drop { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }.lowercased()
        let digits = text.dropLast(unit.count)
        if digits == "-" || digits == "+" { return unit.isEmpty }
        return !unit.isEmpty && Double(digits) != nil && units.contains { $0.name.hasPrefix(unit) }
    }
}
