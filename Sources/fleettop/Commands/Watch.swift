import ArgumentParser
import Fleet

/// `fleettop watch`: the dashboard with the embedded listener.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Show the fleet live, with the listener inside (the default).")

    @OptionGroup var options: SharedOptions

    @OptionGroup var plain: PlainOption

    func run() throws {
        let setup = try Setup(options, remembers: true)
        if plain.plain { return try PlainSession(setup: setup, names: [:]).run() }
        try DashboardSession(setup: setup, names: [:], badge: "").run()
    }
}
