/// Where a simulated fleet reports to, how large it is and for how long.
public struct SimulatorSettings: Sendable {
    /// The listener's host: a name, an IPv4 or an IPv6 address without brackets.
    public var host: String
    /// The listener's port.
    public var port: UInt16
    /// How many vehicles there are.
    public var devices: Int
    /// Reports per second over the whole fleet; nil for the natural pace.
    public var rate: Double?
    /// How the vehicles reach the listener.
    public var transport: SimulatedTransport
    /// The dialect or dialects they speak.
    public var voice: VoiceChoice
    /// What the fleet grows from.
    public var seed: UInt64
    /// How long it runs; nil for ever.
    public var duration: Duration?

    /// Settings with those of the demo for everything but the listener's address.
    public init(
        host: String, port: UInt16, devices: Int = 24, rate: Double? = nil, transport: SimulatedTransport = .mixed,
        voice: VoiceChoice = .one(GotopVoice()), seed: UInt64 = 1, duration: Duration? = nil
    ) {
        self.host = host
        self.port = port
        self.devices = devices
        self.rate = rate
        self.transport = transport
        self.voice = voice
        self.seed = seed
        self.duration = duration
    }
}

/// What the simulator has done so far.
public struct SimulatorCounters: Sendable, Equatable {
    /// Messages that the kernel took, greetings included.
    public var sent = 0
    /// Bytes that the kernel took.
    public var bytes = 0
    /// Connections made again after one was lost.
    public var reconnects = 0
    /// Messages that were given up: no connection, or no room to wait in.
    public var dropped = 0
}

/// Why a simulation could not start.
public enum SimulatorError: Error, Equatable, CustomStringConvertible {
    /// The host has no address, with the resolver's reason.
    case unknownHost(host: String, reason: String)

    /// One line for the person who gave the address.
    public var description: String {
        switch self {
        case .unknownHost(let host, let reason): "cannot find the host \(host): \(reason)"
        }
    }
}
