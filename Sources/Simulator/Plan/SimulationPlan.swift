import Fleet

/// How the vehicles of a simulation reach the listener.
public enum SimulatedTransport: String, Sendable, CaseIterable {
    /// One TCP connection a vehicle.
    case tcp
    /// Datagrams.
    case udp
    /// Three quarters over TCP, one quarter over UDP.
    case mixed
}

/// One vehicle as planned, before it has moved.
public struct PlannedVehicle: Sendable {
    /// The identity of its tracker, 15 digits.
    public let device: DeviceID
    /// What a dispatcher calls it, such as `Van 12`.
    public let name: String
    /// What it is.
    public let kind: VehicleKind
    /// What it does at first.
    public let role: VehicleRole
    /// The habits of its tracker's firmware.
    public let firmware: FirmwareStyle
    /// How its tracker reaches the listener.
    public let transport: Transport
    /// Where its own random numbers begin.
    let seed: UInt64
    /// How its tracker speaks.
    let voice: any TrackerVoice
}

/// A whole fleet as planned: a pure function of seed, size, transport and voice.
public struct SimulationPlan: Sendable {
    /// The seed it grew from.
    public let seed: UInt64
    /// Which dialects it speaks.
    public let voice: VoiceChoice
    /// The vehicles, in the order of their numbers.
    public let vehicles: [PlannedVehicle]

    /// The fleet of `devices` vehicles that `seed` gives; a negative count gives none.
    ///
    /// Identities, names and habits do not depend on the voice.
    public init(
        seed: UInt64, devices: Int, transport: SimulatedTransport = .mixed, voice: VoiceChoice = .one(GotopVoice())
    ) {
        self.seed = seed
        self.voice = voice
        var draft = PlanDraft(seed: seed, transport: transport, voice: voice)
        vehicles = (0..<max(0, devices)).compactMap { draft.vehicle(number: $0) }
    }

    /// What to call each device on a screen.
    public var names: [(device: DeviceID, name: String)] {
        vehicles.map { ($0.device, $0.name) }
    }
}

/// What making a plan remembers: identities and numbers that are taken.
private struct PlanDraft {
    private static let prefixes = ["861785", "867273", "861785", "867273", "012896"]

    private let transport: SimulatedTransport
    private var random: SplitMix64
    private var taken: Set<DeviceID> = []
    private var lastNumber: [VehicleKind: Int] = [:]
    private var voices: VoiceDeck

    /// A draft without vehicles.
    init(seed: UInt64, transport: SimulatedTransport, voice: VoiceChoice) {
        self.transport = transport
        random = SplitMix64(seed: seed)
        voices = VoiceDeck(voice, seed: seed)
    }

    /// The next vehicle, the `number`th counted from 0.
    mutating func vehicle(number: Int) -> PlannedVehicle? {
        guard let device = identity() else { return nil }
        let role = VehicleRole.mix[number % VehicleRole.mix.count]
        let kind = kind(for: role, number: number)
        return PlannedVehicle(
            device: device, name: name(for: kind), kind: kind, role: role, firmware: firmware(number: number),
            transport: carrier(number: number), seed: random.next(), voice: voices.next())
    }

    /// A number of 15 digits, the last of them a right check digit, that no other vehicle has.
    private mutating func identity() -> DeviceID? {
        for _ in 0..<1000 {
            let digits = String(random.int(0...99_999_999))
            let padding = String(repeating: "0", count: 8 - digits.utf8.count)
            let prefix = Self.prefixes[random.int(0...Self.prefixes.count - 1)]
            let candidates = (0...9).map { "\(prefix)\(padding)\(digits)\($0)" }
            guard let right = candidates.first(where: Luhn.isValid), let device = DeviceID(right) else { continue }
            if taken.insert(device).inserted { return device }
        }
        return nil
    }

    /// The kind of vehicle that suits a role.
    private mutating func kind(for role: VehicleRole, number: Int) -> VehicleKind {
        switch role {
        case .weakBattery: return .trailer
        case .parked where number % 5 == 3: return .trailer
        case .heartbeatOnly: return .car
        default:
            let kinds: [VehicleKind] = [.van, .truck, .van, .car, .truck, .ambulance, .car, .bus, .van, .truck]
            return kinds[random.int(0...kinds.count - 1)]
        }
    }

    /// The word for the kind and a number that goes up, with gaps.
    private mutating func name(for kind: VehicleKind) -> String {
        let number = (lastNumber[kind] ?? 0) + random.int(1...2)
        lastNumber[kind] = number
        return "\(kind.word) \(number)"
    }

    /// Mostly full messages; one vehicle in 24 for each of the odd kinds.
    private func firmware(number: Int) -> FirmwareStyle {
        switch number % 24 {
        case 4: .apologetic
        case 8, 13: .brief
        case 16: .flagless
        case let rest where rest % 3 == 2: .plain
        default: .full
        }
    }

    /// TCP or UDP, as asked; in a mixed fleet every fourth vehicle uses UDP.
    private func carrier(number: Int) -> Transport {
        switch transport {
        case .tcp: .tcp
        case .udp: .udp
        case .mixed: number % 4 == 2 ? .udp : .tcp
        }
    }
}
