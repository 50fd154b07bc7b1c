import Fleet
import Geo
import Testing

@testable import Simulator

struct FleetTests {
    @Test func sameSeedSameBytesHoweverOftenItIsAsked() {
        let first = FleetRun.messages(seed: 7, minutes: 5)
        let second = FleetRun.messages(seed: 7, minutes: 5, stepMs: 1000)
        #expect(first.count > 500)
        #expect(first.map(\.bytes) == second.map(\.bytes))
        #expect(first.map(\.vehicle) == second.map(\.vehicle))
    }

    @Test func anotherSeedIsAnotherFleet() {
        let (one, two) = (SimulationPlan(seed: 1, devices: 24), SimulationPlan(seed: 2, devices: 24))
        #expect(Set(one.vehicles.map(\.device)).isDisjoint(with: two.vehicles.map(\.device)))
        #expect(
            FleetRun.messages(seed: 1, minutes: 1).map(\.bytes) != FleetRun.messages(seed: 2, minutes: 1).map(\.bytes))
    }

    @Test func identitiesAndNamesAreUniqueAndPlausible() {
        let plan = SimulationPlan(seed: 3, devices: 2000)
        #expect(Set(plan.vehicles.map(\.device)).count == 2000)
        #expect(Set(plan.names.map(\.name)).count == 2000)
        #expect(plan.vehicles.allSatisfy { $0.device.digitCount == 15 })
        #expect(plan.vehicles.contains { $0.device.description.first == "0" })
        let datagrams = plan.vehicles.count { $0.transport == .udp }
        #expect(datagrams == 500)
        #expect(SimulationPlan(seed: 3, devices: -1).vehicles.isEmpty)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func everyMessageIsWellFormedAndInTheRegion(seed: UInt64) throws {
        let plan = SimulationPlan(seed: seed, devices: 24)
        for spoken in FleetRun.messages(seed: seed, minutes: 10) {
            let text = String(decoding: spoken.bytes, as: UTF8.self)
            let probe = try #require(GotopProbe(spoken.bytes), "\(text)")
            #expect(probe.device == plan.vehicles[spoken.vehicle].device.description)
            #expect((probe.speedKmh ?? 0) <= 150, "\(text)")
            guard let coordinate = probe.coordinate, probe.isValid else { continue }
            #expect((44.8...46.7).contains(coordinate.latitude), "\(text)")
            #expect((3.9...6.3).contains(coordinate.longitude), "\(text)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func fixesNeverJumpFasterThanTheVehicleDrives(seed: UInt64) throws {
        var last: [Int: GotopProbe] = [:]
        var compared = 0
        for spoken in FleetRun.messages(seed: seed, minutes: 15) {
            let probe = try #require(GotopProbe(spoken.bytes))
            guard probe.isValid, let place = probe.coordinate, let seconds = probe.seconds else { continue }
            defer { last[spoken.vehicle] = probe }
            guard let before = last[spoken.vehicle], let from = before.coordinate, let start = before.seconds else {
                continue
            }
            let elapsed = Double(seconds - start)
            #expect(elapsed >= 0)
            let limit = 20 + (elapsed + 1.5) * 150 / 3.6  // clocks show whole seconds, positions half ones
            #expect(RoadGeometry.distanceM(from, place) <= limit)
            compared += 1
        }
        #expect(compared > 1000)
    }

    @Test func reportedSpeedIsThatOfTheMovement() throws {
        var last: [Int: GotopProbe] = [:]
        var (driven, told) = (0.0, 0.0)
        for spoken in FleetRun.messages(seed: 11, minutes: 10) {
            let probe = try #require(GotopProbe(spoken.bytes))
            guard probe.isValid, let place = probe.coordinate, let speed = probe.speedKmh else { continue }
            defer { last[spoken.vehicle] = probe }
            guard speed > 20, let before = last[spoken.vehicle], let from = before.coordinate else { continue }
            guard let seconds = probe.seconds, let start = before.seconds, seconds - start < 8 else { continue }
            driven += RoadGeometry.distanceM(from, place)
            told += (speed + (before.speedKmh ?? speed)) / 2 / 3.6 * Double(seconds - start)
        }
        #expect(told > 50_000)
        #expect(abs(driven / told - 1) < 0.05)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func lifeIsOnTheScreenWithinFiveSeconds(seed: UInt64) throws {
        let messages = FleetRun.messages(seed: seed, minutes: 1)
        let early = messages.filter { $0.atMs <= 5000 }
        #expect(Set(early.filter { $0.atMs <= 3000 }.map(\.vehicle)).count == 24)
        let types = try Set(early.map { try #require(GotopProbe($0.bytes)).type.prefix(5) })
        #expect(types.isSuperset(of: ["CMD-T", "CMD-X", "ALM-A", "ALM-N", "ALM-J", "ALM-B"]))
        let fast = early.filter { (GotopProbe($0.bytes)?.speedKmh ?? 0) >= 5 }.map(\.vehicle)
        let twice = Dictionary(grouping: fast) { $0 }.filter { $0.value.count >= 2 }
        #expect(twice.count >= 8)
    }

    @Test func oneVehicleFallsSilentAndComesBack() throws {
        let index = try #require(VehicleRole.mix.firstIndex { if case .fallsSilent = $0 { true } else { false } })
        let times = FleetRun.messages(seed: 5, minutes: 8).filter { $0.vehicle == index }.map(\.atMs)
        let longest = zip(times, times.dropFirst()).map { $1 - $0 }.max()
        #expect(try #require(longest) >= 240_000)
        #expect(try #require(times.last) > 400_000)
    }

    @Test(arguments: [Double(3), 48, 500])
    func aFixedRateIsKept(rate: Double) {
        let count = FleetRun.messages(seed: 9, minutes: 2, rate: rate).count
        #expect(abs(Double(count) - rate * 120) <= 24)
    }

    @Test func anEmptyFleetSaysNothing() {
        let fleet = SimulatedFleet(plan: SimulationPlan(seed: 1, devices: 0), start: FleetRun.start)
        #expect(fleet.nextDue == nil)
        #expect(FleetRun.messages(seed: 1, devices: 0, minutes: 1).isEmpty)
        #expect(!FleetRun.messages(seed: 1, devices: 1, minutes: 1).isEmpty)
    }
}
