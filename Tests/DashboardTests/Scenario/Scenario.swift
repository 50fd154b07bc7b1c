import Canvas
import Fleet
import Geo

@testable import Dashboard

/// A fleet and its dashboard at a fixed time, driven like a story: keys in by name, the screen out as text.
final class Scenario {
    /// The moment every story begins: 2026-11-22 14:02:31 UTC.
    static let start =
        CalendarDate(year: 2026, month: 11, day: 22, hour: 14, minute: 2, second: 31)?.timestamp ?? .init(seconds: 0)

    /// The fleet behind the screen.
    let store: FleetStore
    /// What the dashboard knows.
    private(set) var state: AppState
    /// The time of the story.
    private(set) var now = Scenario.start
    /// All that the dashboard has asked for so far.
    private(set) var effects: [Effect] = []
    /// Whether the journal answers only when it is told to.
    var isJournalSlow = false
    /// What the journal has found and not told yet.
    private(set) var answers: [Event] = []
    private let record = Record()
    private let policy: FleetPolicy
    private var idByName: [String: DeviceID] = [:]

    /// A dashboard over a fleet written as a table; see ``FleetRow``.
    ///
    /// - Parameters:
    ///   - unknown: what happens to trackers that the book does not name.
    ///   - book: what is written about the devices in the table.
    ///   - areas: the zones.
    init(
        _ fleet: String = "", width: Int = 80, height: Int = 24, unknown: UnknownPolicy = .accept,
        book: Books = .names, areas: Areas = .none,
        change: (inout DashboardSettings) -> Void = { _ in }
    ) {
        let rows = FleetRow.rows(fleet)
        for row in rows { idByName[row.name ?? row.id.description] = row.id }
        let named = rows.compactMap { row in row.name.map { (row.id, $0) } }
        let names = Dictionary(uniqueKeysWithValues: named + FleetRow.latecomers)
        policy = FleetPolicy(book: book.book(names), unknown: unknown, zones: areas.zones)
        store = FleetStore(policy: policy, recorder: record)
        for (id, name) in FleetRow.latecomers { idByName[name] = id }
        var settings = DashboardSettings()
        settings.describe = Town.name
        settings.explain = Meanings.explain
        change(&settings)
        state = AppState(settings, at: now, width: width, height: height)
        store.apply(rows.flatMap { $0.arrivals(until: now) })
        send(.listening("127.0.0.1:8888"))
        update()
        effects = []
    }

    // MARK: - What happens

    /// Presses keys given by their names, such as `j`, `ctrl-u` or `enter`; returns what was asked for meanwhile.
    @discardableResult
    func press(_ names: String...) -> [Effect] {
        let before = effects.count
        for name in names {
            guard let key = Key(name: name) else { fatalError("no key is called \(name)") }
            send(.input(.key(key)))
        }
        return Array(effects[before...])
    }

    /// Presses keys and gives the story back.
    func pressing(_ names: String...) -> Scenario {
        for name in names { press(name) }
        return self
    }

    /// Types a text character by character.
    func write(_ text: String) {
        for character in text { send(.input(.key(.character(character)))) }
    }

    /// Pastes a text.
    func paste(_ text: String) {
        send(.input(.paste(text)))
    }

    /// Uses the mouse at a cell.
    func mouse(_ action: MouseEvent.Action, x: Int, y: Int) {
        send(.input(.mouse(MouseEvent(action, x: x, y: y))))
    }

    /// Gives the terminal another size.
    func resize(_ width: Int, _ height: Int) {
        send(.input(.resize(width: width, height: height)))
    }

    /// Lets time pass; the screen looks at its clock at the end of it.
    func pass(seconds: Int64) {
        now = now.adding(seconds: seconds)
        send(.tick)
    }

    /// A device raises an alarm; returns what the dashboard asked for.
    @discardableResult
    func alarm(_ kind: AlarmKind, of name: String, zone: Int? = nil, secondsAgo: Int64 = 0) -> [Effect] {
        hear(name, secondsAgo: secondsAgo) { report in
            report.zone = zone
            report.kind = .alarm
            report.type = "ALM"
            report.alarm = kind
        }
    }

    /// A device is heard, with a valid fix where `town` names a place.
    @discardableResult
    func hear(
        _ name: String, at town: String? = nil, secondsAgo: Int64 = 0, from peer: PeerAddress = FleetRow.peer,
        _ change: (inout Report) -> Void = { _ in }
    ) -> [Effect] {
        guard let id = idByName[name] else { fatalError("no device is called \(name)") }
        let before = effects.count
        let time = now.adding(seconds: -secondsAgo)
        var report = FleetRow.report(of: id, at: town.flatMap(Town.coordinate), time: time)
        change(&report)
        var arrival = FleetRow.arrival(report, at: time)
        arrival.peer = peer
        store.apply([arrival])
        update()
        return Array(effects[before...])
    }

    /// A message of a device comes in with these bytes, and is answered.
    func receive(_ bytes: [UInt8], of name: String, _ type: String, dialect: DialectID, reply: [UInt8] = []) {
        guard let id = idByName[name] else { fatalError("no device is called \(name)") }
        var arrival = FleetRow.arrival(Report(dialect: dialect, device: id, kind: .heartbeat, type: type), at: now)
        (arrival.raw, arrival.reply) = (bytes, reply)
        store.apply([arrival])
        update()
    }

    /// A tracker that nobody has entered says something.
    func stranger(
        _ digits: String, _ text: String = "", dialect: DialectID = DialectID("gotop"), peer: UInt32 = 0xCB00_7107
    ) {
        guard let id = DeviceID(digits) else { fatalError("not an identity: \(digits)") }
        var arrival = FleetRow.arrival(Report(dialect: dialect, device: id, kind: .position, type: "CMD-T"), at: now)
        arrival.peer = PeerAddress(ipv4: peer, port: 50123)
        arrival.raw = Array((text.isEmpty ? "#\(digits),CMD-T,A,DATE:261122,TIME:140229#" : text).utf8)
        store.apply([arrival])
        update()
    }

    /// The listener looks at its clock.
    func sweep() {
        store.sweep(at: now)
        update()
    }

    /// The file of devices is read again.
    func take(book: FleetBook, words: String, problems: [String] = []) {
        store.take(book: book)
        update()
        send(.filesRead(words, problems: problems))
    }

    /// Bytes come in that nobody understands.
    func receiveNoise(_ bytes: [UInt8], _ reason: String) {
        let peer = PeerAddress(ipv4: 0xCB00_7109, port: 50123)
        let arrival = Arrival(
            received: now, transport: .tcp, peer: peer, content: .unparsed(reason: reason), raw: bytes)
        store.apply([arrival])
        update()
    }

    // MARK: - What there is to see

    /// The wire view, where it lies on top.
    var wire: WireView? {
        guard case .wire(let view) = state.overlays.last else { return nil }
        return view
    }

    /// The message under the cursor of the wire view: its word.
    var message: String? { wire.flatMap { state.reading(of: $0).message?.summary } }

    /// The field under the cursor of the wire view.
    var field: String? {
        wire.flatMap { view in state.reading(of: view).fields.dropFirst(view.field).first?.name }
    }

    /// The picture.
    var canvas: Canvas {
        var view = DashboardView()
        return view.draw(state)
    }

    /// The picture as text.
    var screen: String { canvas.text }

    /// One line of the picture; negative numbers count from the bottom.
    func line(_ number: Int) -> String {
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return String(lines[number < 0 ? lines.count + number : number])
    }

    /// The names in the table from top to bottom.
    var table: [String] { state.rows.map { state.name(of: $0.id) } }

    /// The feed from top to bottom: `SOS of Van 12`, with a tick before what is acknowledged.
    var feed: [String] { state.feed.map { ($0.isUnacknowledged ? "" : "✓ ") + words($0) } }

    /// The device under the cursor.
    var device: String? { state.deviceUnderCursor?.label }

    /// The alarm under the cursor.
    var alarm: String? { state.alarmUnderCursor.map(words) }

    /// The alarms nobody has taken notice of, oldest first, as the store has them.
    var unacknowledged: [String] { store.snapshot().unacknowledged.map(words) }

    /// The short message on the screen.
    var toast: String? { state.toast?.text }

    private func words(_ alarm: Alarm) -> String {
        "\(alarm.traits.title) of \(state.name(of: alarm.device))"
    }

    // MARK: - The outside of the dashboard

    /// Hands an event in and carries out what it asks for, as the program does.
    func send(_ event: Event) {
        for effect in state.handle(event, at: now) {
            effects.append(effect)
            if case .perform(let action) = effect {
                store.perform(action, by: Operator(user: "ana"), at: now)
                update()
            }
            answers += record.answer(effect, policy: policy, now: now)
            if !isJournalSlow { tellAnswers() }
        }
    }

    /// The journal tells what it has found.
    func tellAnswers() {
        let found = answers
        answers = []
        for event in found { send(event) }
    }

    /// The journal cannot be read.
    func fail(_ reason: String) {
        send(.pastFailed(reason))
    }

    /// A journal is kept from now on.
    func keepJournal() {
        send(.journal(JournalHealth()))
    }

    /// Lets the clock of the screen go on by parts of a second.
    func pass(milliseconds: Int64) {
        now = now.adding(milliseconds: milliseconds)
        send(.tick)
    }

    private func update() {
        send(.fleet(store.snapshot()))
    }
}
