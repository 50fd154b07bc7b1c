import Dialects
import Fleet
import Geo
import Simulator

/// Arrivals for a journal: made once and played again and again, each round later than the one before.
struct JournalTraffic {
    /// One round, in the order of time.
    private let pattern: [Arrival]
    /// How much later the next round is.
    private let roundMilliseconds: Int64

    /// Positions of so many devices with a normal tail, in 110 bytes each, one device after the other.
    static func positions(devices: Int) -> JournalTraffic {
        let start = Timestamp(seconds: 1_795_334_400)
        let rounds = max(1, 50_000 / devices)
        let pattern = (0..<rounds * devices).compactMap { number in
            position(number % devices, round: number / devices, at: start.adding(milliseconds: Int64(number)))
        }
        return JournalTraffic(pattern: pattern, roundMilliseconds: Int64(rounds * devices))
    }

    /// What the simulator's trackers of all six dialects say, decoded as a listener would.
    static func mixed(devices: Int) -> JournalTraffic {
        let start = Timestamp(seconds: 1_795_334_400)
        var fleet = SimulatedFleet(plan: SimulationPlan(seed: 7, devices: devices, voice: .mixed), start: start)
        var decoders = (0..<devices).map { _ in StreamDecoder() }
        var pattern: [Arrival] = []
        func take(_ vehicle: Int, _ bytes: [UInt8], _ now: Timestamp) {
            let peer = PeerAddress(ipv4: 0xC633_6400 + UInt32(vehicle), port: UInt16(20_000 + vehicle % 40_000))
            bytes.withUnsafeBytes { buffer in
                decoders[vehicle].receive(buffer, now: now) { message, raw in
                    pattern.append(
                        Arrival(
                            received: now, transport: .tcp, peer: peer, content: message.content, raw: [UInt8](raw),
                            reply: message.reply))
                }
            }
        }
        for vehicle in 0..<devices {
            if let greeting = fleet.greeting(of: vehicle) { take(vehicle, greeting.bytes, start) }
        }
        var now = start
        while pattern.count < 50_000 {
            now = now.adding(milliseconds: 1000)
            fleet.advance(to: now) { vehicle, message in take(vehicle, message.bytes, now) }
        }
        return JournalTraffic(pattern: pattern, roundMilliseconds: now.milliseconds(since: start))
    }

    /// The arrivals at these places of the endless sequence.
    ///
    /// - Parameters:
    ///   - withRaw: false leaves the bytes away.
    ///   - isAnswered: gives each an answer of ten bytes, instead of the one it has.
    func arrivals(_ places: Range<Int>, withRaw: Bool = true, isAnswered: Bool? = nil) -> [Arrival] {
        places.map { place in
            var arrival = pattern[place % pattern.count]
            let later = roundMilliseconds * Int64(place / pattern.count)
            arrival.received = arrival.received.adding(milliseconds: later)
            if case .report(var report) = arrival.content {
                if let time = report.fix?.time { report.fix?.time = time.adding(milliseconds: later) }
                arrival.content = .report(report)
            }
            // The bytes tell rounds apart, as the time in real ones does.
            if let last = arrival.raw.indices.last {
                arrival.raw[last] &+= UInt8(truncatingIfNeeded: place / pattern.count)
            }
            if !withRaw { arrival.raw = [] }
            if let isAnswered { arrival.reply = isAnswered ? Self.reply : [] }
            return arrival
        }
    }

    private static let reply = [UInt8](repeating: 0x78, count: 10)

    private static func position(_ number: Int, round: Int, at time: Timestamp) -> Arrival? {
        guard let id = DeviceID(String(861_785_000_000_000 + number)) else { return nil }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        var fix = Fix(isValid: true)
        fix.time = Timestamp(seconds: time.seconds - 1)
        fix.coordinate = Coordinate(
            latitude: 45 + Double(number * 37 % 100_000) / 73_001 + Double(round) * 0.000_731_9,
            longitude: 4 + Double(number * 91 % 100_000) / 69_997 + Double(round) * 0.000_291_7)
        fix.speedKmh = Double((number + round) % 1200) / 10
        fix.courseDeg = Double((number * 7 + round) % 360)
        report.fix = fix
        report.power.external = true
        report.power.charging = false
        report.ignition = true
        report.power.batteryPercent = (number + round) % 101
        report.radio.signal = number % 32
        (report.radio.mcc, report.radio.mnc) = (208, 1)
        (report.radio.lac, report.radio.cid) = (3801, 55_611 + number % 1000)
        // The bytes tell messages apart, as real ones do.
        let head = Array("#\(id),CMD-T,A,DATE:261122,TIME:\(time.milliseconds),".utf8)
        let raw = head + [UInt8](repeating: 0x30, count: 110 - head.count)
        return Arrival(
            received: time, transport: .tcp,
            peer: PeerAddress(ipv4: 0xC633_6400 + UInt32(number), port: UInt16(20_000 + number % 40_000)),
            content: .report(report), raw: raw)
    }
}
