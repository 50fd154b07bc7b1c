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
            case .ignition(let isOn): isOn ? "a position, ignition on" : "a position, ignition off"
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

    /// What a word means; one that the dossier does not know is a position under its own name.
    static func meaning(of word: UnsafeRawBufferPointer) -> Meaning {
        rows.first { word.equals(uppercase: $0.word) }?.meaning ?? .position
    }
}
