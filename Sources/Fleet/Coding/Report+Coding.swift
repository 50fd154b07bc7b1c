import Geo

/// Which parts of a report follow, the commonest in the low bits; append only, old journals are read with it.
private struct ReportParts: OptionSet {
    let rawValue: UInt64

    static let fix = ReportParts(rawValue: 1 << 0)
    static let valid = ReportParts(rawValue: 1 << 1)
    static let time = ReportParts(rawValue: 1 << 2)
    static let speed = ReportParts(rawValue: 1 << 3)
    static let course = ReportParts(rawValue: 1 << 4)
    static let satellites = ReportParts(rawValue: 1 << 5)
    static let switches = ReportParts(rawValue: 1 << 6)
    static let percent = ReportParts(rawValue: 1 << 7)
    static let signal = ReportParts(rawValue: 1 << 8)
    static let hdop = ReportParts(rawValue: 1 << 9)
    static let cell = ReportParts(rawValue: 1 << 10)
    static let network = ReportParts(rawValue: 1 << 11)
    static let altitude = ReportParts(rawValue: 1 << 12)
    static let volts = ReportParts(rawValue: 1 << 13)
    static let level = ReportParts(rawValue: 1 << 14)
    static let coordinate = ReportParts(rawValue: 1 << 15)
    static let alarm = ReportParts(rawValue: 1 << 16)
    static let alarmCode = ReportParts(rawValue: 1 << 17)
    static let status = ReportParts(rawValue: 1 << 18)
    static let odometer = ReportParts(rawValue: 1 << 19)
    static let temperature = ReportParts(rawValue: 1 << 20)
    static let vendorText = ReportParts(rawValue: 1 << 21)
    static let command = ReportParts(rawValue: 1 << 22)
    static let zone = ReportParts(rawValue: 1 << 23)
    static let stored = ReportParts(rawValue: 1 << 24)
    static let loneNetwork = ReportParts(rawValue: 1 << 25)

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(of report: Report, withCoordinate: Bool) {
        var parts = ReportParts()
        func add(_ part: ReportParts, _ isThere: Bool) { if isThere { parts.insert(part) } }
        if let fix = report.fix {
            parts.insert(.fix)
            add(.valid, fix.isValid)
            add(.time, fix.time != nil)
            add(.speed, fix.speedKmh != nil)
            add(.course, fix.courseDeg != nil)
            add(.satellites, fix.satellites != nil)
            add(.hdop, fix.hdop != nil)
            add(.altitude, fix.altitudeM != nil)
            add(.coordinate, withCoordinate && fix.coordinate != nil)
        }
        add(.switches, report.switches != 0)
        add(.percent, report.power.batteryPercent != nil)
        add(.volts, report.power.batteryVolts != nil)
        add(.level, report.power.batteryLevel != nil)
        add(.signal, report.radio.signal != nil)
        let hasNetwork = report.radio.mcc != nil || report.radio.mnc != nil
        add(.network, report.radio.mcc != nil && report.radio.mnc != nil)
        add(.loneNetwork, hasNetwork && !(report.radio.mcc != nil && report.radio.mnc != nil))
        add(.cell, report.radio.lac != nil || report.radio.cid != nil)
        add(.alarm, report.alarm != nil)
        add(.alarmCode, report.alarmCode != nil)
        add(.status, report.statusHex != nil)
        add(.odometer, report.odometerKm != nil)
        add(.temperature, report.temperatureC != nil)
        add(.vendorText, report.vendorText != nil)
        add(.command, report.command != nil)
        add(.zone, report.zone != nil)
        add(.stored, report.isStoredRecord)
        self = parts
    }
}

extension Report {
    /// Puts everything but device and kind, in a form that stays readable for later versions.
    ///
    /// - Parameters:
    ///   - received: the arrival, from which the device's time usually differs little.
    ///   - withCoordinate: false where the coordinates stand elsewhere.
    public func encode(
        into sink: inout ByteSink, received: Timestamp, words: inout WordTable, withCoordinate: Bool
    ) {
        let parts = ReportParts(of: self, withCoordinate: withCoordinate)
        sink.put(parts.rawValue)
        words.put(dialect, type, into: &sink)
        if let fix { fix.encode(into: &sink, received: received, withCoordinate: withCoordinate) }
        if parts.contains(.switches) { sink.put(switches) }
        if let percent = power.batteryPercent { sink.put(UInt64(bitPattern: Int64(percent))) }
        if let volts = power.batteryVolts { sink.put(volts) }
        if let level = power.batteryLevel { sink.put(level) }
        radio.encode(into: &sink, words: &words)
        if let alarm { words.put(alarm.rawValue, into: &sink) }
        if let alarmCode { words.put(alarmCode, into: &sink) }
        if let statusHex { sink.put(hex: statusHex) }
        if let odometerKm { sink.put(odometerKm) }
        if let temperatureC { sink.put(temperatureC) }
        if let vendorText { sink.put(vendorText) }
        if let command { sink.put(command) }
        if let zone { sink.put(zone) }
    }

    /// Reads a report back.
    ///
    /// - Parameter coordinate: the coordinates where they stood elsewhere.
    public init(
        from source: inout ByteSource, device: DeviceID, kind: ReportKind, received: Timestamp, words: WordTable,
        coordinate: Coordinate? = nil
    ) throws(CodingFault) {
        let parts = ReportParts(rawValue: try source.number())
        let (dialect, type) = try words.form(from: &source)
        self.init(dialect: dialect, device: device, kind: kind, type: type)
        if parts.contains(.fix) {
            fix = try Fix(from: &source, parts: parts, received: received, coordinate: coordinate)
        }
        if parts.contains(.switches) { switches = try source.number() }
        if parts.contains(.percent) { power.batteryPercent = Int(Int64(bitPattern: try source.number())) }
        if parts.contains(.volts) { power.batteryVolts = try source.double() }
        if parts.contains(.level) { power.batteryLevel = try source.int() }
        radio = try RadioState(from: &source, parts: parts, words: words)
        if parts.contains(.alarm) { alarm = AlarmKind(rawValue: try words.word(from: &source)) ?? .other }
        if parts.contains(.alarmCode) { alarmCode = try words.word(from: &source) }
        if parts.contains(.status) { statusHex = try source.hex() }
        if parts.contains(.odometer) { odometerKm = try source.double() }
        if parts.contains(.temperature) { temperatureC = try source.double() }
        if parts.contains(.vendorText) { vendorText = try source.text() }
        if parts.contains(.command) { command = try source.text() }
        if parts.contains(.zone) { zone = try source.int() }
        isStoredRecord = parts.contains(.stored)
    }

    /// Everything that is on, off or unknown, two bits each.
    fileprivate var switches: UInt64 {
        get {
            func bits(_ value: Bool?) -> UInt64 { value.map { $0 ? 3 : 2 } ?? 0 }
            return bits(power.external) | bits(ignition) << 2 | bits(power.charging) << 4 | bits(engineCut) << 6
                | bits(armed) << 8
        }
        set {
            func value(_ shift: UInt64) -> Bool? { newValue >> shift & 2 == 0 ? nil : newValue >> shift & 1 == 1 }
            (power.external, ignition, power.charging) = (value(0), value(2), value(4))
            (engineCut, armed) = (value(6), value(8))
        }
    }
}

extension Fix {
    fileprivate func encode(into sink: inout ByteSink, received: Timestamp, withCoordinate: Bool) {
        if let time { sink.put(signed: received.milliseconds(since: time)) }
        if let speedKmh { sink.put(speedKmh) }
        if let courseDeg { sink.put(courseDeg) }
        if let satellites { sink.put(satellites) }
        if let hdop { sink.put(hdop) }
        if let altitudeM { sink.put(altitudeM) }
        if withCoordinate, let coordinate { coordinate.encode(into: &sink) }
    }

    fileprivate init(
        from source: inout ByteSource, parts: ReportParts, received: Timestamp, coordinate: Coordinate?
    ) throws(CodingFault) {
        self.init(isValid: parts.contains(.valid))
        if parts.contains(.time) { time = received.adding(milliseconds: 0 &- (try source.signed())) }
        if parts.contains(.speed) { speedKmh = try source.double() }
        if parts.contains(.course) { courseDeg = try source.double() }
        if parts.contains(.satellites) { satellites = try source.int() }
        if parts.contains(.hdop) { hdop = try source.double() }
        if parts.contains(.altitude) { altitudeM = try source.double() }
        self.coordinate = parts.contains(.coordinate) ? try Coordinate(from: &source) : coordinate
    }
}

extension RadioState {
    fileprivate func encode(into sink: inout ByteSink, words: inout WordTable) {
        if let signal { sink.put(signal) }
        if let mcc, let mnc {
            words.put(mcc: mcc, mnc: mnc, into: &sink)
        } else if mcc != nil || mnc != nil {
            sink.put(mcc) { $0.put($1) }
            sink.put(mnc) { $0.put($1) }
        }
        if lac != nil || cid != nil {
            sink.put(lac.map { $0 &+ 1 } ?? 0)
            sink.put(cid.map { $0 &+ 1 } ?? 0)
        }
    }

    fileprivate init(from source: inout ByteSource, parts: ReportParts, words: WordTable) throws(CodingFault) {
        self.init()
        if parts.contains(.signal) { signal = try source.int() }
        if parts.contains(.network) {
            let network = try words.network(from: &source)
            (mcc, mnc) = (network.mcc, network.mnc)
        }
        if parts.contains(.loneNetwork) {
            mcc = try source.optional { source throws(CodingFault) in try source.int() }
            mnc = try source.optional { source throws(CodingFault) in try source.int() }
        }
        if parts.contains(.cell) {
            let (area, cell) = (try source.int(), try source.int())
            lac = area == 0 ? nil : area &- 1
            cid = cell == 0 ? nil : cell &- 1
        }
    }
}

extension Coordinate {
    /// Puts latitude and longitude exactly.
    func encode(into sink: inout ByteSink) {
        sink.put(latitude)
        sink.put(longitude)
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        self.init(latitude: try source.double(), longitude: try source.double())
    }
}

extension ReportKind {
    /// Its number in stored records; never to be used for another kind.
    public var code: UInt8 {
        switch self {
        case .position: 1
        case .alarm: 2
        case .heartbeat: 3
        case .login: 4
        case .reply: 5
        }
    }

    /// The kind of a stored number.
    public init(code: UInt8) throws(CodingFault) {
        guard let kind = Self.allCases.first(where: { $0.code == code }) else {
            throw CodingFault("\(code) is no kind of report")
        }
        self = kind
    }
}
