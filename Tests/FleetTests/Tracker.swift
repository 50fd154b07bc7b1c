import Geo

@testable import Fleet

/// A tracker in a test: builds its reports and lets one device take them at given seconds after a fixed morning.
struct Tracker {
    static let morning = Timestamp(milliseconds: 1_795_334_400_000)  // 2026-11-22T08:00:00Z
    static let lyon = Coordinate(latitude: 45.76, longitude: 4.84)

    var rules = StatusRules()
    /// What the listener noticed so far.
    private(set) var signals: [Signal] = []
    private(set) var device: Device?
    private let id: DeviceID

    init(_ digits: String = "861785001515349", rules: StatusRules = StatusRules()) {
        id = Self.id(digits)
        self.rules = rules
    }

    static func id(_ digits: String) -> DeviceID {
        guard let id = DeviceID(digits) else { preconditionFailure("not an identity: \(digits)") }
        return id
    }

    static func at(_ seconds: Double) -> Timestamp {
        morning.adding(milliseconds: Int64(seconds * 1000))
    }

    /// The coordinate so many metres north of the starting place.
    static func north(_ metres: Double) -> Coordinate {
        lyon.destination(bearingDeg: 0, distanceMetres: metres).rounded
    }

    static func report(_ digits: String = "861785001515349", _ kind: ReportKind = .position, type: String = "CMD-T")
        -> Report
    {
        Report(dialect: DialectID("gotop"), device: id(digits), kind: kind, type: type)
    }

    static func arrival(_ report: Report, at seconds: Double) -> Arrival {
        Arrival(
            received: at(seconds), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: [0x23])
    }

    static func fix(at seconds: Double?, speedKmh: Double? = nil, metresNorth: Double = 0, isValid: Bool = true) -> Fix
    {
        var fix = Fix(isValid: isValid)
        fix.time = seconds.map(at)
        fix.coordinate = north(metresNorth)
        fix.speedKmh = speedKmh
        return fix
    }

    /// A valid position; its fix is as old as its arrival unless `fixAt` says otherwise.
    mutating func position(
        at seconds: Double, fixAt: Double? = nil, speedKmh: Double? = 0, metresNorth: Double = 0, ignition: Bool? = nil
    ) {
        var report = Self.report()
        report.fix = Self.fix(at: fixAt ?? seconds, speedKmh: speedKmh, metresNorth: metresNorth)
        report.ignition = ignition
        take(report, at: seconds)
    }

    /// A message without a fix.
    mutating func heartbeat(at seconds: Double) {
        take(Self.report(type: "CMD-X"), at: seconds)
    }

    mutating func take(_ report: Report, at seconds: Double, trailCapacity: Int = 512) {
        let arrival = Self.arrival(report, at: seconds)
        var device = self.device ?? Device(report, from: arrival, name: nil)
        device.take(
            report, from: arrival, rules: rules, policy: FleetPolicy(rules: rules),
            capacity: HistoryCapacity(trail: trailCapacity),
            signals: &signals)
        self.device = device
    }

    func status(at seconds: Double) -> DeviceStatus? {
        device.map { DeviceStatus.of($0, at: Self.at(seconds), rules: rules) }
    }
}
