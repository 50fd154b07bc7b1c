import Fleet

@testable import Simulator

/// A message of a simulated fleet with its sender and the moment it was due.
struct Spoken: Equatable {
    let atMs: Int64
    let vehicle: Int
    let bytes: [UInt8]
}

/// Runs of a fleet without sockets and without waiting.
enum FleetRun {
    /// Noon of a day in the middle of a month.
    static let start = Timestamp(seconds: 1_794_830_400)

    /// What a fleet says in `minutes`, called once every `stepMs`.
    static func messages(
        seed: UInt64, devices: Int = 24, minutes: Int, stepMs: Int64 = 100, rate: Double? = nil
    ) -> [Spoken] {
        var fleet = SimulatedFleet(plan: SimulationPlan(seed: seed, devices: devices), start: start, rate: rate)
        var result: [Spoken] = []
        var nowMs: Int64 = 0
        while nowMs < Int64(minutes) * 60_000 {
            nowMs += stepMs
            fleet.advance(to: start.adding(milliseconds: nowMs)) {
                result.append(Spoken(atMs: nowMs, vehicle: $0, bytes: $1.bytes))
            }
        }
        return result
    }
}
