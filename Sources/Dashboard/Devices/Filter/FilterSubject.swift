import Fleet

/// What a filter can ask about a device; what costs something is made only when it is asked for.
struct FilterSubject {
    let context: FilterContext
    /// Which device, and what was judged about it.
    let row: DeviceRow

    /// The device, looked at where it stands: copying it costs more than most questions.
    var device: Device { _read { yield context.snapshot.devices[row.index] } }
    /// What it is doing.
    var status: DeviceStatus { row.status }
    /// The moment that ages are counted to.
    var now: Timestamp { context.now }
    /// Where it is in words.
    var place: String { context.places.place(of: row.id, at: row.place?.coordinate) }
    /// The kinds of its unacknowledged alarms.
    var alarms: [AlarmKind] { context.alarms[row.id] ?? [] }
    /// The groups to which it belongs.
    var groups: [String] { context.snapshot.book[row.id]?.groups ?? [] }
    /// Its number plate; empty where nobody has written one down.
    var plate: String { context.snapshot.book[row.id]?.plate ?? "" }
    /// Names and identities of the zones in which it is.
    var zones: [String] {
        device.zones.stays.flatMap { stay in
            [stay.zone.text] + (context.snapshot.zones[stay.zone].map { [$0.name] } ?? [])
        }
    }

    /// Fields that take numbers.
    static let numberFields = FilterField.all.filter(\.isNumber).map(\.name)

    /// Whether a word in lower case is a part of what a bare word looks at: name, plate, place, status or identity.
    func has(_ word: String) -> Bool {
        if let name = device.name, WordSearch.has(word, in: name) { return true }
        if WordSearch.has(word, in: status.rawValue) || WordSearch.has(word, in: place) { return true }
        let book = context.snapshot.book
        if book.hasPlates, WordSearch.has(word, in: plate) { return true }
        return word.utf8.allSatisfy { (0x30...0x39).contains($0) } && row.id.description.contains(word)
    }
}

/// What all rows have in common that a filter judges; one reference for each subject.
final class FilterContext {
    let snapshot: FleetSnapshot
    let places: PlaceMemo
    let now: Timestamp
    /// The kinds of the unacknowledged alarms of each device; made when the first condition asks for them.
    private(set) lazy var alarms = Self.unacknowledgedKinds(snapshot)

    /// A fleet at a moment.
    init(snapshot: FleetSnapshot, places: PlaceMemo, now: Timestamp) {
        self.snapshot = snapshot
        self.places = places
        self.now = now
    }

    /// What a filter can ask about a row.
    func subject(_ row: DeviceRow) -> FilterSubject { FilterSubject(context: self, row: row) }

    private static func unacknowledgedKinds(_ snapshot: FleetSnapshot) -> [DeviceID: [AlarmKind]] {
        var kinds: [DeviceID: [AlarmKind]] = [:]
        for alarm in snapshot.alarms where alarm.isUnacknowledged {
            kinds[alarm.device, default: []].append(alarm.kind)
        }
        return kinds
    }
}
