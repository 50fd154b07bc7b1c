import Fleet
import Synchronization

@testable import Simulator

/// What a voice was asked for, what the tracker knew, the bytes that came of it and the answer it expects.
struct Remark: Sendable {
    let utterance: Utterance
    let reading: TrackerReading
    let bytes: [UInt8]
    let reply: ExpectedReply?
}

/// A voice that speaks like another one and remembers what it said; its copies share one memory.
final class RecordedVoice<Voice: TrackerVoice>: TrackerVoice {
    static var dialect: DialectID { Voice.dialect }
    static var alarmKinds: Set<AlarmKind> { Voice.alarmKinds }

    private let voice = Voice()
    private let memory = Mutex<[Remark]>([])

    init() {}

    func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        let bytes = voice.bytes(for: utterance, reading: reading)
        if let bytes {
            let reply = voice.reply(to: utterance, reading: reading)
            memory.withLock {
                $0.append(Remark(utterance: utterance, reading: reading, bytes: bytes, reply: reply))
            }
        }
        return bytes
    }

    func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? {
        voice.reply(to: utterance, reading: reading)
    }

    /// What was said in the first `minutes` of a fleet, every vehicle's greeting first.
    static func remarks(seed: UInt64, minutes: Int64) -> [Remark] {
        let voice = RecordedVoice()
        let plan = SimulationPlan(seed: seed, devices: 24, voice: .one(voice))
        var fleet = SimulatedFleet(plan: plan, start: FleetRun.start)
        for index in plan.vehicles.indices { _ = fleet.greeting(of: index) }
        fleet.advance(to: FleetRun.start.adding(milliseconds: minutes * 60_000)) { _, _ in }
        return voice.memory.withLock { $0 }
    }
}

extension TrackerVoice {
    /// What a fleet with this voice said, every vehicle's greeting first.
    static func recorded(seed: UInt64, minutes: Int64) -> [Remark] {
        RecordedVoice<Self>.remarks(seed: seed, minutes: minutes)
    }
}
