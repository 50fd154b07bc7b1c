import Geo

/// What a report changed about a device, as far as signals need it.
struct ReportEffect {
    /// Whether the vehicle's supply was there before.
    var hadPower: Bool?
    /// Whether it drove before.
    var wasMoving: Bool
    /// How long nothing had been heard before it, in milliseconds.
    var gapMilliseconds: Int64
    /// Whether that was long enough to count as offline.
    var isBack: Bool
    /// Whether the report is old news.
    var isLate: Bool
    /// What its fix is worth.
    var verdict: FixJudge.Verdict?

    /// Whether there is a good live fix.
    var isGoodFix: Bool { !isLate && (verdict == .good || verdict == .anew) }
}

extension Device {
    /// Finds what a report means beyond itself.
    ///
    /// - Parameters:
    ///   - effect: what it changed when it was taken in.
    ///   - zones: the zones of the fleet, which may have speed limits.
    mutating func notice(
        _ report: Report, from arrival: Arrival, effect: ReportEffect, zones: ZoneSet, rules: SignalRules,
        _ signals: inout [Signal]
    ) {
        let now = arrival.received
        if effect.isBack { watch.talksSince = now }
        if watch.isOfflineTold {
            watch.isOfflineTold = false
            signals.append(Signal(.offline, .ended, at: now))
        }
        watchSources(arrival, isImpossible: effect.verdict == .flawed(.jump), rules, &signals)
        // A clock that is behind makes every report look late. Stored ones come in a burst, and say nothing about it.
        if !effect.isLate || effect.gapMilliseconds >= Self.burstMilliseconds {
            watchClock(report, at: now, rules, &signals)
        }
        guard !effect.isLate else { return }
        watchSupply(report, hadPower: effect.hadPower, at: now, rules, &signals)
        guard effect.isGoodFix, let fix = position else { return }
        if watch.isStaleTold {
            watch.isStaleTold = false
            signals.append(Signal(.gpsLost, .ended, at: now))
        }
        let speed = watch.overspeed.take(
            speedKmh: fix.speedKmh, time: fix.time,
            limit: Self.lower(rules.speedLimitKmh > 0 ? rules.speedLimitKmh : nil, zoneLimitKmh(zones)),
            rules: rules)
        if let speed { signals.append(speed) }
        watchTow(wasMoving: effect.wasMoving, at: fix.time, rules, &signals)
    }

    /// Late reports that come quicker than this after one another were stored.
    private static let burstMilliseconds: Int64 = 5000

    private static func lower(_ a: Double?, _ b: Double?) -> Double? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }

    private mutating func watchSources(
        _ arrival: Arrival, isImpossible: Bool, _ rules: SignalRules, _ signals: inout [Signal]
    ) {
        guard let conflict = watch.sources.note(arrival, isImpossible: isImpossible, rules: rules) else { return }
        var facts = AlarmFacts()
        facts.peers = [conflict.older.peer, conflict.newer.peer]
        signals.append(Signal(.identityConflict, .began, at: arrival.received, facts: facts))
    }

    // MARK: - Supply

    private mutating func watchSupply(
        _ report: Report, hadPower: Bool?, at now: Timestamp, _ rules: SignalRules, _ signals: inout [Signal]
    ) {
        if report.power.external == true || report.alarm == .powerRestored { watch.powerLostAt = nil }
        if hadPower == true, report.power.external == false {
            // A tracker that says so itself, now or shortly before, has raised the alarm already.
            let isNews = report.alarm != .powerCut && watch.powerLostAt == nil
            watch.powerLostAt = now
            if rules.tellsPowerLoss, isNews { signals.append(Signal(.powerCut, .began, at: now)) }
        }
        if report.alarm == .powerCut { watch.powerLostAt = now }
        guard let percent = report.power.batteryPercent else { return }
        var facts = AlarmFacts()
        facts.batteryPercent = percent
        if !watch.isBatteryLow, percent < rules.lowBatteryPercent {
            watch.isBatteryLow = true
            guard report.alarm != .lowBattery else { return }
            signals.append(Signal(.lowBattery, .began, at: now, facts: facts))
        } else if watch.isBatteryLow, percent >= rules.lowBatteryPercent + rules.lowBatterySlackPercent {
            watch.isBatteryLow = false
            signals.append(Signal(.lowBattery, .ended, at: now, facts: facts))
        }
    }

    // MARK: - Clock

    private mutating func watchClock(
        _ report: Report, at now: Timestamp, _ rules: SignalRules, _ signals: inout [Signal]
    ) {
        guard rules.tellsClock, report.fix?.time != nil, !report.isStoredRecord else { return }
        let isWrong = hasImplausibleClock || clockAheadMilliseconds != nil || clock.suspectedMinutes != nil
        watch.wrongTimes = isWrong ? min(watch.wrongTimes + 1, rules.clockMessages) : 0
        if isWrong, !watch.isClockTold, watch.wrongTimes >= rules.clockMessages {
            watch.isClockTold = true
            var facts = AlarmFacts()
            facts.clockMinutes = clock.suspectedMinutes ?? clockAheadMilliseconds.map { Int($0 / 60_000) }
            signals.append(Signal(.clockWrong, .began, at: now, facts: facts))
        } else if !isWrong, watch.isClockTold {
            watch.isClockTold = false
            signals.append(Signal(.clockWrong, .ended, at: now))
        }
    }

    // MARK: - Tow

    private mutating func watchTow(
        wasMoving: Bool, at time: Timestamp, _ rules: SignalRules, _ signals: inout [Signal]
    ) {
        let isMoving = motion?.isMoving ?? false
        if rules.tellsTow, isMoving, !wasMoving, isUnpowered(at: time, rules), !watch.isTowTold {
            watch.isTowTold = true
            signals.append(Signal(.tow, .began, at: time))
        } else if watch.isTowTold, !isMoving || ignition == true {
            watch.isTowTold = false
            signals.append(Signal(.tow, .ended, at: time))
        }
    }

    /// Whether nobody should be driving: the ignition is off or, where it is not known, the supply went of late.
    ///
    /// Many trackers never tell that the supply is back, so that its loss counts for a while only.
    private func isUnpowered(at time: Timestamp, _ rules: SignalRules) -> Bool {
        if let ignition { return !ignition }
        return watch.powerLostAt.map { time.milliseconds(since: $0) <= rules.powerLossMilliseconds } ?? false
    }
}
