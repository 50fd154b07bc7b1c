import Fleet

/// What a person typed after `/`: words and `field:value` conditions, all of which must hold; `!` turns one round.
struct FleetFilter: Sendable, Equatable {
    /// The text as typed.
    let text: String
    private let conditions: [Condition]

    /// One word of the filter.
    private struct Condition: Sendable, Equatable {
        var test: Test
        var isNegated: Bool
    }

    private enum Test: Sendable, Equatable {
        /// A part of identity, name, place or status.
        case word(String)
        /// A part of one field.
        case field(String, contains: String)
        /// A number of one field.
        case number(String, Comparison, Double)
        /// A condition that is still being typed: everything passes, also when it is turned round.
        case pending
        /// A field that does not exist, or a number that is none: nothing passes.
        case impossible(String)
    }

    private enum Comparison: Character, Sendable {
        case greater = ">"
        case less = "<"
    }

    /// Reads a filter; every text is one, and what makes no sense in it is told by ``problem``.
    init(_ text: String) {
        self.text = text
        conditions = text.split(separator: " ").map { Self.condition(String($0)) }
    }

    /// Whether it lets everything pass.
    var isEmpty: Bool { conditions.isEmpty }

    /// What makes no sense in it, in words; nil when all is well.
    var problem: String? {
        for condition in conditions {
            if case .impossible(let words) = condition.test { return words }
        }
        return nil
    }

    /// Whether a device passes.
    func admits(_ subject: FilterSubject) -> Bool {
        conditions.allSatisfy { condition in
            switch condition.test {
            case .pending: true
            case .impossible: false
            default: condition.isNegated != Self.holds(condition.test, subject)
            }
        }
    }

    // MARK: - Reading

    private static func condition(_ word: String) -> Condition {
        let isNegated = word.first == "!" || (word.first == "-" && word.count > 1)
        let body = isNegated ? String(word.dropFirst()) : word
        return Condition(test: body.isEmpty ? .pending : test(body), isNegated: isNegated)
    }

    private static func test(_ word: String) -> Test {
        if let place = word.firstIndex(where: { $0 == ">" || $0 == "<" }),
            let comparison = Comparison(rawValue: word[place])
        {
            let name = FilterSubject.field(String(word[..<place]).lowercased())
            let digits = word[word.index(after: place)...].drop { $0 == "=" }
            guard FilterSubject.numberFields.contains(name) else {
                return .impossible("no number called \(name): \(FilterSubject.numberFields.joined(separator: ", "))")
            }
            guard !digits.isEmpty else { return .pending }
            guard let number = Double(digits) else { return .impossible("\(digits) is not a number") }
            return .number(name, comparison, number)
        }
        if let place = word.firstIndex(of: ":") {
            let name = FilterSubject.field(String(word[..<place]).lowercased())
            guard FilterSubject.textFields.contains(name) else {
                return .impossible("no field called \(name): \(FilterSubject.textFields.joined(separator: ", "))")
            }
            let part = String(word[word.index(after: place)...]).lowercased()
            return part.isEmpty ? .pending : .field(name, contains: part)
        }
        return .word(word.lowercased())
    }

    // MARK: - Judging

    private static func holds(_ test: Test, _ subject: FilterSubject) -> Bool {
        switch test {
        case .word(let word): subject.allText.contains(word)
        case .field(let name, let part): subject.text(name).contains { $0.contains(part) }
        case .number(let name, let comparison, let limit): compare(subject.number(name), comparison, limit)
        case .pending, .impossible: false  // decided before
        }
    }

    private static func compare(_ value: Double?, _ comparison: Comparison, _ limit: Double) -> Bool {
        guard let value else { return false }
        return comparison == .greater ? value > limit : value < limit
    }
}

/// What a filter can ask about a device.
struct FilterSubject {
    let device: Device
    let status: DeviceStatus
    let place: String
    let alarms: [AlarmKind]
    let now: Timestamp

    /// Fields that take text.
    static let textFields = ["status", "name", "id", "place", "alarm", "dialect", "transport", "peer", "type"]
    /// Fields that take numbers.
    static let numberFields = ["speed", "battery", "signal", "sat", "age", "course", "hdop"]

    /// The field that a name means: the heads of columns are understood as well.
    static func field(_ name: String) -> String {
        switch name {
        case "device": "name"
        case "km/h", "kmh": "speed"
        case "bat": "battery"
        case "gsm": "signal"
        default: name
        }
    }

    /// Everything a bare word looks at, in lower case.
    var allText: String {
        [device.id.description, device.name ?? "", place, status.rawValue].joined(separator: "\n").lowercased()
    }

    /// The texts of a field, in lower case.
    func text(_ field: String) -> [String] {
        let texts: [String]
        switch field {
        case "status": texts = [status.rawValue]
        case "name": texts = [device.label]
        case "id": texts = [device.id.description]
        case "place": texts = [place]
        case "alarm": texts = alarms.flatMap { [$0.rawValue, $0.traits.title] }
        case "dialect": texts = [device.lastReport.dialect.name]
        case "transport": texts = [device.transport.rawValue]
        case "peer": texts = [device.peer.description]
        case "type": texts = [device.lastReport.type]
        default: texts = []
        }
        return texts.map { $0.lowercased() }
    }

    /// The number in a field, age in seconds; nil where the device does not tell.
    func number(_ field: String) -> Double? {
        switch field {
        case "speed": device.position?.speedKmh
        case "battery": device.power.batteryPercent.map(Double.init)
        case "signal": device.radio.signal.map(Double.init)
        case "sat": device.satellites.map(Double.init)
        case "age": Double(now.milliseconds(since: device.lastHeard)) / 1000
        case "course": device.position?.courseDeg
        case "hdop": device.hdop
        default: nil
        }
    }
}
