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
    /// How long a tracker waits for an answer before it sends the same message again.
    public var replyTimeout = Duration.seconds(8)
    /// How often it sends the same message again before it hangs up and logs in anew.
    public var resends = 3

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

    /// How long and how often a tracker tries.
    var patience: Conversation.Patience {
        Conversation.Patience(replyTimeoutMs: max(1, replyTimeout.wholeMilliseconds), resends: max(0, resends))
    }
}

extension Duration {
    /// Milliseconds, 0 to 1e15.
    var wholeMilliseconds: Int64 { Int64(min(1e15, max(0, self / .milliseconds(1)))) }
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
    /// Messages that the listener answered as a real unit expects it.
    public var answered = 0
    /// Messages that were sent again because no answer came.
    public var resent = 0
    /// Connections that trackers gave up because no answer came.
    public var unanswered = 0
    /// Pieces that came from the listener and are not the answer to anything.
    public var wrong = 0

    /// Nothing has happened.
    public init() {}
}

/// Why a simulation could not start.
public enum SimulatorError: Error, Equatable, CustomStringConvertible {
    /// The host has no address, with the resolver's reason.
    case unknownHost(host: String, reason: String)
    /// The process has no descriptor left.
    case noDescriptor

    /// One line for the person who gave the address.
    public var description: String {
        switch self {
        case .unknownHost(let host, let reason): "cannot find the host \(host): \(reason)"
        case .noDescriptor: "no descriptor is left"
        }
    }
}
