import Dialects
import Fleet
import Simulator

/// Good messages of one dialect, from which bad ones are made.
public struct FuzzCorpus: Sendable {
    /// Whole messages, or anything else worth damaging.
    public var frames: [[UInt8]]
    /// What logs a tracker in; empty where the dialect needs no login.
    public var login: [UInt8]

    /// Messages that were found elsewhere, with the login of a simulated tracker.
    public init(frames: [[UInt8]], of dialect: DialectID) {
        self.init(of: dialect)
        self.frames = frames
    }

    /// What a simulated fleet says in ten minutes; nothing for a dialect without a voice.
    public init(of dialect: DialectID) {
        frames = []
        login = []
        guard let voice = TrackerVoices.named(dialect.name) else { return }
        let start = Timestamp(seconds: 1_794_830_400)
        var fleet = SimulatedFleet(plan: SimulationPlan(seed: 1, devices: 24, voice: .one(voice)), start: start)
        login = fleet.greeting(of: 0)?.bytes ?? []
        for vehicle in 0..<24 { if let greeting = fleet.greeting(of: vehicle) { frames.append(greeting.bytes) } }
        var said: [[UInt8]] = []
        fleet.advance(to: start.adding(milliseconds: 600_000)) { said.append($1.bytes) }
        frames += said
    }
}
