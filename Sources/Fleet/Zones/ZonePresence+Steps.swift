import Geo

extension ZonePresence {
    /// Looks for zones that the device came into, or went through, since the fix before.
    mutating func find(_ step: ZoneStep, groups: [String], _ events: inout [ZoneEvent]) {
        var places: [Int] = []
        step.zones.visit(from: (step.start ?? step.fix).coordinate, to: step.fix.coordinate) { places.append($0) }
        for place in places {
            let zone = step.zones.zones[place]
            guard zone.concerns(groups), !all.contains(where: { $0.zone == zone.id }) else { continue }
            if zone.side(of: step.fix, rules: step.zones.rules) == .inside {
                begin(zone, hint: place, since: step.entry(into: zone), step, &events)
            } else {
                pass(zone, hint: place, step, &events)
            }
        }
    }

    /// A way that went deep into a zone counts although none of its ends did.
    private mutating func pass(_ zone: Zone, hint: Int, _ step: ZoneStep, _ events: inout [ZoneEvent]) {
        guard let start = step.start, zone.side(of: start, rules: step.zones.rules) != .inside else { return }
        guard let part = step.deepPassage(of: zone) else { return }
        let (entry, exit) = (step.moment(part.lowerBound), step.moment(part.upperBound))
        if part.upperBound >= 1 { return begin(zone, hint: hint, since: entry, step, &events) }
        guard exit.milliseconds(since: entry) >= zone.dwellMilliseconds else { return }
        events.append(ZoneEvent(.entered, zone.id, at: entry, isPass: true))
        events.append(ZoneEvent(.left, zone.id, at: exit, since: entry, isPass: true))
    }

    private mutating func begin(
        _ zone: Zone, hint: Int, since: Timestamp, _ step: ZoneStep, _ events: inout [ZoneEvent]
    ) {
        let hasStayed = step.fix.time.milliseconds(since: since) >= zone.dwellMilliseconds
        all.append(
            ZoneStay(
                zone.id, hint: hint, phase: hasStayed ? .inside : .entering, since: since, isSinceKnown: true,
                heard: step.arrival))
        if hasStayed { events.append(ZoneEvent(.entered, zone.id, at: since)) }
    }

    /// Looks again at the first so many stays.
    mutating func revisit(_ count: Int, _ step: ZoneStep, groups: [String], _ events: inout [ZoneEvent]) {
        var ended: [Int] = []
        for index in 0..<count where !keeps(&all[index], step, groups: groups, &events) { ended.append(index) }
        for index in ended.reversed() { all.remove(at: index) }
    }

    /// Whether a stay goes on after a step.
    private func keeps(_ stay: inout ZoneStay, _ step: ZoneStep, groups: [String], _ events: inout [ZoneEvent]) -> Bool
    {
        guard let place = step.zones.place(of: stay.zone, hint: stay.hint) else { return false }
        stay.hint = place
        let zone = step.zones.zones[place]
        guard zone.concerns(groups) else { return false }
        switch (stay.phase, zone.side(of: step.fix, rules: step.zones.rules)) {
        case (_, .border):
            // It still talks: silence decides nothing.
            stay.heard = step.arrival
            return true
        case (.inside, .inside): return true
        case (.entering, .inside):
            stay.heard = step.arrival
            if step.fix.time.milliseconds(since: stay.since) >= zone.dwellMilliseconds { stay.confirm(&events) }
            return true
        case (.leaving, .inside):
            stay.phase = .inside
            return true
        case (.entering, .outside):
            // It counts as long as the way says that it stayed, even if no fix was inside for that long.
            stay.outSince = max(stay.since, step.exit(from: zone))
            if stay.outSince.milliseconds(since: stay.since) >= zone.dwellMilliseconds {
                stay.confirm(&events)
                stay.end(&events)
            }
            return false
        case (.inside, .outside):
            stay.phase = .leaving
            stay.outSince = max(stay.since, step.exit(from: zone))
        case (.leaving, .outside): break
        }
        stay.heard = step.arrival
        guard step.fix.time.milliseconds(since: stay.outSince) >= zone.dwellMilliseconds else { return true }
        stay.end(&events)
        return false
    }
}

extension ZoneStay {
    /// It is inside for long enough.
    mutating func confirm(_ events: inout [ZoneEvent]) {
        phase = .inside
        events.append(ZoneEvent(.entered, zone, at: since))
    }

    /// It is outside for long enough.
    func end(_ events: inout [ZoneEvent]) {
        events.append(ZoneEvent(.left, zone, at: outSince, since: isSinceKnown ? since : nil))
        if isTrespassing { events.append(ZoneEvent(.trespassEnded, zone, at: outSince)) }
    }
}
