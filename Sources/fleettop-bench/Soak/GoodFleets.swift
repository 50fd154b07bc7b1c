import Fleet
import Glibc
import Simulator

/// Simulated fleets of all dialects, one wave after the other, each of which hangs up in order at its end.
struct GoodFleets {
    /// What all waves did together.
    private(set) var counters = SimulatorCounters()
    /// The trackers of all waves.
    private(set) var devices = 0

    private let port: UInt16
    private let transport: SimulatedTransport
    private let settings: (devices: Int, rate: Double)

    /// Fleets of so many trackers and so many reports a second, aimed at a port of this machine.
    init(port: UInt16, transport: SimulatedTransport, devices: Int, rate: Double) {
        self.port = port
        self.transport = transport
        settings = (devices, rate)
    }

    /// Plays waves of about five seconds until the deadline.
    mutating func play(until end: ContinuousClock.Instant, seed: UInt64) throws {
        var wave = seed
        while ContinuousClock.now < end {
            let seconds = min(5, max(1, (end - ContinuousClock.now) / .seconds(1)))
            try play(wave: wave, seconds: seconds)
            wave += 1
        }
    }

    /// Plays one wave to its end.
    private mutating func play(wave: UInt64, seconds: Double) throws {
        let finished = Counter()
        let simulator = Simulator(
            settings: SimulatorSettings(
                host: "127.0.0.1", port: port, devices: settings.devices, rate: settings.rate, transport: transport,
                voice: .mixed, seed: wave, duration: .milliseconds(Int64(seconds * 1000)))
        ) { finished.add(1) }
        try simulator.start()
        while finished.value == 0 { usleep(5000) }
        devices += settings.devices
        counters.add(simulator.counters)
    }
}

extension SimulatorCounters {
    /// Adds what another simulator did.
    mutating func add(_ other: SimulatorCounters) {
        sent += other.sent
        bytes += other.bytes
        answered += other.answered
        resent += other.resent
        unanswered += other.unanswered
        wrong += other.wrong
        reconnects += other.reconnects
        dropped += other.dropped
    }
}
