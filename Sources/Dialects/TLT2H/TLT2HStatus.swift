import Fleet

/// The status words of the header as data (tlt2h.md, header): correct a row when a real unit proves it wrong.
enum TLT2HStatus {
    /// What a word says about its records.
    enum Meaning: Sendable {
        /// A place, and nothing else.
        case position
        /// A place with the ignition on or off.
        case ignition(Bool)
        /// Something happened.
        case alarm(AlarmKind)

        /// What a word with this meaning says, in words.
        var words: String {
            switch self {
            case .position: "a position"
            case .ignition(let isOn):
                isOn ? "a position, the ignition probably on" : "a position, the ignition probably off"
            case .alarm(let kind): MeaningText.alarm(kind)
            }
        }
    }

    private static let rows: [(word: StaticString, meaning: Meaning)] = [
        ("AUTO", .ignition(true)),
        ("AUTOSTART", .ignition(true)),
        ("AUTOLOW", .ignition(false)),
        ("AUTOSTOP", .ignition(false)),
        ("SMS", .position),
        ("SOS", .alarm(.sos)),
        ("TOWED", .alarm(.tow)),
        ("SHAKE", .alarm(.vibration)),
        ("DEF", .alarm(.powerCut)),
        ("BLP", .alarm(.lowBattery)),
        ("CLP", .alarm(.lowPower)),
        ("OS", .alarm(.geofenceExit)),
        ("RS", .alarm(.geofenceEnter)),
        ("OVERSPEED", .alarm(.overspeed)),
    ]

    /// What a word says in a header, with what is doubtful about it.
    static func words(_ word: UnsafeRawBufferPointer, _ meaning: Meaning) -> String {
        if word.equals(uppercase: "AUTO") {
            return meaning.words + ": units without its wire send this too"
        }
        if word.equals(uppercase: "SMS") { return "a position, the answer to a locate request" }
        return rows.contains { word.equals(uppercase: $0.word) }
            ? meaning.words : "a position, on an event of unknown kind"
    }

    /// What a word means; one that the dossier does not know is a position under its own name.
    static func meaning(of word: UnsafeRawBufferPointer) -> Meaning {
        rows.first { word.equals(uppercase: $0.word) }?.meaning ?? .position
    }
}
