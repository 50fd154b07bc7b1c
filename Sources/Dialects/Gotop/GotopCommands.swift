import Fleet

extension GotopDialect {
    /// The device reads at most this many bytes at a time (gotop.md section 9).
    private static let maximumCommandLength = 100

    /// Writes `:`, the password, a letter with its values and `#` (gotop.md section 9).
    ///
    /// `K` (power off) and `E` (end reporting) are never sent and have no command here. A refusal comes back as
    /// `ERROR!`, which does not say of what.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        let password = context.password
        guard password.utf8.count == 6, password.utf8.allSatisfy(\.isDigit) else {
            throw .invalid(reason: "a gotop password has 6 digits")
        }
        let (body, types) = try GotopCommands.body(of: command)
        let bytes = Array(":\(password)\(body)#".utf8)
        guard bytes.count < maximumCommandLength else {
            throw .invalid(reason: "gotop reads less than \(maximumCommandLength) bytes, this is \(bytes.count)")
        }
        return EncodedCommand(bytes: bytes, proof: types.isEmpty ? .nothing : .accepted(types: types))
    }
}

/// The letters of commands, their values, and the types of their answers.
enum GotopCommands {
    /// What stands behind the password, and what answers it.
    static func body(of command: DeviceCommand) throws(CommandFault) -> (text: String, types: [String]) {
        switch command {
        case .locate: return ("F", ["CMD-F"])
        case .reportEvery(let seconds): return ("M1,\(try interval(seconds))", ["CMD-M", "CMD-M1"])
        case .stopReporting: return ("M0,045H", ["CMD-M", "CMD-M0"])  // the interval has to be there, and says nothing
        // T1 opens the relay and T0 closes it; plain CMD-T is a track point and proves nothing.
        case .cutEngine: return ("T1", ["CMD-T1"])
        case .restoreEngine: return ("T0", ["CMD-T0"])
        case .overspeed(let kmh): return (try overspeed(kmh), ["CMD-J"])
        case .lowBattery(let percent): return (try lowBattery(percent), ["CMD-N"])
        case .movement(let radius): return (try movement(radius), ["CMD-P"])
        case .geofence(let zone, let corners, let onExit):
            return (
                try GotopGeofence.text(zone: zone, corners: corners, alarmOnExit: onExit), ["CMD-I", "CMD-I\(zone)"]
            )
        case .server(let accessPoint, let host, let port, let udp):
            return try server(accessPoint: accessPoint, host: host, port: port, udp: udp)
        case .timeZone(let minutes): return ("L\(try zone(minutes))", ["CMD-L"])
        case .heartbeatEvery(let seconds):
            return ("M2,\(padded(try checked(seconds, 60...600, "seconds between heartbeats"), 3))", ["CMD-M2"])
        case .authorisedNumber(let slot, let number):
            return (try authorisedNumber(slot: slot, number: number), ["CMD-A", "CMD-A\(slot)"])
        case .version: return ("B", ["Ver:"])
        case .arm, .disarm:
            throw .unsupported(hint: "gotop is armed by its remote control or the vehicle, not over GPRS")
        case .clearAlarms: throw .unsupported(hint: "gotop has no command to take alarms back; each is sent once")
        }
    }

    // MARK: - Values

    /// Three digits and S, M or H: up to 254 seconds or minutes and 90 hours, which every build takes.
    private static func interval(_ seconds: Int) throws(CommandFault) -> String {
        for (unit, length, most) in [("H", 3600, 90), ("M", 60, 254), ("S", 1, 254)] where seconds % length == 0 {
            let count = seconds / length
            if (1...most).contains(count) { return padded(count, 3) + unit }
        }
        throw .invalid(
            reason: "gotop takes 1 to 254 whole seconds or minutes or 1 to 90 whole hours, not \(seconds) seconds")
    }

    /// 80 km/h and 30 percent are what units are delivered with; they stand where a value must, but none is meant.
    private static func overspeed(_ kmh: Int?) throws(CommandFault) -> String {
        guard let kmh else { return "J0,080" }
        return "J1,\(padded(try checked(kmh, 30...255, "km/h"), 3))"
    }

    private static func lowBattery(_ percent: Int?) throws(CommandFault) -> String {
        guard let percent else { return "N0,30" }
        return "N1,\(padded(try checked(percent, 1...45, "percent"), 2))"
    }

    private static func movement(_ radius: Int?) throws(CommandFault) -> String {
        guard let radius else { return "P0" }
        return "P1,\(padded(try checked(radius, 1...250, "metres"), 3))"
    }

    private static func authorisedNumber(slot: Int, number: String?) throws(CommandFault) -> String {
        let slot = try checked(slot, 1...5, "as a slot")
        guard let number else { return "A\(slot),D" }
        let digits = number.utf8.first == UInt8(ascii: "+") ? number.utf8.dropFirst() : number.utf8[...]
        guard (3...15).contains(digits.count), digits.allSatisfy(\.isDigit) else {
            throw .invalid(reason: "a telephone number is 3 to 15 digits, with + and the country code in front")
        }
        return "A\(slot),\(number)"
    }

    /// A sign, two digits, and the quarter of an hour where there is one.
    private static func zone(_ minutes: Int) throws(CommandFault) -> String {
        guard abs(minutes.clamped) < 24 * 60, minutes % 15 == 0 else {
            throw .invalid(reason: "a zone is whole quarters of an hour and less than 24 hours, not \(minutes) minutes")
        }
        let size = abs(minutes)
        let quarter = size % 60 == 0 ? "" : ":\(padded(size % 60, 2))"
        return (minutes < 0 ? "-" : "+") + padded(size / 60, 2) + quarter
    }

    // MARK: - Server

    /// An address goes with the access point, a name by itself.
    private static func server(
        accessPoint: String, host: String, port: UInt16, udp: Bool
    ) throws(CommandFault) -> (text: String, types: [String]) {
        guard port > 0 else { throw .invalid(reason: "0 is no port") }
        guard isAddress(host) else {
            guard isName(host, atMost: 24) else {
                throw .invalid(reason: "a server is an IPv4 address, or a name of at most 24 letters, digits, . and -")
            }
            guard !udp else { throw .unsupported(hint: "gotop takes a server's name for TCP only; give its address") }
            return ("Rhttp://\(host);\(port)", ["CMD-R"])
        }
        guard isName(accessPoint, atMost: 40) else {
            throw .invalid(reason: "an access point is 1 to 40 letters, digits, . and -")
        }
        return ("C\(accessPoint),\(udp ? "u," : "")\(host):\(port)", ["CMD-C"])
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
                    && part.reduce(0) { $0 * 10 + Int($1 & 0x0F) } <= 255
            }
    }

    /// Only what can not change the meaning of the message: no `#`, `:`, `,`, `;`, blank or line end.
    private static func isName(_ text: String, atMost length: Int) -> Bool {
        guard (1...length).contains(text.utf8.count) else { return false }
        guard !text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return false }
        return text.utf8.allSatisfy { byte in
            byte.isDigit || (0x41...0x5A).contains(byte.uppercased) || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "-")
        }
    }

    // MARK: - Digits

    /// A number that lies within its range.
    static func checked(_ value: Int, _ range: ClosedRange<Int>, _ what: String) throws(CommandFault) -> Int {
        guard range.contains(value) else {
            throw .invalid(reason: "\(value) \(what) is not within \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// A number with zeros in front.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int {
    /// The number, kept off the one value that has no positive counterpart.
    fileprivate var clamped: Int { Swift.max(self, -.max) }
}
