extension ZonePresence {
    /// Says what the passing of time alone changes: a stay that is long enough, one that is too long, a device that is
    /// not where it should be.
    ///
    /// - Parameters:
    ///   - now: by our clock.
    ///   - utcOffsetSeconds: how far the operator's clock is ahead of UTC now, for schedules.
    ///   - groups: the groups to which the device belongs.
    public mutating func sweep(
        at now: Timestamp, utcOffsetSeconds: Int, zones: ZoneSet, groups: [String] = []
    ) -> [ZoneEvent] {
        guard newest != nil, !all.isEmpty || !zones.required.isEmpty || !absences.isEmpty else { return [] }
        var events = all.isEmpty ? [] : settle(at: now, zones: zones)
        for place in all.isEmpty ? zones.required : zones.ruled where zones.zones[place].concerns(groups) {
            let zone = zones.zones[place]
            let isInForce = zone.isInForce(at: now, utcOffsetSeconds: utcOffsetSeconds)
            if zone.use == .inside {
                judgeAbsence(zone, isInForce: isInForce, at: now, utcOffsetSeconds, &events)
            } else {
                judgeTrespass(zone, isInForce: isInForce, at: now, &events)
            }
        }
        if !absences.isEmpty { absences.removeAll { zones[$0]?.use != .inside } }
        return events
    }

    /// What silence decides.
    ///
    /// Who went out and is not heard again has left after the dwell time: that errs on the side
    /// of an alarm. Who came in has stayed only after a longer silence, since most just drive through.
    mutating func settle(at now: Timestamp, zones: ZoneSet) -> [ZoneEvent] {
        var events: [ZoneEvent] = []
        var hasEnded = false
        for index in all.indices {
            guard let place = zones.place(of: all[index].zone, hint: all[index].hint) else { continue }
            let zone = zones.zones[place]
            let silence = now.milliseconds(since: all[index].heard)
            switch all[index].phase {
            case .entering:
                guard silence > max(zone.dwellMilliseconds, zones.rules.quietMilliseconds) else { continue }
                all[index].confirm(&events)
            case .leaving:
                guard silence >= zone.dwellMilliseconds else { continue }
                all[index].end(&events)
                hasEnded = true
                continue
            case .inside: break
            }
            // Asked first, because even an attempt to change something costs a copy.
            if all[index].isTooLong(in: zone, at: now) { all[index].tellLength(of: zone, &events) }
        }
        if hasEnded {
            all.removeAll { stay in
                guard stay.phase == .leaving, let zone = zones[stay.zone] else { return false }
                return now.milliseconds(since: stay.heard) >= zone.dwellMilliseconds
            }
        }
        return events
    }

    /// A device has the dwell time to be there after the schedule has begun.
    private mutating func judgeAbsence(
        _ zone: Zone, isInForce: Bool, at now: Timestamp, _ utcOffsetSeconds: Int, _ events: inout [ZoneEvent]
    ) {
        let wasInForce = zone.isInForce(
            at: now.adding(milliseconds: -zone.dwellMilliseconds), utcOffsetSeconds: utcOffsetSeconds)
        let isMissing = isInForce && !all.contains { $0.zone == zone.id }
        let place = absences.firstIndex(of: zone.id)
        if isMissing, wasInForce, place == nil {
            absences.append(zone.id)
            events.append(ZoneEvent(.absent, zone.id, at: now))
        } else if !isMissing, let place {
            absences.remove(at: place)
            events.append(ZoneEvent(.absenceEnded, zone.id, at: now))
        }
    }

    private mutating func judgeTrespass(
        _ zone: Zone, isInForce: Bool, at now: Timestamp, _ events: inout [ZoneEvent]
    ) {
        guard let index = all.firstIndex(where: { $0.zone == zone.id && $0.phase != .entering }) else { return }
        guard all[index].isTrespassing != isInForce else { return }
        all[index].isTrespassing = isInForce
        events.append(
            ZoneEvent(
                isInForce ? .trespassing : .trespassEnded, zone.id, at: now,
                since: all[index].isSinceKnown ? all[index].since : nil))
    }
}

extension ZoneStay {
    /// Whether it is longer than its zone allows, and nobody was told.
    fileprivate func isTooLong(in zone: Zone, at now: Timestamp) -> Bool {
        guard let limit = zone.maximumStayMilliseconds, !hasOverstayed else { return false }
        return now.milliseconds(since: since) >= limit
    }

    /// Tells that it is longer than its zone allows.
    fileprivate mutating func tellLength(of zone: Zone, _ events: inout [ZoneEvent]) {
        guard let limit = zone.maximumStayMilliseconds else { return }
        hasOverstayed = true
        events.append(
            ZoneEvent(
                .overstayed, self.zone, at: since.adding(milliseconds: limit), since: isSinceKnown ? since : nil))
    }
}
