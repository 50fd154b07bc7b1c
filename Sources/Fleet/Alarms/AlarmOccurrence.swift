import Geo

/// One occurrence of an alarm, told by a tracker or noticed by the listener.
struct AlarmOccurrence {
    /// Whose it is.
    var device: DeviceID
    /// What it is about.
    var kind: AlarmKind
    /// The tracker's code; hostile text.
    var code: String?
    /// The number of the tracker's own geofence.
    var zone: Int?
    /// The zone of ours.
    var area: ZoneID?
    /// When it happened, where that is not simply now.
    var deviceTime: Timestamp?
    /// Where it happened.
    var coordinate: Coordinate?
    /// Where the device was last, for occurrences that tell no place.
    var near: Coordinate?
    /// Whether it was old when it arrived.
    var isLate = false
    /// Whether it lasts until something ends it.
    var isHeld = false
    /// What else is known.
    var facts = AlarmFacts()

    /// What a tracker tells.
    init(_ report: Report, kind: AlarmKind, isLate: Bool, near: Coordinate?) {
        device = report.device
        self.kind = kind
        code = report.alarmCode
        zone = report.zone
        deviceTime = report.fix?.time
        coordinate = report.fix?.coordinate
        self.near = near
        self.isLate = isLate
    }

    /// What the listener notices.
    init(_ signal: Signal, device: DeviceID, near: Coordinate?) {
        self.device = device
        kind = signal.kind
        area = signal.area
        deviceTime = signal.time
        self.near = near
        isHeld = true
        facts = signal.facts
    }

    /// What makes two occurrences the same alarm.
    var key: Alarm.Key {
        Alarm.Key(device: device, kind: kind, zone: zone, area: area, code: kind == .other ? code : nil)
    }
}
