import Fleet

/// A fleet that moves and reports: a pure function of its plan and the times it is advanced to.
public struct SimulatedFleet: Sendable {
    /// The index that stands for the alarm director in the queue.
    private static let director = -1
    /// Within how many ms every vehicle has sent its first report, at the natural pace.
    private static let firstReportsWithinMs = 2600.0

    /// The vehicles, in the order of the plan; each stands at its own last report.
    public private(set) var vehicles: [SimulatedVehicle]
    /// How far it was advanced.
    public private(set) var time: Timestamp
    /// How many ms the trackers' clocks are ahead of ``time``.
    public var clockShiftMs: Int64 = 0

    private let start: Timestamp
    /// Milliseconds between the reports of one vehicle; nil for the natural pace.
    private let fixedPauseMs: Double?
    private var alarms: AlarmDirector
    private var queue = DueQueue()
    /// How many reports each vehicle has made, of which a fixed pace computes the next time without drift.
    private var slots: [Int64]
    private var owesSlot: [Bool]
    private var offsets: [Double]

    /// A fleet at its start.
    ///
    /// - Parameters:
    ///   - rate: reports per second over the whole fleet, alarms included; nil or not above 0 for the natural pace.
    public init(plan: SimulationPlan, start: Timestamp, rate: Double? = nil) {
        self.start = start
        time = start
        vehicles = plan.vehicles.map { SimulatedVehicle($0, start: start) }
        let count = vehicles.count
        let pause = rate.flatMap { $0 > 0 ? Double(count) / $0 * 1000 : nil }
        fixedPauseMs = pause.map { min(max($0, 1), 1e12) }
        alarms = AlarmDirector(seed: plan.seed, devices: count, kinds: plan.voice.alarmKinds)
        slots = Array(repeating: 0, count: count)
        owesSlot = Array(repeating: false, count: count)
        var random = SplitMix64(seed: plan.seed &+ 1)
        let spread = fixedPauseMs ?? Self.firstReportsWithinMs
        offsets = random.shuffled((0..<count).map { (Double($0) + 0.5) / Double(count) * spread })
        for index in 0..<count { queue.push(dueMs: start.milliseconds + Int64(offsets[index]), index: index) }
        if count > 0 { scheduleAlarm(afterMs: start.milliseconds) }
    }

    /// When the next message is due; nil for an empty fleet.
    public var nextDue: Timestamp? {
        queue.first.map { Timestamp(milliseconds: $0.dueMs) }
    }

    /// The first words of a vehicle on a new connection; nil when its dialect has none.
    public func greeting(of vehicle: Int) -> TrackerMessage? {
        guard vehicles.indices.contains(vehicle) else { return nil }
        return vehicles[vehicle].greeting(time: time.adding(milliseconds: clockShiftMs))
    }

    /// Hands every message that is due up to `time` to `send`, with the index of its vehicle, in the order of time.
    public mutating func advance(to time: Timestamp, send: (Int, TrackerMessage) -> Void) {
        while let next = queue.first, next.dueMs <= time.milliseconds, let due = queue.pop() {
            self.time = Timestamp(milliseconds: due.dueMs)
            if due.index == Self.director {
                raiseAlarm(send)
            } else {
                report(due.index, send)
            }
        }
        self.time = max(self.time, time)
    }

    /// Sends the regular report of a vehicle, unless it is silent or has just raised an alarm in its place.
    private mutating func report(_ index: Int, _ send: (Int, TrackerMessage) -> Void) {
        vehicles[index].advance(to: time)
        slots[index] += 1
        if let fixedPauseMs {
            let owed = owesSlot[index]
            owesSlot[index] = false
            if !owed { say(vehicles[index].nextUtterance(), index, send) }
            let due = Int64(offsets[index] + Double(slots[index]) * fixedPauseMs)
            queue.push(dueMs: start.milliseconds + due, index: index)
        } else if let untilMs = vehicles[index].silentUntilMs(atMs: time.milliseconds) {
            queue.push(dueMs: untilMs, index: index)
        } else {
            say(vehicles[index].nextUtterance(), index, send)
            queue.push(dueMs: time.milliseconds + vehicles[index].pauseMs(), index: index)
        }
    }

    /// Lets the director choose an alarm and sends it; with a fixed pace it takes the place of a report.
    private mutating func raiseAlarm(_ send: (Int, TrackerMessage) -> Void) {
        if let choice = alarms.next(in: &vehicles, time: time) {
            say(.alarm(choice.kind), choice.vehicle, send)
            owesSlot[choice.vehicle] = true
        }
        scheduleAlarm(afterMs: time.milliseconds)
    }

    /// Puts the next alarm into the queue.
    private mutating func scheduleAlarm(afterMs timeMs: Int64) {
        let pause = alarms.pauseMs(sinceStartMs: timeMs - start.milliseconds)
        queue.push(dueMs: timeMs + pause, index: Self.director)
    }

    /// Puts an utterance into words and sends it.
    private mutating func say(_ utterance: Utterance, _ index: Int, _ send: (Int, TrackerMessage) -> Void) {
        let clock = time.adding(milliseconds: clockShiftMs)
        if let message = vehicles[index].message(utterance, time: clock) { send(index, message) }
    }
}
