/// One report, or one piece of input that was not understood, as a JSON line.
public enum ReportLine {
    /// Where a line comes from and when, for lines that have to say so.
    public struct Origin: Sendable {
        /// When it arrived.
        public var received: Timestamp
        /// How it came.
        public var transport: Transport
        /// From where.
        public var peer: PeerAddress

        /// An origin with all its parts.
        public init(received: Timestamp, transport: Transport, peer: PeerAddress) {
            self.received = received
            self.transport = transport
            self.peer = peer
        }
    }

    /// The line of an arrival, without a line end.
    ///
    /// - Parameters:
    ///   - place: where that is, in words; nil leaves it out.
    ///   - lateAfterMilliseconds: how old a fix may be at its arrival before it counts as late.
    public static func bytes(
        of arrival: Arrival, place: String? = nil, lateAfterMilliseconds: Int64 = Late.defaultMilliseconds
    ) -> [UInt8] {
        let origin = Origin(received: arrival.received, transport: arrival.transport, peer: arrival.peer)
        return bytes(
            content: arrival.content, raw: arrival.raw, reply: arrival.reply, origin: origin, place: place,
            lateAfterMilliseconds: lateAfterMilliseconds)
    }

    /// A line from its parts, without a line end.
    ///
    /// - Parameters:
    ///   - input: the number of the input line or the byte offset, where the line comes from a file.
    ///   - origin: nil for input that was read from a file; nothing is then judged to be late by the clock.
    ///   - place: where that is, in words; nil leaves it out.
    public static func bytes(
        content: Arrival.Content, raw: some Collection<UInt8>, reply: [UInt8], input: Int? = nil, origin: Origin?,
        place: String? = nil, lateAfterMilliseconds: Int64 = Late.defaultMilliseconds
    ) -> [UInt8] {
        var line = JSONObject()
        line.add("input", input)
        line.add("received", origin?.received)
        switch content {
        case .report(let report):
            line.add("dialect", report.dialect.name)
            addOrigin(origin, to: &line)
            add(report, to: &line)
            line.add("place", place)
            if Late.isLate(report, received: origin?.received, afterMilliseconds: lateAfterMilliseconds) {
                line.add("late", true)
            }
        case .unparsed(let reason):
            addOrigin(origin, to: &line)
            line.add("kind", "unparsed")
            line.add("reason", reason)
        }
        line.add("reply", hex: reply)
        line.add("raw", hex: raw)
        line.close()
        return line.bytes
    }

    private static func addOrigin(_ origin: Origin?, to line: inout JSONObject) {
        line.add("transport", origin?.transport.rawValue)
        line.add("peer", origin?.peer.description)
    }

    private static func add(_ report: Report, to line: inout JSONObject) {
        line.add("device", report.device.description)
        line.add("kind", report.kind.rawValue)
        line.add("type", report.type)
        line.add("vendorText", report.vendorText)
        line.add("command", report.command)
        if let fix = report.fix { line.add("fix") { add(fix, to: &$0) } }
        line.add("power") { add(report.power, to: &$0) }
        line.add("radio") { add(report.radio, to: &$0) }
        line.add("ignition", report.ignition)
        line.add("armed", report.armed)
        line.add("engineCut", report.engineCut)
        line.add("odometerKm", report.odometerKm)
        line.add("alarm", report.alarm?.rawValue)
        line.add("alarmCode", report.alarmCode)
        line.add("zone", report.zone)
        line.add("statusHex", report.statusHex)
        line.add("temperatureC", report.temperatureC)
    }

    private static func add(_ fix: Fix, to line: inout JSONObject) {
        line.add("time", fix.time)
        line.add("valid", fix.isValid)
        line.add("lat", fix.coordinate?.latitude)
        line.add("lon", fix.coordinate?.longitude)
        line.add("speedKmh", fix.speedKmh)
        line.add("courseDeg", fix.courseDeg)
        line.add("altitudeM", fix.altitudeM)
        line.add("satellites", fix.satellites)
        line.add("hdop", fix.hdop)
    }

    private static func add(_ power: PowerState, to line: inout JSONObject) {
        line.add("external", power.external)
        line.add("charging", power.charging)
        line.add("batteryPercent", power.batteryPercent)
        line.add("batteryVolts", power.batteryVolts)
        line.add("batteryLevel", power.batteryLevel)
    }

    private static func add(_ radio: RadioState, to line: inout JSONObject) {
        line.add("signal", radio.signal)
        line.add("mcc", radio.mcc)
        line.add("mnc", radio.mnc)
        line.add("lac", radio.lac)
        line.add("cid", radio.cid)
    }
}
