import Geo
import Synchronization

@testable import Fleet

/// A store that is watched, and everything it had to say; times are seconds after a fixed morning.
final class WatchDesk: Sendable {
    /// Keeps what is recorded.
    private final class Tape: FleetRecorder {
        let entries = Mutex<[FleetEntry]>([])

        func record(_ news: [FleetEntry], isAwaited: Bool, committed: (@Sendable (Bool) -> Void)?) {
            entries.withLock { $0 += news }
            committed?(true)
        }
    }

    static let van = "861785001515349"
    static let home = PeerAddress(ipv4: 0xC633_6407, port: 41234)

    let store: FleetStore
    private let tape = Tape()
    private let delays: Bool

    /// A store by a policy; unless that says otherwise, or delays are what the test is about, nothing waits before it is
    /// raised.
    init(_ policy: FleetPolicy = FleetPolicy(), state: FleetState = FleetState(), delays: Bool = false) {
        self.delays = delays
        var policy = policy
        if policy.alarmRules.isEmpty, !delays {
            var prompt = AlarmRuleChange()
            prompt.onDelayMilliseconds = 0
            for traits in AlarmTraits.all where traits.onDelaySeconds > 0 {
                policy.alarmRules.changes[traits.kind] = prompt
            }
        }
        store = FleetStore(state: state, policy: policy, recorder: tape)
    }

    convenience init(limit: Double) {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = limit
        self.init(FleetPolicy(rules: rules))
    }

    /// Everything that was recorded.
    var entries: [FleetEntry] { tape.entries.withLock { $0 } }

    /// What happened to alarms, in order: `raised offline`, `raised geofenceEnter depot`.
    var story: [String] {
        entries.flatMap(\.transitions).map { "\($0.change) \($0.alarm.kind)" + ($0.alarm.area.map { " \($0)" } ?? "") }
    }

    var alarms: [Alarm] { store.snapshot().alarms }
    var device: Device? { store.snapshot().device(Tracker.id(Self.van)) }

    func status(at seconds: Double) -> DeviceStatus? {
        let snapshot = store.snapshot()
        return snapshot.device(Tracker.id(Self.van)).map { .of($0, at: Tracker.at(seconds), rules: snapshot.rules) }
    }

    /// Why it is in its status.
    func reason(at seconds: Double) -> StatusReason? {
        let snapshot = store.snapshot()
        return snapshot.device(Tracker.id(Self.van)).map {
            DeviceStatus.judged($0, at: Tracker.at(seconds), rules: snapshot.rules).reason
        }
    }

    /// A valid position arrives; its fix is as old as its arrival unless `fixAt` says otherwise.
    func position(
        _ seconds: Double, speed: Double? = 0, north: Double = 0, fixAt: Double? = nil, peer: PeerAddress = home,
        over transport: Transport = .tcp, device: String = van, change: (inout Report) -> Void = { _ in }
    ) {
        message(seconds, peer: peer, over: transport, device: device) {
            $0.fix = Tracker.fix(at: fixAt ?? seconds, speedKmh: speed, metresNorth: north)
            change(&$0)
        }
    }

    /// A message without a fix arrives.
    func message(
        _ seconds: Double, peer: PeerAddress = home, over transport: Transport = .tcp, device: String = van,
        change: (inout Report) -> Void = { _ in }
    ) {
        var report = Tracker.report(device)
        change(&report)
        var arrival = Tracker.arrival(report, at: seconds)
        arrival.peer = peer
        arrival.transport = transport
        store.apply([arrival])
    }

    /// The store looks at the clock.
    func sweep(_ seconds: Double) { store.sweep(at: Tracker.at(seconds)) }

    /// Looks at the clock every ten seconds of a span.
    func sweep(_ span: ClosedRange<Int>) {
        for second in stride(from: span.lowerBound, through: span.upperBound, by: 10) { sweep(Double(second)) }
    }

    /// Another desk that goes on after a restart: with what is kept of the state.
    func restarted(_ policy: FleetPolicy = FleetPolicy()) throws -> WatchDesk {
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        store.checkpoint().encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        return WatchDesk(policy, state: try FleetState(from: &source, words: words), delays: delays)
    }
}

extension FleetState {
    /// Everything that is kept of it, as bytes.
    var kept: [UInt8] {
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        encode(into: &sink, words: &words)
        return sink.bytes
    }
}
