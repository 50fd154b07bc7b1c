@testable import Dashboard
@testable import Fleet

/// Writes down what changes about one device, one line a change, in the words that the screen has for it.
struct DayDiary {
    private(set) var lines: [String] = []
    private var status: DeviceStatus?
    private var reason = ""
    private var stays: [ZoneStay] = []
    private var counts = DeviceCounts()
    private var trips = 0
    private var tripSince: Timestamp?
    private var suspicion: Int?
    /// A run of messages with the same flag, which is one line.
    private var run: (flag: String, count: Int, first: Timestamp, last: Timestamp)?

    /// Looks at the fleet at a moment.
    mutating func look(_ fleet: FleetSnapshot, at now: Timestamp) {
        guard let device = fleet.devices.first else { return }
        if device.counts != counts { note(flags(of: device), at: now) }
        counts = device.counts
        noteClock(device, now)
        noteZones(device, fleet, now)
        let judged = DeviceStatus.judged(device, at: now, rules: fleet.rules)
        let why = judged.reason.words(.utc)
        // What is said about standing and silence changes all the time; about driving it is worth a line.
        if judged.status != status || status == .moving && why != reason {
            add(now, "status", "\(judged.status): \(why)")
        }
        (status, reason) = (judged.status, why)
        noteTrips(device, fleet.rules, now)
    }

    /// Takes what happened to alarms.
    mutating func take(_ changes: [AlarmTransition], _ fleet: FleetSnapshot) {
        for change in changes { add(change.at, "alarm", Self.words(change, fleet)) }
    }

    /// Writes the end of the day: all trips and stops, the day, and the counters.
    mutating func close(_ fleet: FleetSnapshot, recomputed: TripHistory, at now: Timestamp) {
        endRun()
        guard let device = fleet.devices.first else { return }
        let live = device.trips.trips(at: now, rules: fleet.rules)
        write("trips, live", live, device.trips.allStops)
        write("trips, with what was sent later", recomputed.trips, recomputed.stops)
        lines += ["", "messages", "  \(counts.reports) in all, \(counts.positions) new positions, \(counts.late) late"]
        lines.append("  \(counts.invalidFixes) without a fix, \(counts.clockAhead) from the future")
        for flaw in FixFlaw.allCases {
            if let count = counts.flaws[flaw] { lines.append("  \(count) \(flaw.rawValue)") }
        }
    }

    // MARK: - Parts

    private mutating func add(_ now: Timestamp, _ head: String, _ text: String) {
        endRun()
        lines.append(Self.line(now, head, text))
    }

    private static func line(_ now: Timestamp, _ head: String, _ text: String) -> String {
        "\(LocalClock.utc.timeOfDay(now))  \(head)\(String(repeating: " ", count: 8 - head.count))\(text)"
    }

    private func flags(of device: Device) -> String {
        let news = FixFlaw.allCases.filter { device.counts.flaws[$0, default: 0] > counts.flaws[$0, default: 0] }
        var flags = news.map(\.rawValue)
        if device.counts.late > counts.late { flags.append("late") }
        if device.counts.clockAhead > counts.clockAhead { flags.append("from the future") }
        return flags.joined(separator: ", ")
    }

    /// Flags of messages between which nothing else happens are one line.
    private mutating func note(_ flag: String, at now: Timestamp) {
        if let current = run, current.flag == flag {
            run = (flag, current.count + 1, current.first, now)
            return
        }
        endRun()
        if !flag.isEmpty { run = (flag, 1, now, now) }
    }

    private mutating func endRun() {
        guard let run else { return }
        let until = run.count > 1 ? " x\(run.count), until \(LocalClock.utc.timeOfDay(run.last))" : ""
        lines.append(Self.line(run.first, "flag", run.flag + until))
        self.run = nil
    }

    private mutating func noteClock(_ device: Device, _ now: Timestamp) {
        guard device.clock.suspectedMinutes != suspicion else { return }
        suspicion = device.clock.suspectedMinutes
        add(now, "clock", suspicion.map { "seems to run at UTC\(ZoneText.of($0))" } ?? "seems right")
    }

    private mutating func noteZones(_ device: Device, _ fleet: FleetSnapshot, _ now: Timestamp) {
        let news = device.zones.stays
        for stay in stays where !news.contains(where: { $0.zone == stay.zone }) {
            add(now, "zone", "out of \(Self.name(stay.zone, fleet))")
        }
        for stay in news where !stays.contains(where: { $0.zone == stay.zone }) {
            let since = stay.isSinceKnown ? " since \(LocalClock.utc.timeOfDay(stay.since))" : ", as it was first heard"
            add(now, "zone", "in \(Self.name(stay.zone, fleet))\(since)")
        }
        stays = news
    }

    private mutating func noteTrips(_ device: Device, _ rules: StatusRules, _ now: Timestamp) {
        let current = device.trips.current(at: now, rules: rules)
        if let current, current.isRunning, tripSince == nil {
            tripSince = current.start
            add(now, "trip", "began at \(LocalClock.utc.timeOfDay(current.start))")
        }
        guard let tripSince, current?.isRunning != true else { return }
        let over = device.trips.trips(at: now, rules: rules).last { $0.start == tripSince }
        add(now, "trip", over.map { "ended: \(Self.words($0))" } ?? "was none")
        self.tripSince = nil
    }

    // MARK: - Words

    private static func name(_ zone: ZoneID, _ fleet: FleetSnapshot) -> String { fleet.zones[zone]?.name ?? zone.text }

    private static func words(_ change: AlarmTransition, _ fleet: FleetSnapshot) -> String {
        let alarm = change.alarm
        var words = "\(change.change) \(alarm.traits.title)"
        if let area = alarm.area { words += " \(name(area, fleet))" }
        if alarm.isLate { words += " (late)" }
        if alarm.count > 1 { words += " x\(alarm.count)" }
        if let time = alarm.deviceTime, change.change != .ended { words += ", at \(LocalClock.utc.timeOfDay(time))" }
        let facts = alarm.facts
        if let peak = facts.peakKmh, let limit = facts.limitKmh {
            words +=
                ", \(NumberText.fixed(peak, decimals: 0)) km/h where \(NumberText.fixed(limit, decimals: 0)) is allowed"
        }
        if let lasted = facts.lastedMilliseconds { words += ", for \(lasted / 1000) s" }
        if let minutes = facts.clockMinutes { words += ", \(minutes) min ahead" }
        return words
    }

    private static func words(_ trip: Trip) -> String {
        let span = "\(LocalClock.utc.timeOfDay(trip.start))-\(LocalClock.utc.timeOfDay(trip.end))"
        return "\(span), \(TripWords.km(trip.distanceM)) km, \(TripWords.more(trip))"
    }

    private mutating func write(_ title: String, _ trips: [Trip], _ stops: [Stop]) {
        lines += ["", title] + trips.map { "  trip  \(Self.words($0))" }
        lines += stops.map { stop in
            let until = stop.until.map { LocalClock.utc.timeOfDay($0) } ?? "now"
            return
                "  stop  \(LocalClock.utc.timeOfDay(stop.since))-\(until), idle \(TripWords.hours(stop.idlingMilliseconds))"
        }
        for day in TripSummary.days(of: trips, stops: stops, offsetSeconds: { _ in 0 }) {
            lines.append("  day   \(TripWords.week([day]).dropFirst("7 days: ".count))")
        }
    }
}
