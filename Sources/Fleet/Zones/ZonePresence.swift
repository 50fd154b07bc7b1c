import Geo

/// In which zones one device is, and since when.
///
/// Fixes on the border decide nothing, so that a device which stands there does not come and go. The first fix only sets
/// where the device is. Sweeps in between change when an event is told, never which events there are.
public struct ZonePresence: Sendable, Equatable {
    /// All stays, in the order in which they began.
    var all: [ZoneStay] = []
    /// The time of the newest fix that took part; nil before the first.
    var newest: Timestamp?
    /// Zones in which it was told to be missing.
    var absences: [ZoneID] = []

    /// A device that was never heard.
    public init() {}

    /// The stays that count: the device is inside, or went out so lately that it may come back.
    public var stays: [ZoneStay] { all.filter { $0.phase != .entering } }

    /// The zones in which the device should be and is not, as was told last.
    public var missingIn: [ZoneID] { absences }

    /// Takes a fix in and says what it changes.
    ///
    /// - Parameters:
    ///   - fix: a valid fix that is neither late nor an outlier; one that is not newer than all before takes no part.
    ///   - previous: the fix that was taken before; nil after a jump, when no way between the two is to be believed.
    ///   - arrival: when the fix arrived, which is not before its own time.
    ///   - groups: the groups to which the device belongs.
    /// - Returns: what happened, the earliest first; nothing for the first fix of a device.
    public mutating func take(
        fix: ZoneFix, previous: ZoneFix?, at arrival: Timestamp, zones: ZoneSet, groups: [String] = []
    ) -> [ZoneEvent] {
        guard let newest else {
            self.newest = fix.time
            adopt(fix, at: arrival, zones: zones, groups: groups)
            return []
        }
        var events = all.isEmpty ? [] : settle(at: arrival, zones: zones)
        guard fix.time > newest else { return events }
        self.newest = fix.time
        let step = ZoneStep(to: fix, from: previous, arrival: arrival, zones: zones)
        // Zones without a stay come first: a zone that is left by this fix is not looked at again.
        let count = all.count
        find(step, groups: groups, &events)
        if count > 0 { revisit(count, step, groups: groups, &events) }
        if events.count > 1 { events = Self.inOrder(events) }
        return events
    }

    /// Goes on with other zones: stays in zones that are gone or that no longer hold the last fix end, stays in new ones
    /// do begin.
    ///
    /// - Returns: what ended, which is no news about the device, but ends what was told about it.
    public mutating func rezone(
        _ last: ZoneFix?, at now: Timestamp, zones: ZoneSet, groups: [String] = []
    ) -> [ZoneEvent] {
        var events: [ZoneEvent] = []
        all.removeAll { stay in
            guard !stay.goesOn(last, zones: zones, groups: groups) else { return false }
            stay.end(&events)
            return true
        }
        absences.removeAll { id in
            guard let zone = zones[id], zone.use == .inside, zone.concerns(groups) else {
                events.append(ZoneEvent(.absenceEnded, id, at: now))
                return true
            }
            return false
        }
        // Only where it is surely inside: one that stands on the border had no stay before either.
        if newest != nil, let last { adopt(last, at: now, zones: zones, groups: groups, onlySurely: true) }
        return events
    }

    /// Begins stays in all zones that hold a fix and have none.
    private mutating func adopt(
        _ fix: ZoneFix, at now: Timestamp, zones: ZoneSet, groups: [String], onlySurely: Bool = false
    ) {
        guard !zones.zones.isEmpty else { return }
        for place in zones.places(holding: fix.coordinate) {
            let zone = zones.zones[place]
            guard zone.concerns(groups), !all.contains(where: { $0.zone == zone.id }) else { continue }
            if onlySurely, zone.side(of: fix, rules: zones.rules) != .inside { continue }
            all.append(
                ZoneStay(zone.id, hint: place, phase: .inside, since: fix.time, isSinceKnown: false, heard: now))
        }
    }

    private static func inOrder(_ events: [ZoneEvent]) -> [ZoneEvent] {
        // The sort has to keep entering before leaving where both have the same moment.
        events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
