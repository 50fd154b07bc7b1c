/// The fleet as it was at one moment: a value that nobody can change and that holds no lock.
public struct FleetSnapshot: Sendable {
    /// Grows with every change.
    public var revision: UInt64 = 0
    /// All devices, in the order in which they were first heard.
    public var devices = ChunkedArray<Device>()
    /// The alarms that are remembered, oldest first.
    public var alarms: [Alarm] = []
    /// What is out of service, and why.
    public var withdrawals: [AlarmScope: AlarmWithdrawal] = [:]
    /// Another number whenever an alarm may have changed.
    public var alarmsRevision: UInt64 = 0
    /// Whether more alarms come than one operator can deal with.
    public private(set) var floodGauge = FloodGauge()
    /// What came and how quickly it was noticed.
    public private(set) var alarmRecord = AlarmRecord()
    /// What came in so far.
    public var totals = FleetTotals()
    /// What it is judged by: thresholds, the book and the zones.
    public var policy = FleetPolicy()
    /// The rules that the statuses of devices without rules of their own are judged by.
    public var rules: StatusRules { policy.rules }
    /// What operators have written down about devices.
    public var book: FleetBook { policy.book }
    /// What happens to trackers that are not in the book.
    public var unknown: UnknownPolicy { policy.unknown }
    /// The zones.
    public var zones: ZoneSet { policy.zones }
    /// Trackers that were kept out, and what was decided about them.
    public private(set) var quarantine = Quarantine()

    /// The last exchanges with anybody.
    var wire = FleetWire()

    private var indexByID: [DeviceID: Int] = [:]

    /// A fleet without devices.
    public init() {}

    init(
        revision: UInt64, devices: ChunkedArray<Device>, indexByID: [DeviceID: Int], alarmBook: AlarmBook,
        totals: FleetTotals, policy: FleetPolicy, wire: FleetWire,
        quarantine: Quarantine
    ) {
        self.revision = revision
        self.devices = devices
        self.indexByID = indexByID
        alarms = alarmBook.alarms
        alarmsRevision = alarmBook.revision
        withdrawals = alarmBook.withdrawals
        floodGauge = alarmBook.gauge
        alarmRecord = alarmBook.record
        self.totals = totals
        self.policy = policy
        self.wire = wire
        self.quarantine = quarantine
    }

    /// The rules that the status of a device is judged by.
    public func rules(of id: DeviceID) -> StatusRules {
        policy.rules(of: id)
    }

    /// A device by its identity.
    public func device(_ id: DeviceID) -> Device? {
        indexByID[id].map { devices[$0] }
    }

    /// Whether a device has been heard.
    public func contains(_ id: DeviceID) -> Bool { indexByID[id] != nil }

    /// Alarms nobody has taken notice of.
    public var unacknowledged: [Alarm] { alarms.filter(\.isUnacknowledged) }
}

/// What came in since the start.
public struct FleetTotals: Sendable, Equatable {
    /// Messages that were understood and taken in.
    public var reports: UInt64 = 0
    /// Messages that trackers sent again because an answer was lost; kept once.
    public var repetitions: UInt64 = 0
    /// Pieces of input that were not understood.
    public var unparsed: UInt64 = 0
    /// Messages of trackers that are not known and not let in.
    public var unknownRefused: UInt64 = 0
    /// Alarms given up for want of room.
    public var alarmsDiscarded = 0
    /// Devices refused for want of room.
    public var devicesRefused: UInt64 = 0

    /// Nothing yet.
    public init() {}
}
