import Geo
import Synchronization

/// The shared state of the fleet: one way in for reports, one for operators, snapshots out.
///
/// Live traffic, a replayed journal and a simulated fleet all go through ``apply(_:)``, so that what the screen showed
/// at any moment can be rebuilt from the reports alone.
public final class FleetStore: Sendable {
    /// How many devices are kept; beyond that new ones are refused and counted.
    public static let maximumDevices = 200_000

    private struct State {
        var revision: UInt64 = 0
        var devices = ChunkedArray<Device>()
        var indexByID: [DeviceID: Int] = [:]
        var alarms = AlarmBook()
        var totals = FleetTotals()
        var wire = FleetWire()
    }

    private let state = Mutex(State())
    private let rules: StatusRules
    private let policy: UnknownPolicy
    private let names: [DeviceID: String]
    private let changed: @Sendable () -> Void

    /// An empty store.
    ///
    /// - Parameters:
    ///   - names: the trackers that somebody has entered, with their names.
    ///   - policy: what happens to all others.
    ///   - changed: called after every change, on the thread that made it, outside the lock; must not block.
    public init(
        rules: StatusRules = StatusRules(), names: [DeviceID: String] = [:], policy: UnknownPolicy = .accept,
        changed: @escaping @Sendable () -> Void = {}
    ) {
        self.rules = rules
        self.names = names
        self.policy = policy
        self.changed = changed
    }

    /// Takes a batch of arrivals in, in order.
    @discardableResult
    public func apply(_ batch: [Arrival]) -> [FleetChange] {
        guard !batch.isEmpty else { return [] }
        let changes = state.withLock { state in
            var changes: [FleetChange] = []
            for arrival in batch { take(arrival, into: &state, changes: &changes) }
            state.totals.alarmsDiscarded = state.alarms.discarded
            state.revision += 1
            return changes
        }
        changed()
        return changes
    }

    /// Notes what was sent to a tracker without being asked, so that the wire view shows it beside what comes back.
    public func noteSent(_ message: SentMessage) {
        state.withLock { state in
            let exchange = WireExchange(state.wire.count, sent: message)
            state.wire.add(exchange)
            if let index = state.indexByID[message.device] {
                let capacity = DeviceWire.capacity(devices: state.devices.count)
                state.devices[index].wire.add(exchange, capacity: capacity)
            }
            state.revision += 1
        }
        changed()
    }

    /// Carries out what an operator did; returns how many items it took effect on.
    @discardableResult
    public func perform(_ action: OperatorAction, by name: String, at now: Timestamp) -> Int {
        let count = state.withLock { state in
            var count = 0
            switch action {
            case .acknowledge(let ids):
                for id in ids where state.alarms.acknowledge(id, by: name, at: now) { count += 1 }
            case .unacknowledge(let ids):
                for id in ids where state.alarms.unacknowledge(id) { count += 1 }
            }
            if count > 0 { state.revision += 1 }
            return count
        }
        if count > 0 { changed() }
        return count
    }

    /// The fleet as it is now; costs a handful of references.
    public func snapshot() -> FleetSnapshot {
        state.withLock { state in
            FleetSnapshot(
                revision: state.revision, devices: state.devices, indexByID: state.indexByID,
                alarms: state.alarms.alarms, totals: state.totals, rules: rules, wire: state.wire)
        }
    }

    // MARK: - One arrival

    private func take(_ arrival: Arrival, into state: inout State, changes: inout [FleetChange]) {
        guard case .report(let report) = arrival.content else {
            state.totals.unparsed += 1
            state.wire.add(WireExchange(state.wire.count, arrival))
            return
        }
        guard let index = index(of: report, from: arrival, in: &state, changes: &changes) else {
            state.wire.add(WireExchange(state.wire.count, arrival, isRefused: true))
            return
        }
        state.totals.reports += 1
        let exchange = WireExchange(state.wire.count, arrival)
        state.wire.add(exchange)
        let devices = state.devices.count
        state.devices[index].take(
            report, from: arrival, rules: rules, trailCapacity: Self.trailCapacity(devices: devices))
        state.devices[index].wire.add(exchange, capacity: DeviceWire.capacity(devices: devices))
        takeAlarm(report, from: arrival, known: state.devices[index].shownCoordinate, into: &state, changes: &changes)
    }

    /// The place of the report's device; a new one gets a place unless policy or room forbid it.
    private func index(
        of report: Report, from arrival: Arrival, in state: inout State, changes: inout [FleetChange]
    ) -> Int? {
        if let index = state.indexByID[report.device] { return index }
        let name = names[report.device]
        guard policy.admits(isKnown: name != nil) else {
            state.totals.unknownRefused += 1
            return nil
        }
        guard state.devices.count < Self.maximumDevices else {
            state.totals.devicesRefused += 1
            return nil
        }
        state.indexByID[report.device] = state.devices.count
        state.devices.append(Device(report, from: arrival, name: name))
        changes.append(.deviceAppeared(report.device))
        return state.devices.count - 1
    }

    private func takeAlarm(
        _ report: Report, from arrival: Arrival, known coordinate: Coordinate?, into state: inout State,
        changes: inout [FleetChange]
    ) {
        let isLate = report.isLate(at: arrival.received, rules: rules)
        if report.power.external == true, !isLate {
            state.alarms.end(by: .powerRestored, device: report.device, at: arrival.received)
        }
        // Of any kind: some positions tell an alarm beside the place.
        guard let kind = report.alarm else { return }
        if !isLate { state.alarms.end(by: kind, device: report.device, at: arrival.received) }
        switch state.alarms.take(report, kind: kind, at: arrival.received, isLate: isLate, near: coordinate) {
        case .raised(let id): changes.append(.alarmRaised(id))
        case .repeated(let id): changes.append(.alarmRepeated(id))
        case .refused: break
        }
    }

    /// How many fixes a device keeps: fewer the more devices there are, so that memory stays bounded.
    private static func trailCapacity(devices: Int) -> Int {
        devices <= 2000 ? 512 : devices <= 20_000 ? 128 : 32
    }
}
