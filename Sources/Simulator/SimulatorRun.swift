import Fleet
import Glibc

/// One run of a simulator: the fleet, its links and the clocks that join simulated to real time.
struct SimulatorRun {
    /// The shortest pause between two ticks in ms, so that many reports share one.
    private static let shortestPauseMs: Int64 = 10
    /// How soon waiting bytes are tried again, in ms.
    private static let flushPauseMs: Int64 = 25
    /// The longest stretch in ms that is made up for after the process was held up.
    private static let longestBacklogMs: Int64 = 5000

    private var fleet: SimulatedFleet
    private var links: [TrackerLink]
    /// The links with bytes that wait, without repeats.
    private var waiting: Set<Int> = []
    private let startedMs: Int64
    private let fleetStart: Timestamp
    private let endMs: Int64?
    /// Time in ms that the fleet skipped.
    private var skippedMs: Int64 = 0
    /// What was done so far.
    private(set) var tally = LinkTally()

    /// A run that begins now.
    init(plan: SimulationPlan, settings: SimulatorSettings, addresses: [SocketAddress]) {
        fleetStart = Self.wallTime()
        fleet = SimulatedFleet(plan: plan, start: fleetStart, rate: settings.rate)
        links = plan.vehicles.map { TrackerLink(transport: $0.transport, addresses: addresses, seed: $0.seed) }
        let nowMs = Self.monotonicMs()
        startedMs = nowMs
        endMs = settings.duration.map { nowMs + Int64(min(1e15, max(0, $0 / .milliseconds(1)))) }
        DescriptorLimit.raise(toFit: plan.vehicles.count)
    }

    /// Sends what is due; returns the ms until the next call, or nil when the duration is over.
    mutating func tick() -> Int64? {
        let nowMs = Self.monotonicMs()
        flushWaiting(nowMs: nowMs)
        let untilMs = min(nowMs, endMs ?? .max)
        advanceFleet(nowMs: untilMs)
        if let endMs, nowMs >= endMs { return nil }
        return pauseMs(nowMs: nowMs)
    }

    /// Closes all sockets.
    mutating func close() {
        for index in links.indices {
            links[index].flush(nowMs: 0, tally: &tally)
            links[index].close(tally: &tally)
        }
    }

    /// Moves the fleet up to the present and sends what it says.
    private mutating func advanceFleet(nowMs: Int64) {
        var target = fleetStart.adding(milliseconds: nowMs - startedMs - skippedMs)
        let backlogMs = target.milliseconds(since: fleet.time)
        if backlogMs > Self.longestBacklogMs {
            skippedMs += backlogMs - 1000
            target = fleet.time.adding(milliseconds: 1000)
        }
        let shiftMs = Self.wallTime().milliseconds(since: target)
        if abs(shiftMs - fleet.clockShiftMs) > 2000 { fleet.clockShiftMs = shiftMs }
        var messages: [(vehicle: Int, bytes: [UInt8])] = []
        fleet.advance(to: target) { messages.append(($0, $1)) }
        for message in messages { deliver(message.bytes, from: message.vehicle, nowMs: nowMs) }
    }

    /// Sends one message over its vehicle's link, with a greeting in front on a new connection.
    private mutating func deliver(_ bytes: [UInt8], from vehicle: Int, nowMs: Int64) {
        if links[vehicle].open(nowMs: nowMs, tally: &tally), let greeting = fleet.greeting(of: vehicle) {
            links[vehicle].send(greeting, nowMs: nowMs, tally: &tally)
        }
        links[vehicle].send(bytes, nowMs: nowMs, tally: &tally)
        if links[vehicle].hasPending { waiting.insert(vehicle) }
    }

    /// Tries again to send what waits.
    private mutating func flushWaiting(nowMs: Int64) {
        for vehicle in waiting {
            links[vehicle].flush(nowMs: nowMs, tally: &tally)
            if !links[vehicle].hasPending { waiting.remove(vehicle) }
        }
    }

    /// The ms until something is due.
    private func pauseMs(nowMs: Int64) -> Int64 {
        let next = fleet.nextDue.map { max(Self.shortestPauseMs, $0.milliseconds(since: fleet.time)) } ?? 1000
        let untilEnd = endMs.map { max(0, $0 - nowMs) } ?? .max
        return min(next, waiting.isEmpty ? .max : Self.flushPauseMs, untilEnd, 1000)
    }

    /// Milliseconds on a clock that nobody sets.
    private static func monotonicMs() -> Int64 {
        milliseconds(of: CLOCK_MONOTONIC)
    }

    /// The present by this machine's clock.
    private static func wallTime() -> Timestamp {
        Timestamp(milliseconds: milliseconds(of: CLOCK_REALTIME))
    }

    /// What a clock of the system shows, in ms.
    private static func milliseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
