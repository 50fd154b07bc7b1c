import Geo

extension Device {
    /// The newest good fix as zones take it.
    private var zoneFix: ZoneFix? {
        position.map { ZoneFix(coordinate: $0.coordinate, time: $0.time, hdop: hdop) }
    }

    /// Takes the newest good fix to the zones.
    ///
    /// - Parameter previous: the fix before, where the way from it can be believed.
    mutating func takeZones(
        after previous: Position?, at arrival: Timestamp, policy: FleetPolicy, _ signals: inout [Signal]
    ) {
        guard policy.hasZones || !zones.all.isEmpty, let fix = zoneFix else { return }
        let events = zones.take(
            fix: fix, previous: previous.map { ZoneFix(coordinate: $0.coordinate, time: $0.time) }, at: arrival,
            zones: policy.zones, groups: policy.groups(of: id))
        tell(events, policy, &signals)
    }

    /// Says what the passing of time changes about zones; nil where it changes nothing.
    ///
    /// - Parameter utcOffsetSeconds: how far the operator's clock is ahead of UTC now.
    func zonesSwept(
        at now: Timestamp, utcOffsetSeconds: Int, policy: FleetPolicy, _ signals: inout [Signal]
    ) -> ZonePresence? {
        guard policy.hasZones else { return nil }
        var swept = zones
        let events = swept.sweep(
            at: now, utcOffsetSeconds: utcOffsetSeconds, zones: policy.zones, groups: policy.groups(of: id))
        tell(events, policy, &signals)
        return swept == zones ? nil : swept
    }

    /// Says what other zones change; nil where they change nothing.
    ///
    /// What falls away with a zone ends what was told about it, and is no news about the device.
    func rezoned(at now: Timestamp, policy: FleetPolicy, _ signals: inout [Signal]) -> ZonePresence? {
        guard policy.hasZones || zones != ZonePresence() else { return nil }
        var rezoned = zones
        let events = rezoned.rezone(zoneFix, at: now, zones: policy.zones, groups: policy.groups(of: id))
        for event in events { event.signal(isTold: false, &signals) }
        return rezoned == zones ? nil : rezoned
    }

    /// The lowest speed limit of the zones it is in, in km/h.
    func zoneLimitKmh(_ set: ZoneSet) -> Double? {
        guard !set.zones.isEmpty else { return nil }
        var lowest: Double?
        for stay in zones.all where stay.phase != .entering {
            guard let place = set.place(of: stay.zone, hint: stay.hint) else { continue }
            guard let limit = set.zones[place].speedLimitKmh else { continue }
            lowest = min(lowest ?? limit, limit)
        }
        return lowest
    }

    private func tell(_ events: [ZoneEvent], _ policy: FleetPolicy, _ signals: inout [Signal]) {
        for event in events {
            let zone = policy.zones[event.zone]
            let isTold = zone?.isTold(event, utcOffsetSeconds: policy.utcOffsetSeconds(event.time)) ?? false
            event.signal(isTold: isTold, &signals)
        }
    }
}

extension ZoneEvent {
    /// What it does to alarms; coming in ends the alarm about being out, and the other way round.
    ///
    /// - Parameter isTold: whether it is worth an alarm of its own.
    fileprivate func signal(isTold: Bool, _ signals: inout [Signal]) {
        func add(_ kind: AlarmKind, _ change: Signal.Change) {
            signals.append(Signal(kind, change, at: time, area: zone))
        }
        switch kind {
        case .entered:
            add(.geofenceExit, .ended)
            if isTold { add(.geofenceEnter, .began) }
        case .left:
            add(.geofenceEnter, .ended)
            add(.zoneOverstay, .ended)
            if isTold { add(.geofenceExit, .began) }
        case .overstayed: if isTold { add(.zoneOverstay, .began) }
        case .absent: if isTold { add(.zoneAbsence, .began) }
        case .absenceEnded: add(.zoneAbsence, .ended)
        case .trespassing: if isTold { add(.zoneTrespass, .began) }
        case .trespassEnded: add(.zoneTrespass, .ended)
        }
    }
}
