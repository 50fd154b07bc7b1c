/// What each bit of the status word is, as data (h02.md, status word): correct a row when a real unit proves it wrong.
enum H02StatusBit {
    /// An alarm of ``H02AlarmBit``, which has its name.
    case alarm
    /// A state that is told whether the bit is active or not.
    case state
    /// Something that is told, and raises nothing.
    case info(String)
    /// The printings differ, so that nothing is concluded.
    case differs(String)
    /// No printing names it.
    case unknown

    /// All 32, from the least significant on.
    static let all: [H02StatusBit] = [
        .alarm, .alarm, .alarm, .alarm,  // 0 to 3
        .alarm, .info("GPS antenna open"), .info("GPS antenna shorted"), .alarm,  // 4 to 7
        .info("door open"), .state, .state, .info("power low"),  // 8 to 11
        .info("battery bad"), .info("engine"), .unknown, .info("above the speed limit"),  // 12 to 15
        .info("GPS fault"), .differs("shake or low battery"), .differs("SOS"), .alarm,  // 16 to 19
        .alarm, .unknown, .unknown, .unknown,  // 20 to 23
        .differs("temperature or theft"), .differs("tow, moved or wrong password"),  // 24 and 25
        .differs("GPRS blocked or SOS"), .state,  // 26 and 27
        .info("car battery removed"), .unknown, .unknown, .unknown,  // 28 to 31
    ]
}

extension H02Status {
    /// Every active bit in words, and the states that count either way.
    var words: String {
        if isSilent { return "nothing to report, or no status word" }
        let states = [
            isActive(Bit.ignitionOff) ? "ignition off" : "ignition on", isActive(Bit.armed) ? "armed" : "not armed",
            isActive(Bit.engineCut) ? "engine cut" : nil,
        ]
        let others = (0..<32 as Range<UInt32>).filter { isActive($0) }.compactMap { words(bit: $0) }
        return (standingAlarms.map { $0 + " (alarm)" } + states.compactMap { $0 } + others).joined(separator: ", ")
    }

    /// The alarms that stand, the most urgent first.
    var standingAlarms: [String] {
        isSilent ? [] : H02AlarmBit.all.filter { $0.stands(in: self) }.map(\.name)
    }

    /// What an active bit says that is neither a state nor a standing alarm.
    private func words(bit: UInt32) -> String? {
        switch H02StatusBit.all[Int(bit)] {
        case .state: return nil
        case .info(let name): return name
        case .differs(let name): return "bit \(bit) (\(name), printings differ)"
        case .unknown: return "bit \(bit) (not known)"
        case .alarm:
            guard let row = H02AlarmBit.all.first(where: { $0.bit == bit }), !row.stands(in: self) else { return nil }
            return "\(row.name) (not an alarm while the ignition is on)"
        }
    }
}
