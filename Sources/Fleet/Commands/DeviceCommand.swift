/// What a tracker can be told to do, in the words of the field; each dialect writes it in its own bytes.
public enum DeviceCommand: Sendable, Equatable {
    /// Send one position now.
    case locate
    /// Report a position every so many seconds.
    case reportEvery(seconds: Int)
    /// Stop periodic reports.
    case stopReporting
    /// Open the relay: the engine can not be started, or stops.
    case cutEngine
    /// Close the relay again.
    case restoreEngine
    /// Watch the vehicle.
    case arm
    /// Stop watching it.
    case disarm
    /// Raise an alarm above this speed in km/h; nil switches it off.
    case overspeed(kmh: Int?)
    /// Raise an alarm when the battery falls to this percentage; nil switches it off.
    case lowBattery(percent: Int?)
    /// Raise an alarm when the vehicle leaves a circle of this radius in metres; nil switches it off.
    case movement(radiusM: Int?)
    /// One of the tracker's own rectangles, 1 to 5; nil corners switch it off.
    case geofence(zone: Int, corners: GeofenceCorners?, alarmOnExit: Bool)
    /// Take back alarms that the tracker keeps raising.
    case clearAlarms
    /// Where to report to; host is an address or a name.
    case server(accessPoint: String, host: String, port: UInt16, udp: Bool)
    /// The zone of the tracker's clock, minutes east of UTC.
    case timeZone(minutesEast: Int)
    /// Prove life every so many seconds.
    case heartbeatEvery(seconds: Int)
    /// A telephone number in a slot; nil deletes it.
    case authorisedNumber(slot: Int, number: String?)
    /// Tell the firmware's version.
    case version
}

/// The corners of a rectangle on the earth.
public struct GeofenceCorners: Sendable, Equatable {
    /// Its edges in degrees.
    public let north, south, west, east: Double

    /// A rectangle from its edges in degrees.
    public init(north: Double, south: Double, west: Double, east: Double) {
        self.north = north
        self.south = south
        self.west = west
        self.east = east
    }
}

/// What encoding a command needs to know beside the command.
public struct CommandContext: Sendable {
    /// Whom it is for.
    public var device: DeviceID
    /// The tracker's password, digits.
    public var password: String
    /// The moment of sending.
    public var now: Timestamp
    /// A number that grows with every command to a device, for dialects that match answers by it.
    public var serial: UInt32
    /// Whether commands whose bytes are inferred, not documented, were enabled for this device.
    public var allowsInferredCommands: Bool

    /// A context with all its parts; 123456 is the password units are delivered with.
    public init(
        device: DeviceID, password: String = "123456", now: Timestamp, serial: UInt32 = 1,
        allowsInferredCommands: Bool = false
    ) {
        self.device = device
        self.password = password
        self.now = now
        self.serial = serial
        self.allowsInferredCommands = allowsInferredCommands
    }
}

/// What shows that a command was carried out.
public enum CommandProof: Sendable, Equatable {
    /// Nothing the tracker sends: its state stays unknown.
    case nothing
    /// A reply with one of these types, which says that the command was taken, not that it was carried out.
    case accepted(types: [String])
    /// A reply as above first, then the status word of a later report (`engineCut`, `armed`).
    case status(types: [String])
}

/// A command in a dialect's bytes.
public struct EncodedCommand: Sendable, Equatable {
    /// What goes to the tracker, in one segment or datagram.
    public let bytes: [UInt8]
    /// What shows that it worked.
    public let proof: CommandProof

    /// A command with its bytes and its proof.
    public init(bytes: [UInt8], proof: CommandProof) {
        self.bytes = bytes
        self.proof = proof
    }
}

/// Why a command has no bytes.
public enum CommandFault: Error, Sendable, Equatable {
    /// The dialect has no such command; with what works instead, such as an SMS text.
    case unsupported(hint: String)
    /// A value is out of range or holds a character that could change the meaning of the message.
    case invalid(reason: String)
}
