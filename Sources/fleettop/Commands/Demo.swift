import ArgumentParser
import Fleet
import Ingest
import Simulator

/// `fleettop demo`: the dashboard, fed by a simulated fleet over real loopback sockets.
struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Show a simulated fleet that reports over real loopback sockets.")

    @OptionGroup var options: SharedOptions

    @OptionGroup var plain: PlainOption

    @Option(help: "How many vehicles.")
    var devices = 24

    @Option(help: "The same seed gives the same fleet.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (1...20_000).contains(devices) else {
            throw ValidationError("--devices: \(devices) is not in 1 to 20000")
        }
    }

    func run() throws {
        // A demo keeps nothing unless a folder is given.
        var setup = try Setup(options, remembers: options.data != nil && options.data != ":none:")
        if options.listen.isEmpty { setup.listener.endpoints = [try ListenAddress("127.0.0.1:0")] }
        if options.data == nil { setup.place = .none }
        // Alarms that are only played must reach nobody outside of this terminal.
        setup.notify = setup.notify.desktopOnly
        let plan = SimulationPlan(seed: seed, devices: devices)
        let names = Dictionary(plan.names.map { ($0.device, $0.name) }, uniquingKeysWith: { first, _ in first })
        let feed = { (bound: [ListenAddress]) throws -> (() -> Void)? in
            guard let target = bound.first else { return nil }
            let host = target.isWildcard ? (target.isIPv6 ? "::1" : "127.0.0.1") : target.address.host
            let settings = SimulatorSettings(host: host, port: target.port, devices: devices, voice: .mixed, seed: seed)
            let simulator = Simulator(settings: settings)
            try simulator.start()
            return { simulator.stop() }
        }
        if plain.plain {
            try PlainSession(setup: setup, names: names).run(feed: feed)
        } else {
            try DashboardSession(setup: setup, names: names, badge: "demo").run(feed: feed)
        }
    }
}
