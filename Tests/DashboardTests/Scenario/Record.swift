import Fleet
import Synchronization

@testable import Dashboard

/// A journal in memory: what happened to the fleet of a story, in order.
final class Record: FleetRecorder {
    private let entries = Mutex<[FleetEntry]>([])

    func record(_ entries: [FleetEntry], isAwaited: Bool, committed: (@Sendable (_ isKept: Bool) -> Void)?) {
        self.entries.withLock { $0 += entries }
        committed?(true)
    }

    /// What a journal finds when the dashboard asks for something of the past.
    func answer(_ effect: Effect, policy: FleetPolicy, now: Timestamp) -> [Event] {
        switch effect {
        case .seek(let wish):
            let snapshot = state(at: wish.moment, policy).snapshot(policy)
            return [.past(PastFleet(moment: wish.moment, snapshot: snapshot))]
        case .loadTimeLine(let span, let parts): return [timeLine(span, parts, now)]
        case .nextAlarm(let moment): return [.nextAlarm(alarms.map(\.at).filter { $0 > moment }.min())]
        case .loadTrips(let wish): return [.trips(TripAnswer(wish: wish, history: trips(wish, policy, now)))]
        default: return []
        }
    }

    /// The trips of a device, made anew of all its reports.
    private func trips(_ wish: TripWish, _ policy: FleetPolicy, _ now: Timestamp) -> TripHistory {
        let reports = entries.withLock { $0 }.compactMap { entry -> (report: Report, received: Timestamp)? in
            guard case .arrival(let arrival, .taken) = entry.content, case .report(let report) = arrival.content,
                report.device == wish.device, wish.knownAt.map({ arrival.received <= $0 }) ?? true
            else { return nil }
            return (report, arrival.received)
        }
        let recorder = TripRecorder.of(
            reports, rules: policy.rules, correctionMinutes: wish.correctionMinutes)
        return TripHistory(recorder, in: wish.span, at: wish.knownAt ?? now, rules: policy.rules)
    }

    /// The fleet at a moment: everything until then, taken in anew.
    func state(at moment: Timestamp, _ policy: FleetPolicy) -> FleetState {
        var state = FleetState()
        for entry in entries.withLock({ $0 }) where entry.at <= moment { state.replay(entry, policy: policy) }
        return state
    }

    private var alarms: [AlarmTransition] {
        entries.withLock { $0 }.flatMap(\.transitions).filter { $0.change == .raised }
    }

    private func timeLine(_ wanted: ClosedRange<Timestamp>?, _ parts: Int, _ now: Timestamp) -> Event {
        let times = entries.withLock { $0 }.map(\.at)
        guard let first = times.min() else { return .pastFailed("the journal is still empty") }
        let journal = first...max(first, now)
        let span = wanted ?? journal
        var density = [Int](repeating: 0, count: parts)
        var priorities = [Int?](repeating: nil, count: parts)
        let ruler = PastRuler(span: span, columns: parts)
        for time in times { if let part = ruler.column(of: time) { density[part] += 1 } }
        for alarm in alarms {
            guard let part = ruler.column(of: alarm.at) else { continue }
            priorities[part] = min(priorities[part] ?? 4, alarm.alarm.priority)
        }
        return .timeLine(PastTimeLine(journal: journal, span: span, density: density, priorities: priorities))
    }
}
