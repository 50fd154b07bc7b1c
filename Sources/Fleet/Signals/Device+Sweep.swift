/// What the passing of time alone has changed about a device.
struct SweepFindings: OptionSet {
    let rawValue: UInt8

    /// It has been silent for too long.
    static let offline = SweepFindings(rawValue: 1)
    /// It talks, but has had no fix for too long.
    static let stale = SweepFindings(rawValue: 2)
    /// It stands, and something is still told to be moving.
    static let stands = SweepFindings(rawValue: 4)
    /// Only one place has reported for long.
    static let conflictIsOver = SweepFindings(rawValue: 8)
}

extension Device {
    /// Looks for what the passing of time alone has changed; changes nothing, so that a quiet device costs no copy.
    ///
    /// - Parameter listeningSince: since when anybody listens; silence before that says nothing about the device.
    func findings(at now: Timestamp, listeningSince: Timestamp, rules: StatusRules) -> SweepFindings {
        var findings: SweepFindings = []
        let status = DeviceStatus.of(self, at: now, rules: rules)
        if status == .offline, !watch.isOfflineTold, rules.signals.tellsOffline {
            let silence = now.milliseconds(since: max(lastHeard, listeningSince))
            if silence > allowedSilenceMilliseconds(rules) { findings.insert(.offline) }
        }
        if status == .stale, !watch.isStaleTold, rules.signals.tellsStale,
            wantsFixes(at: now, listeningSince: listeningSince, rules)
        {
            findings.insert(.stale)
        }
        if status != .moving, watch.isTowTold || watch.overspeed.isTold { findings.insert(.stands) }
        if watch.sources.isConflictOver(at: now, rules: rules.signals) { findings.insert(.conflictIsOver) }
        return findings
    }

    /// Whether it has talked for long enough, and to us, without a fix.
    ///
    /// What comes back from silence, or uploads what it stored, has the time to find itself first; and one whose clock
    /// is behind has fixes, they only look late.
    private func wantsFixes(at now: Timestamp, listeningSince: Timestamp, _ rules: StatusRules) -> Bool {
        guard clock.suspectedMinutes == nil else { return false }
        let since = max(lastLiveFix?.arrival ?? firstHeard, max(listeningSince, watch.talksSince ?? firstHeard))
        return lastHeard > since && now.milliseconds(since: since) >= rules.staleAfterMilliseconds
    }

    /// Takes the findings in.
    mutating func sweep(_ findings: SweepFindings, at now: Timestamp, _ signals: inout [Signal]) {
        if findings.contains(.offline) {
            watch.isOfflineTold = true
            signals.append(Signal(.offline, .began, at: now))
        }
        if findings.contains(.stale) {
            watch.isStaleTold = true
            signals.append(Signal(.gpsLost, .began, at: now))
        }
        if findings.contains(.stands) {
            if watch.isTowTold { signals.append(Signal(.tow, .ended, at: now)) }
            watch.isTowTold = false
            if let over = watch.overspeed.end() { signals.append(over) }
        }
        if findings.contains(.conflictIsOver) {
            watch.sources.endConflict()
            signals.append(Signal(.identityConflict, .ended, at: now))
        }
    }
}
