import Fleet
import Geo

/// A vehicle with a tracker: moves through time in steps of half a second, and says what its tracker would.
///
/// The same plan and the same times give the same bytes, however the steps are grouped into calls.
public struct SimulatedVehicle: Sendable {
    /// The length of one step.
    static let stepMs: Int64 = 500
    /// From this speed on its fixes are those of a drive.
    private static let drivingKmh = 5.0

    /// Its identity, name and habits.
    public let plan: PlannedVehicle

    var driver: Driver
    var receiver: GpsReceiver
    var supply: PowerSupply
    var random: SplitMix64
    /// The tracker's own geofence that it crossed last, 1 to 5.
    var zone = 1
    private var modem: Modem
    private var silence: RadioSilence
    /// Whether it drove when it was last asked for a pause.
    private var droveBefore = false
    private let temperatureC: Int
    private let drivingPauseMs: Int
    private let startMs: Int64
    /// The end of the last step.
    private(set) var nowMs: Int64
    /// How many messages it was asked for.
    private(set) var spokenCount = 0
    /// The number of the last message that it put into words.
    private var serial = 0

    /// The vehicle of a plan at the moment the simulation starts.
    public init(_ plan: PlannedVehicle, start: Timestamp) {
        self.init(plan, start: start, network: .lyon)
    }

    /// The vehicle of a plan on roads of its own.
    init(_ plan: PlannedVehicle, start: Timestamp, network: RoadNetwork) {
        self.plan = plan
        startMs = start.milliseconds
        nowMs = startMs
        random = SplitMix64(seed: plan.seed)
        driver = Driver(network: network, kind: plan.kind, role: plan.role, nowMs: startMs, random: &random)
        receiver = GpsReceiver(blind: plan.role == .heartbeatOnly, random: &random)
        supply = PowerSupply(
            runsOnBattery: plan.kind.runsOnBattery, weak: plan.role == .weakBattery, random: &random)
        modem = Modem(random: &random)
        silence = RadioSilence(isUsed: plan.role == .fallsSilent, startMs: startMs)
        temperatureC = random.int(18...34)
        drivingPauseMs = random.int(2200...5400)
        receiver.step(truth: driver.coordinate, isMoving: false, nowMs: nowMs, random: &random)
    }

    /// Where the vehicle truly is, without the receiver's error.
    public var coordinate: Coordinate { driver.coordinate }

    /// Its true speed in km/h.
    public var speedKmh: Double { driver.speedKmh }

    /// Lives through all steps up to `time`; an earlier time changes nothing.
    public mutating func advance(to time: Timestamp) {
        while nowMs + Self.stepMs <= time.milliseconds { step() }
    }

    /// The first words on a connection that is opened at `time`; nil when its dialect has none.
    public func greeting(time: Timestamp) -> TrackerMessage? {
        message(.greeting, time: time, serial: 0)
    }

    /// One message at `time`; nil when its dialect has no words for it.
    public mutating func message(_ utterance: Utterance, time: Timestamp) -> TrackerMessage? {
        serial += 1
        return message(utterance, time: time, serial: serial)
    }

    /// Until when the tracker says nothing, in ms; nil while it talks.
    func silentUntilMs(atMs timeMs: Int64) -> Int64? { silence.untilMs(atMs: timeMs) }

    /// What the tracker says when its next report is due.
    mutating func nextUtterance() -> Utterance {
        spokenCount += 1
        if plan.role == .heartbeatOnly, !receiver.hasFix(atMs: nowMs) { return .heartbeat }
        return driver.isParked && spokenCount > 2 && random.chance(0.25) ? .heartbeat : .position
    }

    /// The natural time in ms until the next report: short at the start, when it sets out and on the way, long while
    /// parked.
    mutating func pauseMs() -> Int64 {
        let drives = driver.speedKmh >= Self.drivingKmh
        defer { droveBefore = drives }
        // Two fixes make a drive: the second one comes at once, lest a vehicle at full speed is taken for one that idles.
        if drives, !droveBefore { return Int64(random.int(1000...1100)) }
        if spokenCount <= 2, driver.ignition { return Int64(random.int(1400...2000)) }
        return Int64(driver.ignition ? drivingPauseMs + random.int(-200...600) : random.int(10_000...20_000))
    }

    /// Moves everything half a second on.
    private mutating func step() {
        nowMs += Self.stepMs
        driver.step(nowMs: nowMs, random: &random)
        loseSightOfTheSky()
        receiver.step(
            truth: driver.coordinate, isMoving: driver.speedKmh > 0, nowMs: nowMs, random: &random)
        supply.step(nowMs: nowMs, seconds: Double(Self.stepMs) / 1000)
        modem.step(random: &random)
    }

    /// Drives into a tunnel now and then, or into the garage that the vehicle's role asks for.
    private mutating func loseSightOfTheSky() {
        if plan.role == .losesGps, nowMs - startMs == 8000 {
            receiver.lose(nowMs: nowMs, untilMs: nowMs + Int64(random.int(420...540)) * 1000)
        } else if driver.speedKmh > 60, random.chance(0.0004) {
            receiver.lose(nowMs: nowMs, untilMs: nowMs + Int64(random.int(15...50)) * 1000)
        }
    }

    /// An utterance in the words of the dialect, with the answer that belongs to it.
    private func message(_ utterance: Utterance, time: Timestamp, serial: Int) -> TrackerMessage? {
        let reading = reading(time: time, serial: serial)
        guard let bytes = plan.voice.bytes(for: utterance, reading: reading) else { return nil }
        return TrackerMessage(
            utterance: utterance, bytes: bytes, reply: plan.voice.reply(to: utterance, reading: reading))
    }

    /// Everything the tracker knows.
    private func reading(time: Timestamp, serial: Int) -> TrackerReading {
        let hasFix = receiver.hasFix(atMs: nowMs)
        let satellites = hasFix ? receiver.satellites : 0
        return TrackerReading(
            device: plan.device, time: time, firmware: plan.firmware, hasFix: hasFix, coordinate: receiver.coordinate,
            speedKmh: driver.speedKmh, courseDeg: Int(driver.courseDeg) % 360, satellites: satellites,
            hdop: 0.7 + 0.12 * Double(max(0, 13 - satellites)), externalPower: supply.external,
            isSupplyCut: supply.isCut, charging: supply.charging, batteryPercent: supply.batteryPercent,
            ignition: driver.ignition,
            signal: modem.signal, network: (Modem.mcc, modem.mnc), cell: modem.cell(at: driver.coordinate),
            temperatureC: temperatureC, zone: zone, serial: serial)
    }
}
