import Fleet
import Glibc

/// One run of a simulator: the fleet, its links and conversations, and the clocks that join simulated to real time.
struct SimulatorRun {
    /// The shortest pause between two ticks in ms, so that many reports share one.
    private static let shortestPauseMs: Int64 = 10
    /// The longest stretch in ms that is made up for after the process was held up.
    private static let longestBacklogMs: Int64 = 5000
    /// How long the last answers may take when the duration is over, in ms.
    private static let farewellMs: Int64 = 2000
    /// How many stored messages the whole fleet shares.
    private static let storeCapacity = 1_000_000

    private var fleet: SimulatedFleet
    private var links: [TrackerLink]
    private var conversations: [Conversation]
    /// Which of the links have something new.
    private let readiness: Readiness
    /// When which vehicle has something to do besides its reports.
    private var alarmClock = DueQueue()
    /// The earliest entry of each vehicle in the alarm clock.
    private var wakeMs: [Int64]
    private var nextTickMs: Int64 = 0
    private let startedMs: Int64
    private let fleetStart: Timestamp
    private let endMs: Int64?
    /// Time in ms that the fleet skipped.
    private var skippedMs: Int64 = 0
    /// What was done so far.
    private(set) var tally = LinkTally()

    /// A run that begins now.
    init(plan: SimulationPlan, settings: SimulatorSettings, addresses: [SocketAddress], readiness: Readiness) {
        fleetStart = Timestamp.now
        fleet = SimulatedFleet(plan: plan, start: fleetStart, rate: settings.rate)
        links = plan.vehicles.map { TrackerLink(transport: $0.transport, addresses: addresses, seed: $0.seed) }
        let count = plan.vehicles.count
        let capacity = min(256, max(16, Self.storeCapacity / max(1, count)))
        let conversation = Conversation(patience: settings.patience, capacity: capacity)
        conversations = Array(repeating: conversation, count: count)
        wakeMs = Array(repeating: .max, count: count)
        self.readiness = readiness
        let nowMs = Self.monotonicMs()
        startedMs = nowMs
        endMs = settings.duration.map { nowMs + $0.wholeMilliseconds }
        DescriptorLimit.raise(toFit: count)
    }

    /// Sends what is due; returns the ms until the next call, or nil when the duration is over.
    mutating func tick() -> Int64? {
        let nowMs = Self.monotonicMs()
        wakeVehicles(nowMs: nowMs)
        advanceFleet(nowMs: min(nowMs, endMs ?? .max))
        if let endMs, nowMs >= endMs, nowMs >= endMs + Self.farewellMs || isSettled { return nil }
        let pauseMs = pauseMs(nowMs: nowMs)
        nextTickMs = nowMs + pauseMs
        return pauseMs
    }

    /// Takes in what the network has brought; returns the ms until the next tick where that must come sooner.
    mutating func serve() -> Int64? {
        let nowMs = Self.monotonicMs()
        for event in readiness.events() {
            if event.isWritable { links[event.index].becomeWritable(nowMs: nowMs, tally: &tally) }
            listen(to: event.index, nowMs: nowMs)
            proceed(event.index, nowMs: nowMs)
        }
        guard let due = alarmClock.first?.dueMs, due < nextTickMs else { return nil }
        nextTickMs = max(due, nowMs + Self.shortestPauseMs)
        return nextTickMs - nowMs
    }

    /// Closes all sockets; what is stored is lost.
    mutating func close() {
        for index in links.indices {
            links[index].flush(nowMs: 0, tally: &tally)
            links[index].close(tally: &tally)
            conversations[index].end(tally: &tally)
            tally.dropped += conversations[index].storedCount
        }
    }

    // MARK: - One vehicle

    /// Opens a connection where there is something to say, and says what may be said.
    private mutating func proceed(_ vehicle: Int, nowMs: Int64) {
        if !links[vehicle].isOpen, conversations[vehicle].isBusy, links[vehicle].open(nowMs: nowMs, tally: &tally) {
            readiness.watch(links[vehicle].descriptor, index: vehicle)
            conversations[vehicle].begin(greeting: fleet.greeting(of: vehicle))
        }
        while links[vehicle].isReady, let bytes = conversations[vehicle].next(nowMs: nowMs) {
            links[vehicle].send(bytes, nowMs: nowMs, tally: &tally)
        }
        setAlarmClock(of: vehicle)
    }

    /// Reads what the server has said to a vehicle.
    private mutating func listen(to vehicle: Int, nowMs: Int64) {
        let isDatagram = links[vehicle].transport == .udp
        var heard = LinkTally()
        links[vehicle].receive(nowMs: nowMs, tally: &tally) {
            conversations[vehicle].hear($0, isWhole: isDatagram, tally: &heard)
        }
        tally.answered += heard.answered
        tally.wrong += heard.wrong
        if !links[vehicle].isOpen { conversations[vehicle].end(tally: &tally) }
    }

    /// Sends again what was not answered, or gives the connection up.
    private mutating func lapse(_ vehicle: Int, nowMs: Int64) {
        switch conversations[vehicle].lapse(nowMs: nowMs) {
        case .nothing: break
        case .resend(let bytes):
            tally.resent += 1
            links[vehicle].send(bytes, nowMs: nowMs, tally: &tally)
        case .hangUp:
            tally.unanswered += 1
            links[vehicle].lose(nowMs: nowMs, tally: &tally)
        }
        if !links[vehicle].isOpen { conversations[vehicle].end(tally: &tally) }
    }

    // MARK: - Time

    /// Wakes the vehicles whose answers are late or that may connect again.
    private mutating func wakeVehicles(nowMs: Int64) {
        while let first = alarmClock.first, first.dueMs <= nowMs, let (_, vehicle) = alarmClock.pop() {
            wakeMs[vehicle] = .max
            lapse(vehicle, nowMs: nowMs)
            proceed(vehicle, nowMs: nowMs)
        }
    }

    /// Sees to it that a vehicle is woken when an answer is late, or when it may connect again.
    private mutating func setAlarmClock(of vehicle: Int) {
        let due: Int64?
        if links[vehicle].isOpen {
            due = conversations[vehicle].dueMs
        } else {
            due = conversations[vehicle].isBusy ? links[vehicle].retryAtMs : nil
        }
        guard let due, due < wakeMs[vehicle] else { return }
        wakeMs[vehicle] = due
        alarmClock.push(dueMs: due, index: vehicle)
    }

    /// Moves the fleet up to the present and sends what it says.
    private mutating func advanceFleet(nowMs: Int64) {
        var target = fleetStart.adding(milliseconds: nowMs - startedMs - skippedMs)
        let backlogMs = target.milliseconds(since: fleet.time)
        if backlogMs > Self.longestBacklogMs {
            skippedMs += backlogMs - 1000
            target = fleet.time.adding(milliseconds: 1000)
        }
        let shiftMs = Timestamp.now.milliseconds(since: target)
        if abs(shiftMs - fleet.clockShiftMs) > 2000 { fleet.clockShiftMs = shiftMs }
        var messages: [(vehicle: Int, message: TrackerMessage)] = []
        fleet.advance(to: target) { messages.append(($0, $1)) }
        for (vehicle, message) in messages {
            conversations[vehicle].add(message, tally: &tally)
            proceed(vehicle, nowMs: nowMs)
        }
    }

    /// Whether every vehicle that has a connection has said everything and heard its answers.
    private var isSettled: Bool {
        !links.indices.contains { links[$0].isOpen && (conversations[$0].isBusy || links[$0].hasPending) }
    }

    /// The ms until something is due.
    private func pauseMs(nowMs: Int64) -> Int64 {
        if let endMs, nowMs >= endMs { return Self.shortestPauseMs }
        let next = fleet.nextDue.map { max(Self.shortestPauseMs, $0.milliseconds(since: fleet.time)) } ?? 1000
        let untilWake = alarmClock.first.map { max(Self.shortestPauseMs, $0.dueMs - nowMs) } ?? .max
        let untilEnd = endMs.map { max(0, $0 - nowMs) } ?? .max
        return min(next, untilWake, untilEnd, 1000)
    }

    /// Milliseconds on a clock that nobody sets.
    private static func monotonicMs() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
