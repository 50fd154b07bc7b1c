@testable import Fleet

/// A store with one operator, for tests of the alarm life-cycle; times are seconds after a fixed morning.
struct AlarmDesk {
    let store: FleetStore

    init(policy: FleetPolicy = FleetPolicy()) {
        store = FleetStore(policy: policy)
    }

    /// An alarm message arrives.
    @discardableResult
    func alarm(
        _ kind: AlarmKind, at seconds: Double, zone: Int? = nil, code: String = "A",
        device: String = "861785001515349", change: (inout Report) -> Void = { _ in }
    ) -> [FleetChange] {
        var report = Tracker.report(device, .alarm, type: "ALM-\(code)")
        report.alarm = kind
        report.alarmCode = code
        report.zone = zone
        change(&report)
        return store.apply([Tracker.arrival(report, at: seconds)])
    }

    /// A position arrives that tells whether the supply is connected.
    func position(externalPower: Bool?, at seconds: Double, fixAt: Double? = nil) {
        var report = Tracker.report()
        report.power.external = externalPower
        report.fix = Tracker.fix(at: fixAt ?? seconds)
        store.apply([Tracker.arrival(report, at: seconds)])
    }

    /// The operator takes notice of an alarm; returns how many it took effect on.
    @discardableResult
    func acknowledge(_ index: Int, at seconds: Double) -> Int {
        store.perform(.acknowledge([alarms[index].id]), by: Operator(user: "ana"), at: Tracker.at(seconds))
    }

    /// The operator takes that back.
    @discardableResult
    func unacknowledge(_ index: Int, at seconds: Double) -> Int {
        store.perform(.unacknowledge([alarms[index].id]), by: Operator(user: "ana"), at: Tracker.at(seconds))
    }

    var alarms: [Alarm] { store.snapshot().alarms }
    var counts: [Int] { alarms.map(\.count) }
}
