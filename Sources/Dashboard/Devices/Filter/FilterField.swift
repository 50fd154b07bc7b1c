import Fleet

/// One field of the filter language, one row of data each: help, completion and messages are made from the rows.
struct FilterField: Sendable {
    /// What a field is compared with.
    enum Kind: Sendable, Equatable {
        /// Text of which a part is enough.
        case text
        /// A number.
        case number(FilterUnit)
        /// One of a few words.
        case choice([String])
    }

    /// Where the words come from that complete a value.
    enum Words: Sendable {
        case none, statuses, alarms, dialects, groups, zones, names
        case these([String])
    }

    let name: String
    /// Other names, such as the heads of columns.
    var aliases: [String] = []
    /// What it is, in a few words.
    let meaning: String
    let kind: Kind
    var words = Words.none
    /// The texts of a device.
    var texts: @Sendable (FilterSubject) -> [String] = { _ in [] }
    /// The number of a device; nil where it does not tell.
    var number: @Sendable (FilterSubject) -> Double? = { _ in nil }
    /// Whether a device has it, where that is not simply whether there is a value.
    var isTold: (@Sendable (FilterSubject) -> Bool)?

    /// Whether it takes numbers.
    var isNumber: Bool { if case .number = kind { true } else { false } }

    /// Whether a device has it.
    func isTold(by subject: FilterSubject) -> Bool {
        if let isTold { return isTold(subject) }
        return isNumber ? number(subject) != nil : texts(subject).contains { !$0.isEmpty }
    }

    /// The only words that its values are made of, as they are offered; nil where there are others.
    var closedWords: [String]? {
        switch words {
        case .statuses: DeviceStatus.allCases.map(\.rawValue)
        case .alarms: ["any", "none"] + AlarmKind.allCases.map(\.rawValue)
        case .these(let words): words
        case .none, .dialects, .groups, .zones, .names: nil
        }
    }

    /// Whether a value in lower case may be a part of what a device tells.
    func isPossible(_ value: String) -> Bool {
        guard let closedWords else { return true }
        var candidates = closedWords
        if case .alarms = words { candidates += AlarmKind.allCases.map(\.traits.title) }
        return candidates.contains { $0.lowercased().contains(value) }
    }

    /// The place of the field that a name means; nil when there is none.
    static func place(of name: String) -> Int? {
        all.firstIndex { $0.name == name || $0.aliases.contains(name) }
    }

    /// All fields, in the order in which they are offered.
    static let all: [FilterField] = texts + numbers + choices

    private static let texts: [FilterField] = [
        FilterField(
            name: "status", meaning: "what it is doing", kind: .text, words: .statuses,
            texts: { [$0.status.rawValue] }),
        FilterField(
            name: "name", aliases: ["device"], meaning: "its name, or identity without one", kind: .text,
            words: .names, texts: { [$0.device.label] }, isTold: { $0.device.name != nil }),
        FilterField(
            name: "id", meaning: "its identity", kind: .text, texts: { [$0.device.id.description] }),
        FilterField(name: "place", meaning: "where it is, in words", kind: .text, texts: { [$0.place] }),
        FilterField(
            name: "alarm", meaning: "an unacknowledged alarm, or any, or none", kind: .text, words: .alarms,
            texts: { $0.alarms.flatMap { [$0.rawValue, $0.traits.title] } }),
        FilterField(
            name: "dialect", meaning: "the protocol it speaks", kind: .text, words: .dialects,
            texts: { [$0.device.lastReport.dialect.name] }),
        FilterField(
            name: "transport", meaning: "tcp or udp", kind: .text, words: .these(["tcp", "udp"]),
            texts: { [$0.device.transport.rawValue] }),
        FilterField(
            name: "peer", meaning: "the address it reports from", kind: .text,
            texts: { [$0.device.peer.description] }),
        FilterField(
            name: "type", meaning: "the word of its last message", kind: .text,
            texts: { [$0.device.lastReport.type] }),
        FilterField(
            name: "group", meaning: "a group it belongs to", kind: .text, words: .groups, texts: { $0.groups }),
        FilterField(
            name: "zone", meaning: "a zone it is in", kind: .text, words: .zones, texts: { $0.zones }),
        FilterField(name: "plate", meaning: "its number plate", kind: .text, texts: { [$0.plate] }),
    ]

    private static let numbers: [FilterField] = [
        FilterField(
            name: "speed", aliases: ["km/h", "kmh"], meaning: "km/h", kind: .number(.speed),
            number: { $0.device.position?.speedKmh }),
        FilterField(
            name: "battery", aliases: ["bat"], meaning: "percent", kind: .number(.percent),
            number: { $0.device.power.batteryPercent.map(Double.init) }),
        FilterField(
            name: "signal", aliases: ["gsm"], meaning: "as sent, mostly 0 to 31", kind: .number(.plain),
            number: { $0.device.radio.signal.map(Double.init) }),
        FilterField(
            name: "sat", meaning: "satellites", kind: .number(.plain),
            number: { $0.device.satellites.map(Double.init) }),
        FilterField(
            name: "age", meaning: "since it was heard: seconds, 10m, 2h", kind: .number(.duration),
            number: { Double($0.now.milliseconds(since: $0.device.lastHeard)) / 1000 }),
        FilterField(
            name: "course", meaning: "degrees from north", kind: .number(.plain),
            number: { $0.device.position?.courseDeg }),
        FilterField(
            name: "hdop", meaning: "1 is good, above 5 poor", kind: .number(.plain), number: { $0.device.hdop }),
    ]

    /// What can be said about a device with `is:`, and when it holds.
    static let states: [(word: String, holds: @Sendable (FilterSubject) -> Bool)] = [
        ("problem", { $0.status.isProblem || !$0.alarms.isEmpty }),
        ("alarmed", { !$0.alarms.isEmpty }),
        ("named", { $0.device.name != nil }),
        ("unnamed", { $0.device.name == nil }),
    ]

    private static let choices: [FilterField] = [
        FilterField(
            name: "is", meaning: states.map(\.word).joined(separator: ", "), kind: .choice(states.map(\.word)),
            words: .these(states.map(\.word))),
        FilterField(
            name: "has", meaning: "any field that the device tells", kind: .choice((texts + numbers).map(\.name)),
            words: .these((texts + numbers).map(\.name))),
    ]
}
