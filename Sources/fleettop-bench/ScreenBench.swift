import ArgumentParser
import Canvas
import Dashboard
import Fleet
import Geo

/// `fleettop-bench screen`: what a frame of the dashboard costs before it goes to the terminal.
struct ScreenBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "screen", abstract: "Draw the dashboard.")

    @Option(help: "How many devices.")
    var devices = 1000

    func run() {
        let store = FleetStore()
        let now = Timestamp(seconds: 1_795_334_400)
        store.apply((0..<devices).compactMap { Self.arrival($0, at: now) })
        var state = AppState(DashboardSettings(), at: now, width: 200, height: 50)
        var view = DashboardView()
        let snapshot = store.snapshot()
        _ = state.handle(.fleet(snapshot), at: now)
        _ = view.draw(state)
        Figure.line(
            "fleet event, \(devices) devices", Figure.bestSeconds { _ = state.handle(.fleet(snapshot), at: now) } * 1e3,
            "ms")
        Figure.line("frame 200x50, \(devices) devices", Figure.bestSeconds { _ = view.draw(state) } * 1e3, "ms")
        let down = Event.input(.key(.character("j")))
        Figure.line(
            "key and frame",
            Figure.bestSeconds {
                _ = state.handle(down, at: now); _ = view.draw(state)
            } * 1e3, "ms")
        map(&state, &view, at: now)
    }

    /// The same with the map over the whole screen: a frame, a frame after each move, a key.
    private func map(_ state: inout AppState, _ view: inout DashboardView, at now: Timestamp) {
        func press(_ key: Character) { _ = state.handle(.input(.key(.character(key))), at: now) }
        press("3")
        press("z")
        for zoom in 0..<4 {
            _ = view.draw(state)
            let frame = Figure.bestSeconds { _ = view.draw(state) }
            Figure.line("map over the screen, \(devices) devices, \(zoom * 2) closer", frame * 1e3, "ms")
            let pan = Figure.bestSeconds(runs: 20) {
                press("l")
                _ = view.draw(state)
            }
            Figure.line("the same moved by a key", pan * 1e3, "ms")
            press("+")
            press("+")
        }
    }

    private static func arrival(_ number: Int, at now: Timestamp) -> Arrival? {
        guard let id = DeviceID(String(861_785_000_000_000 + number)) else { return nil }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        var fix = Fix(isValid: true)
        fix.time = now
        fix.coordinate = Coordinate(
            latitude: 44 + Double(number * 37 % 1000) / 250, longitude: 3 + Double(number % 777) / 200)
        fix.speedKmh = Double(number % 120)
        fix.courseDeg = Double(number % 360)
        report.fix = fix
        report.power.batteryPercent = number % 101
        report.radio.signal = number % 32
        return Arrival(
            received: now, transport: .tcp, peer: PeerAddress(ipv4: 0x7F00_0001, port: 4000), content: .report(report),
            raw: [])
    }
}
