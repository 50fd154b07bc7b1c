import Fleet

/// The status word: 32 bits, of which 0 means active (h02.md, status word).
struct H02Status {
    /// The word as sent.
    let word: UInt32

    /// A word from its number.
    init(word: UInt32) {
        self.word = word
    }

    /// A word from exactly eight hex digits of either case.
    @inline(__always)
    init?(hex: UnsafeRawBufferPointer) {
        guard hex.count == 8, let word = hex.hexNumber else { return nil }
        self.word = UInt32(truncatingIfNeeded: word)
    }

    /// Whether a bit says active.
    @inline(__always)
    func isActive(_ bit: UInt32) -> Bool { word >> bit & 1 == 0 }

    /// Nothing to report, or a unit without a status word: no state can be concluded.
    var isSilent: Bool { word == .max }

    /// Eight hex digits in upper case.
    var hex: String {
        String(unsafeUninitializedCapacity: 8) { digits in
            for index in 0..<8 {
                let digit = UInt8(truncatingIfNeeded: word >> UInt32(28 - index * 4) & 0xF)
                digits[index] = digit < 10 ? 0x30 + digit : 0x37 + digit
            }
            return 8
        }
    }

    /// Sets the states that the word tells.
    @inline(__always)
    func apply(to report: inout Report) {
        report.statusHex = hex
        guard !isSilent else { return }
        report.ignition = !isActive(Bit.ignitionOff)
        report.armed = isActive(Bit.armed)
        report.engineCut = isActive(Bit.engineCut)
        report.power.external = !isActive(Bit.backupBattery) && !isActive(Bit.mainBatteryRemoved)
    }

    /// Bits that tell a state.
    enum Bit {
        static let armed: UInt32 = 9
        static let ignitionOff: UInt32 = 10
        static let backupBattery: UInt32 = 19
        static let mainBatteryRemoved: UInt32 = 20
        static let engineCut: UInt32 = 27
    }
}

/// The bits that are alarms, as data (h02.md, status word): correct a row when a real unit proves it wrong.
///
/// Bits whose meaning differs between printings (17, 18, 24 to 26) are left out; the word itself is kept.
struct H02AlarmBit: Sendable {
    /// Its place, counted from the least significant.
    let bit: UInt32
    /// What the alarm is about.
    let kind: AlarmKind
    /// The bit's name, used as the code.
    let name: String
    /// Whether it only counts while the ignition is off: a running engine shakes the tracker all the time.
    var needsIgnitionOff = false

    /// The most urgent first: one report raises one alarm, the next report the next.
    static let all: [H02AlarmBit] = [
        H02AlarmBit(bit: 1, kind: .sos, name: "SOS"),
        H02AlarmBit(bit: H02Status.Bit.backupBattery, kind: .powerCut, name: "backup battery"),
        H02AlarmBit(bit: H02Status.Bit.mainBatteryRemoved, kind: .powerCut, name: "battery removed"),
        H02AlarmBit(bit: 3, kind: .ignitionOn, name: "illegal ignition"),
        H02AlarmBit(bit: 0, kind: .movement, name: "vibration/theft", needsIgnitionOff: true),
        H02AlarmBit(bit: 2, kind: .overspeed, name: "overspeed"),
        H02AlarmBit(bit: 4, kind: .geofenceEnter, name: "geofence enter"),
        H02AlarmBit(bit: 7, kind: .geofenceExit, name: "geofence leave"),
    ]

    /// All bits of ``all``.
    static let mask: UInt32 = all.reduce(0) { $0 | 1 << $1.bit }

    /// Whether the alarm stands in a status word.
    func stands(in status: H02Status) -> Bool {
        status.isActive(bit) && (!needsIgnitionOff || status.isActive(H02Status.Bit.ignitionOff))
    }
}

/// Which alarms a connection has raised: a unit repeats a standing alarm every few minutes until it is taken back, and
/// only the change of a bit is news (h02.md, status word).
struct H02AlarmMemory {
    /// How many trackers of one connection are remembered; more than one only behind a relay.
    private static let capacity = 8

    private var entries: [(device: DeviceID, raised: UInt32)] = []

    /// Makes an alarm of `report` when the word shows one that was not raised before; forgets those that ended.
    @inline(__always)
    mutating func judge(_ status: H02Status, mayRaise: Bool, into report: inout Report) {
        if ~status.word & H02AlarmBit.mask == 0, entries.isEmpty { return }
        judgeActive(status, mayRaise: mayRaise, into: &report)
    }

    private mutating func judgeActive(_ status: H02Status, mayRaise: Bool, into report: inout Report) {
        let device = report.device
        let index = entries.firstIndex { $0.device == device }
        var raised = index.map { entries[$0].raised } ?? 0
        for row in H02AlarmBit.all where !row.stands(in: status) { raised &= ~(1 << row.bit) }
        if mayRaise, let news = H02AlarmBit.all.first(where: { $0.stands(in: status) && raised >> $0.bit & 1 == 0 }) {
            report.kind = .alarm
            report.alarm = news.kind
            report.alarmCode = news.name
            for row in H02AlarmBit.all where row.kind == news.kind && row.stands(in: status) { raised |= 1 << row.bit }
        }
        remember(raised, of: device, at: index)
    }

    private mutating func remember(_ raised: UInt32, of device: DeviceID, at index: Int?) {
        if let index {
            if raised == 0 { entries.remove(at: index) } else { entries[index].raised = raised }
        } else if raised != 0 {
            if entries.count >= Self.capacity { entries.removeFirst() }
            entries.append((device, raised))
        }
    }
}
