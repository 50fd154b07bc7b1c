import Geo

/// On which side of a border a fix surely is.
enum ZoneSide {
    case inside, outside
    /// Too near to the border to tell.
    case border
}

extension Zone {
    /// How deep inside a fix has to be to count; less where the zone is too small for more.
    func depthMetres(hysteresis: Double) -> Double { min(hysteresis, area.reachableDepthMetres) }

    /// On which side of the border a fix surely is.
    func side(of fix: ZoneFix, rules: ZoneRules) -> ZoneSide {
        let margin = rules.hysteresisMetres(of: self, hdop: fix.hdop)
        let distance = area.signedDistanceMetres(to: fix.coordinate, limitMetres: margin + 1)
        if distance >= margin { return .outside }
        return -distance >= depthMetres(hysteresis: margin) ? .inside : .border
    }
}

/// One step of a device: its new fix, the one before, and what they mean for zones.
struct ZoneStep {
    let fix: ZoneFix
    let arrival: Timestamp
    let zones: ZoneSet
    /// The fix before, where a straight way from it can be believed.
    let start: ZoneFix?

    /// A step.
    init(to fix: ZoneFix, from previous: ZoneFix?, arrival: Timestamp, zones: ZoneSet) {
        self.fix = fix
        self.arrival = arrival
        self.zones = zones
        start = previous.flatMap { Self.isStraight($0, fix, zones.rules) ? $0 : nil }
    }

    /// The moment at which the way comes in; that of the fix where the way is not known.
    func entry(into zone: Zone) -> Timestamp {
        passage(of: zone).map { moment($0.lowerBound) } ?? fix.time
    }

    /// The moment at which the way goes out; that of the fix before where it was outside already.
    func exit(from zone: Zone) -> Timestamp {
        guard let start else { return fix.time }
        return passage(of: zone).map { moment($0.upperBound) } ?? start.time
    }

    /// The part of the way that lies inside, when it gets deep enough to count.
    func deepPassage(of zone: Zone) -> ClosedRange<Double>? {
        guard let start, let part = passage(of: zone) else { return nil }
        let depth = zone.depthMetres(hysteresis: zones.rules.hysteresisMetres(of: zone, hdop: fix.hdop))
        let reached = zone.area.depthMetres(from: start.coordinate, to: fix.coordinate, within: part)
        return reached >= depth ? part : nil
    }

    /// The moment at a part of the way.
    func moment(_ part: Double) -> Timestamp {
        guard let start else { return fix.time }
        let gap = Double(fix.time.milliseconds(since: start.time))
        return start.time.adding(milliseconds: Int64((gap * max(0, min(1, part))).rounded()))
    }

    private func passage(of zone: Zone) -> ClosedRange<Double>? {
        start.flatMap { zone.area.passage(from: $0.coordinate, to: fix.coordinate) }
    }

    private static func isStraight(_ start: ZoneFix, _ end: ZoneFix, _ rules: ZoneRules) -> Bool {
        let gap = end.time.milliseconds(since: start.time)
        guard gap > 0, gap <= rules.passGapMilliseconds else { return false }
        return start.coordinate.distanceMetres(to: end.coordinate) <= rules.passMetres
    }
}
