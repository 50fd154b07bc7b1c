import Dashboard
import Dispatch
import Fleet
import Journal
import Synchronization

/// Reads the past for the screen, on a queue of its own: neither the journal's writer nor the screen waits for it.
///
/// Of several moments wanted while one is being built, only the newest counts. What is found lies in a mailbox until the
/// screen's loop takes it.
final class PastReader: Sendable {
    /// The fleet that was built last, for going on from there.
    private struct Built {
        var state: FleetState
        var moment: Timestamp
        /// The devices whose trails reach back behind the stored state.
        var restored: Set<DeviceID> = []
    }

    /// What is wanted and what was found.
    private struct Desk {
        var wish: PastWish?
        var trips: TripWish?
        var line: (span: ClosedRange<Timestamp>?, parts: Int)?
        var found: [Event] = []
    }

    private let queue = DispatchQueue(label: "fleettop.past", qos: .userInitiated)
    private let desk = Mutex(Desk())
    private let built = Mutex<Built?>(nil)
    private let reader: JournalReader
    private let store: FleetStore
    private let wake: @Sendable () -> Void

    /// A reader.
    ///
    /// - Parameter wake: called on the reader's queue when there is something to take.
    init(_ reader: JournalReader, store: FleetStore, wake: @escaping @Sendable () -> Void) {
        self.reader = reader
        self.store = store
        self.wake = wake
    }

    /// What was found since the last time; for the screen's loop.
    func take() -> [Event] {
        desk.withLock { desk in
            defer { desk.found = [] }
            return desk.found
        }
    }

    // MARK: - Wishes

    /// Builds the fleet of a moment.
    func seek(_ wish: PastWish) {
        let isFirst = desk.withLock { desk in
            defer { desk.wish = wish }
            return desk.wish == nil
        }
        if isFirst { queue.async { [self] in buildWanted() } }
    }

    /// Reads what the journal holds over a span, or over all of it.
    func loadTimeLine(_ span: ClosedRange<Timestamp>?, parts: Int) {
        let isFirst = desk.withLock { desk in
            defer { desk.line = (span, parts) }
            return desk.line == nil
        }
        if isFirst { queue.async { [self] in readWantedTimeLine() } }
    }

    /// Finds the first alarm after a moment.
    func nextAlarm(after moment: Timestamp) {
        answer { .nextAlarm(try self.reader.nextAlarm(after: moment)?.at) }
    }

    /// Makes the trips of a device anew; of several wishes that wait only the newest counts.
    func loadTrips(_ wish: TripWish) {
        let isFirst = desk.withLock { desk in
            defer { desk.trips = wish }
            return desk.trips == nil
        }
        if isFirst { queue.async { [self] in readWantedTrips() } }
    }

    private func readWantedTrips() {
        let wanted = desk.withLock { desk in
            defer { desk.trips = nil }
            return desk.trips
        }
        guard let wish = wanted else { return }
        // Without an answer the screen goes on showing what the device has done since the start.
        let history = try? reader.trips(
            of: wish.device, in: wish.span, rules: store.policy.rules(of: wish.device),
            correctionMinutes: wish.correctionMinutes,
            knownAt: wish.knownAt, now: .now)
        if let history { post(.trips(TripAnswer(wish: wish, history: history))) }
    }

    /// Forgets what was built.
    func close() {
        queue.async { [self] in built.withLock { $0 = nil } }
    }

    /// Puts what the journal knows of a device's trail into the live fleet.
    func restoreTrail(of device: DeviceID) {
        queue.async { [self] in
            let devices = store.snapshot().devices.count
            // Without it the map merely shows less; nothing is lost.
            guard let trail = try? reader.trail(of: device, at: .now, devices: devices) else { return }
            store.restore(trail, of: device)
        }
    }

    // MARK: - On the queue

    private func answer(_ find: @escaping @Sendable () throws -> Event) {
        queue.async { [self] in
            do {
                post(try find())
            } catch {
                post(.pastFailed("the journal cannot be read: \(error)"))
            }
        }
    }

    private func post(_ event: Event) {
        desk.withLock { $0.found.append(event) }
        wake()
    }

    private func buildWanted() {
        let wish = desk.withLock { desk in
            defer { desk.wish = nil }
            return desk.wish
        }
        guard let wish else { return }
        do {
            let snapshot = try snapshot(wish)
            post(.past(PastFleet(moment: wish.moment, snapshot: snapshot)))
        } catch {
            post(.pastFailed("the journal cannot be read: \(error)"))
        }
    }

    private func snapshot(_ wish: PastWish) throws -> FleetSnapshot {
        var built = try state(at: wish.moment)
        if let device = wish.device, built.restored.insert(device).inserted {
            let trail = try reader.trail(of: device, at: wish.moment, devices: built.state.deviceCount)
            built.state.restore(trail, of: device)
        }
        // Names and thresholds are those of today, also when the fleet was built before they changed.
        let policy = store.policy
        built.state.follow(policy, at: built.moment)
        let result = built
        self.built.withLock { $0 = result }
        return built.state.snapshot(policy)
    }

    /// The fleet of a moment: the last one brought on where that is near, else built anew.
    private func state(at moment: Timestamp) throws -> Built {
        let last = built.withLock { built in
            defer { built = nil }
            return built
        }
        let policy = store.policy
        if var last, last.moment <= moment, try reader.advance(&last.state, to: moment, policy: policy) {
            last.moment = moment
            return last
        }
        return Built(state: try reader.state(at: moment, policy: store.policy), moment: moment)
    }

    private func readWantedTimeLine() {
        let wanted = desk.withLock { desk in
            defer { desk.line = nil }
            return desk.line
        }
        guard let wanted else { return }
        do {
            guard let kept = try reader.span() else { return post(.pastFailed("the journal is still empty")) }
            let whole = kept.lowerBound...max(kept.upperBound, .now)
            let span = wanted.span ?? whole
            post(
                .timeLine(
                    PastTimeLine(
                        journal: whole, span: span,
                        density: try reader.density(of: span, parts: wanted.parts),
                        priorities: try reader.priorities(of: span, parts: wanted.parts))))
        } catch {
            post(.pastFailed("the journal cannot be read: \(error)"))
        }
    }
}
