import Fleet
import Testing

@testable import Simulator

struct AlarmTests {
    /// The alarms of a quarter of an hour.
    private func alarms(seed: UInt64) throws -> [(probe: GotopProbe, spoken: Spoken)] {
        try FleetRun.messages(seed: seed, minutes: 15).compactMap { spoken in
            let probe = try #require(GotopProbe(spoken.bytes))
            return probe.type.hasPrefix("ALM-") ? (probe, spoken) : nil
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func everyKindHasItsTurn(seed: UInt64) throws {
        let letters = try Set(alarms(seed: seed).map { $0.probe.type.dropFirst(4).prefix(1) })
        #expect(letters == ["A", "B", "C", "D", "E", "F", "G", "H", "J", "N"])
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func everyAlarmIsTrue(seed: UInt64) throws {
        let plan = SimulationPlan(seed: seed, devices: 24)
        for (probe, spoken) in try alarms(seed: seed) {
            let kind = plan.vehicles[spoken.vehicle].kind
            switch probe.type.dropFirst(4).prefix(1) {
            case "C": #expect(try #require(probe.speedKmh) > kind.overspeedKmh - 0.1)
            case "D": #expect(try #require(probe.battery) <= 20)
            case "J": #expect(probe.external == false)
            case "F", "G", "H", "N": #expect(probe.speedKmh == 0)
            case "E": #expect(probe.coordinate == nil)
            default: #expect(probe.isValid)
            }
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func theirPaceIsThatOfAQuietFleet(seed: UInt64) throws {
        let count = try alarms(seed: seed).count
        #expect((36...70).contains(count))
    }
}
