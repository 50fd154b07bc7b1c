import ArgumentParser
import Dispatch
import Fleet
import Simulator

/// `fleettop simulate`: plays a fleet of trackers at a listener.
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Play a fleet of trackers at a listener.")

    @Option(help: ArgumentHelp("The listener.", valueName: "host:port"))
    var to: String

    @Option(help: "How many trackers.")
    var devices = 24

    @Option(
        help: ArgumentHelp("Reports a second over the whole fleet; its natural pace without.", valueName: "reports"))
    var rate: Double?

    @Option(help: "The dialect the trackers speak; mixed for all of them.")
    var dialect = "gotop"

    @Option(
        help: ArgumentHelp("tcp, udp or mixed.", valueName: "transport"), transform: Simulate.transport)
    var transport = SimulatedTransport.tcp

    @Option(help: "The same seed gives the same fleet.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
    var duration: Double?

    func validate() throws {
        _ = try TargetAddress(to)
        guard (1...100_000).contains(devices) else {
            throw ValidationError("--devices: \(devices) is not in 1 to 100000")
        }
        if let rate, !(rate > 0 && rate <= 1_000_000) { throw ValidationError("--rate: \(rate) is not above 0") }
        if let duration, !(duration > 0 && duration < 1e9) {
            throw ValidationError("--duration: \(duration) is not above 0")
        }
        if VoiceChoice(named: dialect) == nil {
            throw ValidationError("--dialect: '\(dialect)' is none of \(VoiceChoice.names.joined(separator: ", "))")
        }
    }

    func run() throws {
        let target = try TargetAddress(to)
        guard let voice = VoiceChoice(named: dialect) else { return }
        let stop = StopSignals()
        let settings = SimulatorSettings(
            host: target.host, port: target.port, devices: devices, rate: rate, transport: transport, voice: voice,
            seed: seed,
            duration: duration.map { .milliseconds(Int64($0 * 1000)) })
        let simulator = Simulator(settings: settings) { stop.raise() }
        do {
            try simulator.start()
        } catch {
            throw RunFailure("\(error)")
        }
        stop.wait()
        simulator.stop()
        let counters = simulator.counters
        guard counters.sent > 0 else {
            throw RunFailure("nobody listens on \(to): none of \(counters.dropped) reports could be sent")
        }
        StandardError.line(
            "sent \(counters.sent) messages, \(counters.bytes) bytes; \(counters.answered) answered, \(counters.resent) sent again, \(counters.wrong) wrong answers"
        )
        StandardError.line(
            "\(counters.reconnects) reconnects, \(counters.unanswered) of them for want of an answer; \(counters.dropped) dropped"
        )
    }

    private static func transport(_ text: String) throws -> SimulatedTransport {
        guard let transport = SimulatedTransport(rawValue: text) else {
            let names = SimulatedTransport.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("it is none of \(names)")
        }
        return transport
    }
}
