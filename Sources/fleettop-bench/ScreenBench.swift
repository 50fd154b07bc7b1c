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
        let now = Timestamp(seconds: 1_795_334_400)
        let arrivals = (0..<devices).compactMap { Self.arrival($0, at: now) }
        let store = FleetStore(policy: FleetPolicy(book: Self.book(arrivals)))
        store.apply(arrivals)
        var state = AppState(DashboardSettings(), at: now, width: 200, height: 50)
        var view = DashboardView()
        let snapshot = store.snapshot()
        _ = state.handle(.fleet(snapshot), at: now)
        _ = view.draw(state)
        func time(_ name: String, _ work: () -> Void) { Figure.line(name, Figure.bestSeconds(work) * 1e3, "ms") }
        time("fleet event, \(devices) devices") { _ = state.handle(.fleet(snapshot), at: now) }
        time("frame 200x50, \(devices) devices") { _ = view.draw(state) }
        time("key and frame") { press("j", &state, &view, at: now) }
        filters(state, view, at: now)
        orders(state, view, snapshot, at: now)
        lists(state, view, at: now)
        map(&state, &view, at: now)
    }

    /// One key and the frame after it.
    private func press(_ key: Character, _ state: inout AppState, _ view: inout DashboardView, at now: Timestamp) {
        _ = state.handle(.input(.key(.character(key))), at: now)
        _ = view.draw(state)
    }

    /// The last letter of a filter and the frame after it; the first look at all places is a line of its own.
    private func filters(_ state: AppState, _ view: DashboardView, at now: Timestamp) {
        for (name, text) in [
            ("first letter of a word", "v"), ("letter of a word", "van 1"), ("letter of speed>80", "speed>8"),
            ("letter of group:depot", "group:d"), ("letter of place:lyon", "place:l"),
        ] {
            let best = (0..<(text.count == 1 ? 1 : 5)).map { _ -> Double in
                var (state, view) = (state, view)
                press("/", &state, &view, at: now)
                for letter in text.dropLast() { press(letter, &state, &view, at: now) }
                return Figure.bestSeconds(runs: 1) { press(text.last ?? " ", &state, &view, at: now) }
            }.min()
            Figure.line("filter, \(name), and frame", (best ?? 0) * 1e3, "ms")
        }
    }

    /// Sorting by another column, and a fleet event while it holds.
    private func orders(_ state: AppState, _ view: DashboardView, _ snapshot: FleetSnapshot, at now: Timestamp) {
        var (state, view) = (state, view)
        for column in ["speed", "battery", "place", "status", "groups", "device"] {
            func choose() {
                press(":", &state, &view, at: now)
                for letter in "sort \(column)" { _ = state.handle(.input(.key(.character(letter))), at: now) }
            }
            let sort = (0..<3).map { _ -> Double in
                choose()
                return Figure.bestSeconds(runs: 1) {
                    _ = state.handle(.input(.key(Key(.enter))), at: now)
                    _ = view.draw(state)
                }
            }.min()
            Figure.line("sort by \(column) and frame", (sort ?? 0) * 1e3, "ms")
            let event = Figure.bestSeconds { _ = state.handle(.fleet(snapshot), at: now) }
            Figure.line("fleet event sorted by \(column)", event * 1e3, "ms")
        }
    }

    /// A key and the frame after it in the views that count devices.
    private func lists(_ state: AppState, _ view: DashboardView, at now: Timestamp) {
        for (name, key) in [("groups", "O"), ("zones", "E")] as [(String, Character)] {
            var (state, view) = (state, view)
            press(key, &state, &view, at: now)
            Figure.line(
                "key and frame in the view of \(name)",
                Figure.bestSeconds { press("j", &state, &view, at: now) } * 1e3, "ms")
        }
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

    /// Names as fleets have them, and one of ten depots for each device.
    private static func book(_ arrivals: [Arrival]) -> FleetBook {
        let kinds = ["Van", "Truck", "Trailer", "Car"]
        var entries: [DeviceID: FleetBook.Entry] = [:]
        for (number, arrival) in arrivals.enumerated() {
            guard case .report(let report) = arrival.content else { continue }
            var entry = FleetBook.Entry(name: "\(kinds[number % kinds.count]) \(number * 7919 % 100_003)")
            entry.groups = ["depot \(number % 10)"]
            entries[report.device] = entry
        }
        return FleetBook(entries: entries)
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
