import Dialects
import Fleet
import Geo
import Testing

@testable import Simulator

/// Every voice against the decoder of its dialect.
struct VoiceTests {
    /// A remark, the one report that came out of it and what the decoder answered.
    private struct Heard {
        let remark: Remark
        let report: Report
        let reply: [UInt8]
    }

    /// Decodes five minutes of a fleet, one connection a vehicle.
    private func heard(_ index: Int, seed: UInt64, minutes: Int64 = 5) throws -> [Heard] {
        var connections: [DeviceID: StreamDecoder] = [:]
        let remarks = TrackerVoices.all[index].recorded(seed: seed, minutes: minutes)
        return try remarks.map { remark in
            var contents: [Arrival.Content] = []
            var reply: [UInt8] = []
            remark.bytes.withUnsafeBytes { bytes in
                connections[remark.reading.device, default: StreamDecoder()]
                    .receive(bytes, now: remark.reading.time) { message, _ in
                        contents.append(message.content)
                        reply += message.reply
                    }
            }
            guard contents.count == 1, case .report(let report)? = contents.first else {
                throw Misheard(text: "\(contents) of \(String(decoding: remark.bytes, as: UTF8.self))")
            }
            return Heard(remark: remark, report: report, reply: reply)
        }
    }

    /// Bytes that did not become exactly one report.
    private struct Misheard: Error {
        let text: String
    }

    @Test(arguments: TrackerVoices.all.indices, [1, 2, 3] as [UInt64])
    func everyMessageDecodesToWhatWasPutIn(voice: Int, seed: UInt64) throws {
        let type = TrackerVoices.all[voice]
        let heard = try heard(voice, seed: seed)
        #expect(heard.count > 500)
        for one in heard {
            let (reading, report) = (one.remark.reading, one.report)
            #expect(report.dialect == type.dialect)
            #expect(report.device == reading.device)
            let isLogin = one.remark.utterance == .greeting && type.dialect != GotopVoice.dialect
            #expect((report.kind == .login) == isLogin)
            if case .alarm(let kind) = one.remark.utterance {
                #expect(report.alarm == kind)
            } else {
                #expect(report.alarm == nil)
            }
            guard one.remark.utterance == .position, reading.hasFix else { continue }
            #expect(report.kind == .position)
            try expectPlace(of: report, reading)
        }
    }

    /// Compares place, movement and time of a report with what the tracker measured.
    private func expectPlace(of report: Report, _ reading: TrackerReading) throws {
        let fix = try #require(report.fix)
        #expect(fix.isValid)
        let (put, got) = (try #require(reading.coordinate), try #require(fix.coordinate))
        let toleranceDeg = 1e-4
        #expect(abs(put.latitude - got.latitude) < toleranceDeg)
        #expect(abs(put.longitude - got.longitude) < toleranceDeg)
        #expect(abs(try #require(fix.speedKmh) - reading.speedKmh) < 1)
        #expect(fix.courseDeg == Double(reading.courseDeg))
        #expect(fix.time?.seconds == reading.time.seconds)
        if let ignition = report.ignition { #expect(ignition == reading.ignition) }
        if let percent = report.power.batteryPercent { #expect(percent == reading.batteryPercent) }
        if let cid = report.radio.cid { #expect(cid == reading.cell.cid) }
    }

    @Test(arguments: TrackerVoices.all.indices)
    func everyKindOfAlarmIsRaised(voice: Int) throws {
        let kinds = try heard(voice, seed: 5, minutes: 15).compactMap(\.report.alarm)
        #expect(Set(kinds) == TrackerVoices.all[voice].alarmKinds)
    }

    @Test(arguments: TrackerVoices.all.indices)
    func everyAnswerIsTheOneThatIsExpected(voice: Int) throws {
        for one in try heard(voice, seed: 4, minutes: 10) {
            guard let expected = one.remark.reply else {
                #expect(one.reply == [], "\(one.remark.utterance)")
                continue
            }
            #expect(expected.compare(one.reply[...]) == .complete(one.reply.count), "\(one.remark.utterance)")
        }
    }

    @Test func theDialectsThatAreAnsweredWaitForIt() {
        var waiting: [String: Set<String>] = [:]
        for voice in TrackerVoices.all {
            for remark in voice.recorded(seed: 1, minutes: 10) where remark.reply?.isAwaited == true {
                let word = if case .alarm = remark.utterance { "alarm" } else { "\(remark.utterance)" }
                waiting[voice.dialect.name, default: []].insert(word)
            }
        }
        #expect(
            waiting == [
                "gt06": ["greeting", "heartbeat", "alarm"], "gps103": ["greeting", "heartbeat"],
                "trv": ["greeting", "heartbeat", "position", "alarm"], "h02": ["heartbeat", "position", "alarm"],
            ])
    }

    @Test(arguments: TrackerVoices.all.indices)
    func aTrackerWithoutFixSaysSo(voice: Int) throws {
        let blind = try heard(voice, seed: 1).filter { $0.remark.utterance == .position && !$0.remark.reading.hasFix }
        #expect(!blind.isEmpty)
        for one in blind { #expect(one.report.fix?.isValid == false) }
    }

    @Test func aLoginOpensTheDialectsThatKnowOne() {
        var greeting: [String] = []
        for voice in TrackerVoices.all {
            let remarks = voice.recorded(seed: 1, minutes: 0)
            if remarks.count(where: { $0.utterance == .greeting }) == 24 { greeting.append(voice.dialect.name) }
        }
        #expect(greeting == ["gotop", "gt06", "trv", "gps103"])
    }

    @Test func serialNumbersOfFramesCountThrough() {
        let remarks = GT06Voice.recorded(seed: 1, minutes: 2)
        for (_, said) in Dictionary(grouping: remarks, by: \.reading.device) {
            let serials = said.map { Int($0.bytes[$0.bytes.count - 6]) << 8 | Int($0.bytes[$0.bytes.count - 5]) }
            #expect(serials == Array(0..<said.count))
        }
    }

    @Test func aMixedFleetSpeaksAllDialectsInEqualParts() {
        let plan = SimulationPlan(seed: 3, devices: 24, voice: .mixed)
        let plain = SimulationPlan(seed: 3, devices: 24)
        #expect(plan.vehicles.map(\.device) == plain.vehicles.map(\.device))
        let dialects = plan.vehicles.map { type(of: $0.voice).dialect }
        #expect(Dictionary(grouping: dialects) { $0 }.values.map(\.count) == Array(repeating: 4, count: 6))
        let again = SimulationPlan(seed: 3, devices: 24, voice: .mixed).vehicles.map { type(of: $0.voice).dialect }
        let other = SimulationPlan(seed: 4, devices: 24, voice: .mixed).vehicles.map { type(of: $0.voice).dialect }
        #expect(dialects == again)
        #expect(dialects != other)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aMixedFleetIsUnderstood(seed: UInt64) {
        let plan = SimulationPlan(seed: seed, devices: 24, voice: .mixed)
        var fleet = SimulatedFleet(plan: plan, start: FleetRun.start)
        var connections = Array(repeating: StreamDecoder(), count: 24)
        var reports: [Report] = []
        var unparsed = 0
        func hear(_ vehicle: Int, _ message: TrackerMessage) {
            message.bytes.withUnsafeBytes {
                connections[vehicle].receive($0, now: FleetRun.start) { decoded, _ in
                    if case .report(let report) = decoded.content { reports.append(report) } else { unparsed += 1 }
                }
            }
        }
        for index in 0..<24 { if let greeting = fleet.greeting(of: index) { hear(index, greeting) } }
        fleet.advance(to: FleetRun.start.adding(milliseconds: 300_000), send: hear)
        #expect(unparsed == 0)
        #expect(Set(reports.map(\.device)).count == 24)
        #expect(Set(reports.map(\.dialect)).count == 6)
        #expect(Set(reports.compactMap(\.alarm)).count >= 5)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func aMixedFleetOpensWithAlarms(seed: UInt64) {
        var fleet = SimulatedFleet(
            plan: SimulationPlan(seed: seed, devices: 24, voice: .mixed), start: FleetRun.start)
        var connections = Array(repeating: StreamDecoder(), count: 24)
        var alarms: Set<AlarmKind> = []
        func hear(_ vehicle: Int, _ message: TrackerMessage) {
            message.bytes.withUnsafeBytes {
                connections[vehicle].receive($0, now: FleetRun.start) { decoded, _ in
                    if case .report(let report) = decoded.content, let kind = report.alarm { alarms.insert(kind) }
                }
            }
        }
        for index in 0..<24 { if let greeting = fleet.greeting(of: index) { hear(index, greeting) } }
        fleet.advance(to: FleetRun.start.adding(milliseconds: 5000), send: hear)
        #expect(alarms.isSuperset(of: [.sos, .vibration, .powerCut, .geofence]))
    }

    @Test func choicesAreFoundByName() {
        #expect(VoiceChoice.names == TrackerVoices.names + ["mixed"])
        #expect(VoiceChoice.names.allSatisfy { VoiceChoice(named: $0) != nil })
        #expect(VoiceChoice(named: "Mixed") == nil)
    }
}
