/// What an installer checks before leaving the vehicle: one line a thing, with what to look at when it is not right.
public struct BringUpItem: Sendable, Equatable {
    /// How a thing stands.
    public enum State: Sendable, Equatable {
        /// Seen, and as it should be.
        case ok
        /// Not seen yet.
        case missing
        /// Seen, but something about it is odd.
        case doubtful
    }

    /// What is checked.
    public let title: String
    /// How it stands.
    public let state: State
    /// What was seen.
    public let finding: String
    /// What to look at; empty where all is well.
    public let hint: String
}

/// The bring-up list of a device, from what it has sent so far.
public enum BringUp {
    /// All items in the order in which a new unit comes to life.
    public static func items(of device: Device, alarms: [Alarm]) -> [BringUpItem] {
        [
            connection(device), detectedAs(device), identity(device), clock(device), fix(device), satellites(device),
            battery(device),
            supply(device), interval(device), alarmsSeen(alarms), unknownCodes(alarms),
        ]
    }

    private static func connection(_ device: Device) -> BringUpItem {
        BringUpItem(
            title: "connection", state: .ok,
            finding: "\(device.lastReport.dialect) over \(device.transport.rawValue) from \(device.peer.host)", hint: ""
        )
    }

    private static func detectedAs(_ device: Device) -> BringUpItem {
        BringUpItem(
            title: "detected as", state: .ok, finding: device.detection?.evidence ?? device.lastReport.dialect.name,
            hint: "")
    }

    private static func identity(_ device: Device) -> BringUpItem {
        let digits = device.id.description
        if digits.utf8.count != 15 {
            return BringUpItem(title: "identity", state: .ok, finding: "\(digits.utf8.count) digits, no IMEI", hint: "")
        }
        let isValid = Luhn.isValid(digits)
        return BringUpItem(
            title: "identity", state: isValid ? .ok : .doubtful,
            finding: isValid ? "an IMEI with a right check digit" : "15 digits, but the check digit is not an IMEI's",
            hint: isValid ? "" : "clones exist; compare with the label on the unit")
    }

    /// Judged from live messages alone: an old fix or a stored record says nothing about the clock (gotop.md section 4).
    private static func clock(_ device: Device) -> BringUpItem {
        let clock = device.clock
        func item(_ state: BringUpItem.State, _ finding: String, _ hint: String = "") -> BringUpItem {
            BringUpItem(title: "clock", state: state, finding: finding, hint: hint)
        }
        if let suspected = clock.suspectedMinutes {
            let zone = ZoneText.of(suspected + clock.correctionMinutes)
            return item(
                .doubtful, "runs at UTC\(zone), it seems", "set the unit to UTC by its zone command, or correct it here"
            )
        }
        if clock.correctionMinutes != 0 {
            return item(.ok, "runs at UTC\(ZoneText.of(clock.correctionMinutes)), corrected here")
        }
        if device.hasImplausibleClock {
            return item(.doubtful, "a date before 2009", "no almanac yet: give the aerial an open sky")
        }
        guard let ahead = clock.aheadMilliseconds else {
            return item(.missing, "no live message has told a time yet", "wait for a fix")
        }
        let minutes = Int((Double(ahead) / 60_000).rounded())
        guard abs(minutes) > 2 else { return item(.ok, "right") }
        return item(
            .doubtful, "\(hours(abs(minutes))) \(minutes > 0 ? "ahead" : "behind")",
            "stored data, a zone, or a wrong clock: three live messages tell")
    }

    private static func fix(_ device: Device) -> BringUpItem {
        if device.position != nil {
            return BringUpItem(
                title: "fix", state: .ok, finding: "\(device.counts.positions) valid positions", hint: "")
        }
        let finding =
            device.counts.invalidFixes > 0 ? "\(device.counts.invalidFixes) reports without a fix" : "none yet"
        return BringUpItem(
            title: "fix", state: .missing, finding: finding, hint: "open sky? aerial side up, no metal above it?")
    }

    private static func satellites(_ device: Device) -> BringUpItem {
        guard let count = device.satellites else {
            return BringUpItem(
                title: "satellites", state: .missing, finding: "not told so far", hint: "some firmware never tells them"
            )
        }
        let isEnough = count >= 5
        return BringUpItem(
            title: "satellites", state: isEnough ? .ok : .doubtful, finding: "\(count)",
            hint: isEnough ? "" : "fewer than 5: the aerial is covered or badly placed")
    }

    private static func battery(_ device: Device) -> BringUpItem {
        let power = device.power
        let finding =
            power.batteryPercent.map { "\($0) %" } ?? power.batteryVolts.map { "\($0) V" }
            ?? power.batteryLevel.map { "level \($0) of 6" }
        guard let finding else {
            return BringUpItem(
                title: "battery", state: .missing, finding: "not told so far",
                hint: "comes with a position or a heartbeat, on some firmware never")
        }
        let isLow = (power.batteryPercent ?? 100) < 30 || (power.batteryLevel ?? 6) < 2
        return BringUpItem(
            title: "battery", state: isLow ? .doubtful : .ok, finding: finding,
            hint: isLow ? "low: is the unit on the vehicle's supply?" : "")
    }

    private static func supply(_ device: Device) -> BringUpItem {
        switch device.power.external {
        case true?: BringUpItem(title: "vehicle supply", state: .ok, finding: "connected", hint: "")
        case false?:
            BringUpItem(
                title: "vehicle supply", state: .doubtful, finding: "cut",
                hint: "check the fuse and the red and black wires")
        case nil:
            BringUpItem(
                title: "vehicle supply", state: .missing, finding: "not told so far",
                hint: "pull the plug for a moment: a power cut alarm must come")
        }
    }

    private static func interval(_ device: Device) -> BringUpItem {
        guard let usual = device.usualIntervalMilliseconds else {
            return BringUpItem(
                title: "interval", state: .missing, finding: "fewer than three messages",
                hint: "is tracking on? set an interval by its command")
        }
        let seconds = usual / 1000
        return BringUpItem(
            title: "interval", state: seconds <= 600 ? .ok : .doubtful, finding: "about every \(seconds) s",
            hint: seconds <= 600 ? "" : "long: a shorter one shows problems sooner")
    }

    private static func alarmsSeen(_ alarms: [Alarm]) -> BringUpItem {
        guard !alarms.isEmpty else {
            return BringUpItem(
                title: "alarms", state: .missing, finding: "none yet", hint: "press the SOS button to try")
        }
        let titles = Set(alarms.map(\.traits.title)).sorted().joined(separator: ", ")
        return BringUpItem(title: "alarms", state: .ok, finding: titles, hint: "")
    }

    private static func unknownCodes(_ alarms: [Alarm]) -> BringUpItem {
        let codes = Set(alarms.filter { $0.kind == .other }.compactMap(\.code)).sorted()
        guard !codes.isEmpty else { return BringUpItem(title: "unknown codes", state: .ok, finding: "none", hint: "") }
        return BringUpItem(
            title: "unknown codes", state: .doubtful, finding: codes.joined(separator: ", "),
            hint: "note what you did when they came, and tell us")
    }

    private static func hours(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return hours == 0 ? "\(rest) min" : rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }
}

/// The check digit of an IMEI (3GPP TS 23.003, annex B).
public enum Luhn {
    /// Whether the last digit fits the ones before it.
    public static func isValid(_ digits: String) -> Bool {
        var sum = 0
        for (place, byte) in digits.utf8.reversed().enumerated() {
            let digit = Int(byte) - 0x30
            guard (0...9).contains(digit) else { return false }
            let doubled = place % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }
}
