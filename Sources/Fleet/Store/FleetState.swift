import Geo

/// Everything that is known about the fleet: a value, changed by arrivals and operators' actions and by nothing else.
///
/// The store keeps one and guards it; a past moment is another one, made of a checkpoint and what came after it.
public struct FleetState: Sendable {
    /// Grows with every change.
    var revision: UInt64 = 0
    /// The number of the last entry taken in.
    public internal(set) var sequence: UInt64 = 0
    /// All devices, in the order in which they were first heard.
    var devices = ChunkedArray<Device>()
    var indexByID: [DeviceID: Int] = [:]
    var alarms = AlarmBook()
    var totals = FleetTotals()
    /// Since when somebody listens.
    public internal(set) var listeningSince = Timestamp(milliseconds: 0)
    /// Trackers that were kept out, and what was decided about them.
    var quarantine = Quarantine()
    /// The last messages of everybody; not kept.
    var wire = FleetWire()
    /// Exchanges of the present batch whose answers wait until it is safe.
    var unanswered: [WireExchange] = []

    /// A fleet nobody has heard of.
    public init() {}

    /// How many devices there are.
    public var deviceCount: Int { devices.count }

    /// The fleet as it is now; costs a handful of references.
    public func snapshot(_ policy: FleetPolicy) -> FleetSnapshot {
        FleetSnapshot(
            revision: revision, devices: devices, indexByID: indexByID, alarmBook: alarms, totals: totals,
            policy: policy, wire: wire, quarantine: quarantine)
    }

    /// Goes on with the names, zones of clocks and zones on the ground that a policy has now.
    public mutating func follow(_ policy: FleetPolicy, at now: Timestamp) {
        var changes: [FleetChange] = []
        _ = follow(policy, at: now, changes: &changes)
    }

    /// The same, and says for which devices it ended what was told about zones.
    ///
    /// - Parameter isAboutZones: whether zones or groups may be others.
    mutating func follow(
        _ policy: FleetPolicy, at now: Timestamp, isAboutZones: Bool = true, changes: inout [FleetChange]
    ) -> [DeviceID] {
        var touched: [DeviceID] = []
        var moment = AlarmBook.Moment(now, sequence: sequence &+ 1)
        var signals: [Signal] = []
        for index in devices.indices {
            let id = devices[index].id
            let name = policy.book[id]?.name
            if devices[index].name != name { devices[index].name = name }
            let zone = policy.book.settings(of: id).clockZoneMinutes
            if devices[index].clock.settingMinutes != zone { devices[index].clock.follow(minutes: zone) }
            guard isAboutZones, let zones = devices[index].rezoned(at: now, policy: policy, &signals) else { continue }
            devices[index].zones = zones
            touched.append(id)
            take(signals, of: index, policy: policy, &moment)
            signals.removeAll(keepingCapacity: true)
        }
        settle(moment, &changes)
        quarantine.follow(policy.book)
        return touched
    }

    // MARK: - Arrivals

    /// Takes an arrival in and says what became of it.
    ///
    /// - Parameters:
    ///   - isAdmitted: whether somebody has decided already that the device is let in, as for a stored report.
    ///   - changes: gets what it did to the fleet.
    mutating func take(
        _ arrival: Arrival, policy: FleetPolicy, isAdmitted: Bool = false, changes: inout [FleetChange]
    ) -> Fate {
        guard case .report(let said) = arrival.content else {
            totals.unparsed += 1
            wire.add(WireExchange(wire.count, arrival))
            return .notUnderstood
        }
        let place: Int
        switch index(of: said, from: arrival, policy: policy, isAdmitted: isAdmitted, changes: &changes) {
        case .success(let index): place = index
        case .failure(let refusal):
            wire.add(WireExchange(wire.count, arrival, isRefused: true))
            return .setAside(refusal)
        }
        let report = devices[place].corrected(said.withRoundedCoordinate, received: arrival.received)
        noteExchange(arrival, with: place)
        guard !devices[place].hasTakenBefore(report, from: arrival) else {
            totals.repetitions += 1
            devices[place].hearAgain(arrival)
            return .repetition
        }
        totals.reports += 1
        let rules = policy.rules(of: report.device)
        var signals: [Signal] = []
        devices[place].take(
            report, from: arrival, rules: rules, policy: policy, capacity: HistoryCapacity(devices: devices.count),
            signals: &signals)
        takeAlarms(report, signals, from: arrival, device: place, policy: policy, changes: &changes)
        return .taken
    }

    private mutating func noteExchange(_ arrival: Arrival, with place: Int) {
        let exchange = WireExchange(wire.count, arrival)
        wire.add(exchange)
        devices[place].wire.add(exchange, capacity: DeviceWire.capacity(devices: devices.count))
        if !arrival.reply.isEmpty { unanswered.append(exchange) }
    }

    /// Gives out the exchanges whose answers wait, and forgets that they do.
    mutating func takeUnanswered() -> [WireExchange] {
        guard !unanswered.isEmpty else { return [] }
        defer { unanswered = [] }
        return unanswered
    }

    /// Notes what was sent to a tracker without being asked.
    mutating func noteSent(_ message: SentMessage) {
        let exchange = WireExchange(wire.count, sent: message)
        wire.add(exchange)
        if let index = indexByID[message.device] {
            devices[index].wire.add(exchange, capacity: DeviceWire.capacity(devices: devices.count))
        }
        revision += 1
    }

    /// The place of the report's device; a new one gets a place unless policy or room forbid it.
    private mutating func index(
        of report: Report, from arrival: Arrival, policy: FleetPolicy, isAdmitted: Bool, changes: inout [FleetChange]
    ) -> Result<Int, SetAside> {
        if let index = indexByID[report.device] { return .success(index) }
        let entry = policy.book[report.device]
        guard isAdmitted || policy.admits(report.device, quarantine) else {
            totals.unknownRefused += 1
            if policy.unknown == .quarantine { quarantine.note(report, from: arrival) }
            return .failure(.unknownDevice)
        }
        guard devices.count < FleetStore.maximumDevices else {
            totals.devicesRefused += 1
            return .failure(.noRoom)
        }
        indexByID[report.device] = devices.count
        var device = Device(report, from: arrival, name: entry?.name)
        device.clock.follow(minutes: policy.book.settings(of: report.device).clockZoneMinutes)
        devices.append(device)
        changes.append(.deviceAppeared(report.device))
        return .success(devices.count - 1)
    }

    /// Lets what a report tells, and what was noticed with it, begin and end alarms.
    private mutating func takeAlarms(
        _ report: Report, _ signals: [Signal], from arrival: Arrival, device place: Int, policy: FleetPolicy,
        changes: inout [FleetChange]
    ) {
        let isBack = report.power.external == true
        guard isBack || report.alarm != nil || !signals.isEmpty else { return }
        var moment = AlarmBook.Moment(arrival.received, sequence: sequence &+ 1)
        let isLate = report.isLate(at: arrival.received, rules: policy.rules(of: report.device))
        if isBack, !isLate { alarms.end(by: .powerRestored, device: report.device, &moment) }
        // Of any kind: some positions tell an alarm beside the place.
        if let kind = report.alarm {
            if !isLate { alarms.end(by: kind, device: report.device, &moment) }
            let news = AlarmOccurrence(report, kind: kind, isLate: isLate, near: devices[place].shownCoordinate)
            alarms.take(news, rule: policy.alarmRules(of: news.device).rule(of: kind, isTold: true), &moment)
        }
        take(signals, of: place, policy: policy, &moment)
        settle(moment, &changes)
    }

    /// Lets what the listener noticed begin and end alarms.
    private mutating func take(
        _ signals: [Signal], of place: Int, policy: FleetPolicy, _ moment: inout AlarmBook.Moment
    ) {
        for signal in signals {
            let news = AlarmOccurrence(signal, device: devices[place].id, near: devices[place].shownCoordinate)
            switch signal.change {
            case .began: alarms.take(news, rule: policy.alarmRules(of: news.device).rule(of: news.kind), &moment)
            case .grew: alarms.note(signal.facts, of: news.key)
            case .ended: alarms.end(news.key, facts: signal.facts, &moment)
            }
        }
    }

    private mutating func settle(_ moment: AlarmBook.Moment, _ changes: inout [FleetChange]) {
        if !moment.changes.isEmpty {
            alarms.keepRecord(of: moment.changes)
            changes += moment.changes
        }
        totals.alarmsDiscarded = alarms.discarded
    }

    // MARK: - Time alone

    /// Begins to listen: what was silent before is not to blame for it.
    mutating func beginListening(at now: Timestamp) {
        listeningSince = now
    }

    /// Looks at some of the devices for what the passing of time alone changes, and says about which it changed
    /// something; does what is due to any alarm.
    ///
    /// - Parameter places: which of the devices.
    mutating func sweep(
        _ places: some Sequence<Int>, at now: Timestamp, policy: FleetPolicy, changes: inout [FleetChange]
    ) -> [DeviceID] {
        var touched: [DeviceID] = []
        var moment = AlarmBook.Moment(now, sequence: sequence &+ 1)
        var signals: [Signal] = []
        let offset = policy.hasZones ? policy.utcOffsetSeconds(now) : 0
        for place in places {
            let findings = devices[place].findings(
                at: now, listeningSince: listeningSince, rules: policy.rules(of: devices[place].id))
            let zones = devices[place].zonesSwept(
                at: now, utcOffsetSeconds: offset, policy: policy, &signals)
            guard !findings.isEmpty || zones != nil else { continue }
            devices[place].sweep(findings, at: now, &signals)
            if let zones { devices[place].zones = zones }
            touched.append(devices[place].id)
            take(signals, of: place, policy: policy, &moment)
            signals.removeAll(keepingCapacity: true)
        }
        alarms.sweep(&moment)
        settle(moment, &changes)
        return touched
    }

    // MARK: - Operators

    /// Carries out what an operator did; returns how many items it took effect on.
    mutating func perform(
        _ action: OperatorAction, by operator: Operator, at now: Timestamp, changes: inout [FleetChange]
    ) -> Int {
        var moment = AlarmBook.Moment(now, sequence: sequence &+ 1, by: `operator`)
        if let count = alarms.perform(action, &moment) {
            settle(moment, &changes)
            return count
        }
        let name = `operator`.user
        var count = 0
        switch action {
        case .correctClock(let id, let minutes):
            if let index = indexByID[id], devices[index].clock.correctionMinutes != minutes {
                devices[index].clock.correct(minutes: minutes)
                count = 1
            }
        case .choosePeer(let id, let peer):
            if let index = indexByID[id], devices[index].watch.sources.choose(peer) { count = 1 }
        case .adopt(let id): count = quarantine.decide(id, isAdopted: true, by: name, at: now) ? 1 : 0
        case .refuse(let id): count = quarantine.decide(id, isAdopted: false, by: name, at: now) ? 1 : 0
        case .reconsider(let id): count = quarantine.reconsider(id) ? 1 : 0
        default: break
        }
        return count
    }

    // MARK: - The past

    /// Takes in again what was recorded, without a question and without recording it once more.
    public mutating func replay(_ entry: FleetEntry, policy: FleetPolicy) {
        var changes: [FleetChange] = []
        // Alarms are named after the entry that raises them; numbers may be missing before it.
        sequence = entry.sequence &- 1
        switch entry.content {
        case .arrival(let arrival, .taken):
            _ = take(arrival, policy: policy, isAdmitted: true, changes: &changes)
            for exchange in takeUnanswered() { exchange.noteAnswered(at: arrival.received) }
        case .arrival: break  // it left no trace in the fleet but a count
        case .action(let action, let name):
            _ = perform(action, by: name, at: entry.at, changes: &changes)
        case .began: beginListening(at: entry.at)
        case .swept(let ids):
            _ = sweep(ids.compactMap { indexByID[$0] }, at: entry.at, policy: policy, changes: &changes)
        }
        sequence = entry.sequence
        revision += 1
    }

    /// Goes on counting behind a number that is taken, also by what left no trace in the fleet.
    public mutating func continueCounting(after number: UInt64) {
        sequence = max(sequence, number)
    }

    /// Forgets that reports were taken which could not be kept, so that they are taken when they are sent again.
    mutating func forgetAnswered(_ entries: [FleetEntry]) {
        for entry in entries {
            guard case .arrival(let arrival, .taken) = entry.content, case .report(let report) = arrival.content,
                let place = indexByID[report.device], let mark = AnsweredReports.mark(of: report, from: arrival)
            else { continue }
            devices[place].answered.forget(mark)
        }
    }

    /// Puts fixes before those that a device has: trails are not part of a stored state.
    ///
    /// - Parameter earlier: what a journal has; fixes that are there already may be among them.
    public mutating func restore(_ earlier: Trail, of id: DeviceID) {
        guard let index = indexByID[id] else { return }
        var whole = earlier
        whole.add(devices[index].trail, capacity: Trail.capacity(devices: devices.count))
        guard whole != devices[index].trail else { return }
        devices[index].trail = whole
        revision += 1
    }
}

extension Report {
    /// The same with coordinates as they are kept on disk, so that a moment looks the same when it is rebuilt.
    fileprivate var withRoundedCoordinate: Report {
        guard let exact = fix?.coordinate, exact.rounded != exact else { return self }
        var report = self
        report.fix?.coordinate = exact.rounded
        return report
    }
}
