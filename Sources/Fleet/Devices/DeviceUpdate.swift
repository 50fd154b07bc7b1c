import Geo

/// How much of its history a device keeps in memory: less the more devices there are.
struct HistoryCapacity {
    /// Fixes of its trail.
    var trail = 512
    /// Finished trips and stops.
    var trips = 200

    /// Plenty, for a few devices.
    init(trail: Int = 512) {
        self.trail = trail
    }

    /// What each of so many devices may keep.
    init(devices: Int) {
        trail = Trail.capacity(devices: devices)
        trips = TripRecorder.capacity(devices: devices)
    }
}

extension Device {
    /// A device nobody had heard of before this report.
    init(_ report: Report, from arrival: Arrival, name: String?) {
        id = report.device
        self.name = name
        firstHeard = arrival.received
        lastHeard = arrival.received
        transport = arrival.transport
        peer = arrival.peer
        lastReport = report
        lastRaw = arrival.raw
    }

    /// Takes one report in and says what it means beyond itself; the only place where a device changes by a report.
    ///
    /// - Parameter signals: gets what the listener notices.
    mutating func take(
        _ report: Report, from arrival: Arrival, rules: StatusRules, policy: FleetPolicy, capacity: HistoryCapacity,
        signals: inout [Signal]
    ) {
        let isLate = report.isLate(at: arrival.received, rules: rules)
        let gap = arrival.received.milliseconds(since: lastHeard)
        var effect = ReportEffect(
            hadPower: power.external, wasMoving: isDriving(at: report.effectiveTime(received: arrival.received), rules),
            gapMilliseconds: gap, isBack: gap > allowedSilenceMilliseconds(rules), isLate: isLate,
            verdict: nil)
        let previous = position
        if counts.reports > 0 { noteGap(milliseconds: gap) }
        lastHeard = max(lastHeard, arrival.received)
        transport = arrival.transport
        peer = arrival.peer
        lastReport = report
        // Real ones have about 560 bytes at most (gotop.md section 1).
        lastRaw = WireExchange.cut(arrival.raw)
        if let news = arrival.detection, news !== detection { detection = news }
        count(report, isLate: isLate)
        if let mark = AnsweredReports.mark(of: report, from: arrival) { answered.note(mark) }
        if let time = report.fix?.time, report.fix?.hasPlausibleTime == true, !report.isStoredRecord {
            clock.note(time, received: arrival.received)
        }
        if let fix = report.fix {
            effect.verdict = take(fix, arrival: arrival.received, isLate: isLate, rules: rules, capacity: capacity)
        }
        if !isLate { takeState(report) }
        if effect.isGoodFix {
            takeZones(after: effect.verdict == .good ? previous : nil, at: arrival.received, policy: policy, &signals)
        }
        notice(report, from: arrival, effect: effect, zones: policy.zones, rules: rules.signals, &signals)
    }

    /// Whether it drives at a moment; one that has been slow for long enough has stopped, even if nobody has said so.
    private func isDriving(at time: Timestamp, _ rules: StatusRules) -> Bool {
        guard let motion, motion.isMoving else { return false }
        return !motion.isStill || time.milliseconds(since: motion.stillSince) < rules.stillAfterMilliseconds
    }

    /// A report as its device meant it: the time corrected by what is known about its clock.
    mutating func corrected(_ report: Report, received: Timestamp) -> Report {
        guard let told = report.fix?.time else { return report }
        let time = clock.corrected(told, received: received)
        guard time != told else { return report }
        var report = report
        report.fix?.time = time
        return report
    }

    private mutating func count(_ report: Report, isLate: Bool) {
        counts.reports += 1
        if isLate { counts.late += 1 }
        if report.alarm != nil { counts.alarms += 1 }
        // A heartbeat that tells satellites only claims no fix at all.
        if let fix = report.fix, !fix.isValid, fix.time != nil || fix.coordinate != nil { counts.invalidFixes += 1 }
    }

    /// Device time and arrival time are kept apart: a late fix never moves the newest position back, and a fix from
    /// the future counts as of now, so that it cannot stay the newest for ever (gotop.md section 4).
    ///
    /// - Returns: what the fix is worth; nil for one without coordinates.
    private mutating func take(
        _ fix: Fix, arrival: Timestamp, isLate: Bool, rules: StatusRules, capacity: HistoryCapacity
    ) -> FixJudge.Verdict? {
        // A date before 2009 is no date: the arrival counts instead (gotop.md section 4).
        let told = fix.hasPlausibleTime ? fix.time : nil
        hasImplausibleClock = !fix.hasPlausibleTime
        let ahead = (told ?? arrival).milliseconds(since: arrival)
        let isAhead = ahead > rules.futureToleranceMilliseconds
        if isAhead { counts.clockAhead += 1 }
        if !isLate, told != nil { clockAheadMilliseconds = isAhead ? ahead : nil }
        guard let coordinate = fix.coordinate else { return nil }
        let time = min(told ?? arrival, arrival)
        let before = position
        let verdict = judge.judge(fix, after: before, time: time, isLate: isLate, rules: rules)
        if case .flawed(let flaw) = verdict {
            note(flaw, at: arrival)
            if flaw == .invalid { claimedCoordinate = coordinate }
            if flaw == .outOfOrder {
                trail.add(coordinate, time: time, speedKmh: fix.speedKmh, capacity: capacity.trail)
            }
            return verdict
        }
        trail.add(coordinate, time: time, speedKmh: fix.speedKmh, capacity: capacity.trail)
        if time >= position?.time ?? time {
            position = Position(
                coordinate: coordinate, time: time, speedKmh: fix.speedKmh, courseDeg: fix.courseDeg)
            counts.positions += 1
            guard !isLate else { return verdict }
            takeLive(coordinate, time: time, arrival: arrival, speedKmh: fix.speedKmh, rules: rules)
            trips.take(
                TripFix(
                    time: time, coordinate: coordinate, speedKmh: fix.speedKmh,
                    ignition: lastReport.ignition ?? ignition),
                rules: rules, capacity: capacity.trips)
        }
        return verdict
    }

    private mutating func note(_ flaw: FixFlaw, at arrival: Timestamp) {
        counts.flaws[flaw, default: 0] += 1
        lastFlaw = FlawedFix(flaw: flaw, arrival: arrival)
    }

    private mutating func takeLive(
        _ coordinate: Coordinate, time: Timestamp, arrival: Timestamp, speedKmh: Double?, rules: StatusRules
    ) {
        if motion == nil {
            motion = Motion(at: time, coordinate: coordinate, speedKmh: speedKmh, rules: rules)
        } else {
            motion?.take(at: time, coordinate: coordinate, speedKmh: speedKmh, rules: rules)
        }
        lastLiveFix = LiveFix(time: time, arrival: arrival)
    }

    /// Keeps the newest value of everything that the tracker told; silence about a thing is no news about it.
    private mutating func takeState(_ report: Report) {
        power.external = report.power.external ?? power.external
        power.charging = report.power.charging ?? power.charging
        power.batteryPercent = report.power.batteryPercent ?? power.batteryPercent
        power.batteryVolts = report.power.batteryVolts ?? power.batteryVolts
        power.batteryLevel = report.power.batteryLevel ?? power.batteryLevel
        if !report.radio.isEmpty {
            radio.signal = report.radio.signal ?? radio.signal
            if report.radio.lac != nil || report.radio.mcc != nil {
                radio.mcc = report.radio.mcc
                radio.mnc = report.radio.mnc
                radio.lac = report.radio.lac
                radio.cid = report.radio.cid
            }
        }
        satellites = report.fix?.satellites ?? satellites
        hdop = report.fix?.hdop ?? hdop
        altitudeM = report.fix?.altitudeM ?? altitudeM
        temperatureC = report.temperatureC ?? temperatureC
        ignition = report.ignition ?? ignition
        armed = report.armed ?? armed
        engineCut = report.engineCut ?? engineCut
    }
}
