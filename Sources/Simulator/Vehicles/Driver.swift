import Geo

/// The one who moves a vehicle: picks destinations, keeps to limits, waits at lights, stops and parks.
struct Driver: Sendable {
    /// What the vehicle is about.
    enum Activity: Sendable, Equatable {
        /// On the way.
        case driving
        /// At a red light or a short errand with the engine running, until a time in ms.
        case waiting(untilMs: Int64)
        /// Stopped with the engine off, until a time in ms.
        case stopped(untilMs: Int64)
        /// Locked and left, until a time in ms.
        case parked(untilMs: Int64)
    }

    /// How hard everybody brakes, in m/s².
    private static let braking = 1.8
    /// The length of one step in seconds.
    private static let stepSeconds = Double(SimulatedVehicle.stepMs) / 1000

    private let network: RoadNetwork
    private let kind: VehicleKind
    /// How much of the limit this driver uses, about 0.9 to 1.
    private let temper: Double
    private var journey: Journey
    /// The density of traffic: 1 is an empty road.
    private var flow = 0.95
    private var metresToLight: Double
    private var hurryUntilMs: Int64 = 0

    /// What the vehicle is about.
    private(set) var activity: Activity
    /// Speed in km/h.
    private(set) var speedKmh = 0.0
    /// Where the vehicle truly is.
    private(set) var coordinate: Coordinate
    /// The way it faces, in degrees.
    private(set) var courseDeg: Double

    /// A driver somewhere on the network, on the way or at a depot, as `role` asks.
    init(network: RoadNetwork, kind: VehicleKind, role: VehicleRole, nowMs: Int64, random: inout SplitMix64) {
        self.network = network
        self.kind = kind
        temper = random.uniform(0.9...1)
        metresToLight = random.uniform(200...900)
        let start = network.destinations[random.int(0...network.destinations.count - 1)]
        journey = Self.pickJourney(network: network, kind: kind, from: start, random: &random)
        coordinate = network.nodes[start].coordinate
        courseDeg = Double(random.int(0...359))
        activity = .parked(untilMs: nowMs)
        switch role {
        case .driving, .fallsSilent: beginOnTheWay(random: &random)
        case .standing: activity = .stopped(untilMs: nowMs + Int64(random.int(25...80)) * 1000)
        case .parked, .weakBattery: activity = .parked(untilMs: nowMs + Int64(random.int(900...2700)) * 1000)
        case .heartbeatOnly, .losesGps: activity = .parked(untilMs: nowMs + Int64(random.int(1200...2400)) * 1000)
        }
    }

    /// Whether the engine runs.
    var ignition: Bool {
        switch activity {
        case .driving, .waiting: true
        case .stopped, .parked: false
        }
    }

    /// Whether the vehicle was locked and left.
    var isParked: Bool {
        if case .parked = activity { true } else { false }
    }

    /// Whether it is driving faster than its tracker was told to accept.
    var isOverspeed: Bool { speedKmh > kind.overspeedKmh }

    /// Whether the road is one on which a hurry shows.
    var isOnFastRoad: Bool { activity == .driving && journey.roadClass.limitKmh >= 100 }

    /// Makes the driver hurry until a time in ms: faster than the limit where the road allows it.
    mutating func hurry(untilMs: Int64) {
        hurryUntilMs = max(hurryUntilMs, untilMs)
    }

    /// Ends a stop or a long parking at a time in ms.
    mutating func leave(atMs: Int64) {
        if !ignition { activity = .stopped(untilMs: atMs) }
    }

    /// Lives through one step that ends at `nowMs`.
    mutating func step(nowMs: Int64, random: inout SplitMix64) {
        switch activity {
        case .driving: drive(nowMs: nowMs, random: &random)
        case .waiting(let untilMs) where nowMs >= untilMs: activity = .driving
        case .stopped(let untilMs) where nowMs >= untilMs, .parked(let untilMs) where nowMs >= untilMs:
            depart(random: &random)
        case .waiting, .stopped, .parked: break
        }
    }

    /// Sets out for a new destination from where the vehicle stands.
    private mutating func depart(random: inout SplitMix64) {
        if journey.isDone {
            journey = Self.pickJourney(network: network, kind: kind, from: journey.goal, random: &random)
        }
        activity = .driving
    }

    /// Puts the vehicle in the middle of its journey at about the speed of the road.
    private mutating func beginOnTheWay(random: inout SplitMix64) {
        journey.advance(metres: journey.lengthM * random.uniform(0.05...0.6))
        activity = .driving
        speedKmh = cruisingKmh(nowMs: 0) * 0.9
        if let place = journey.place { (coordinate, courseDeg) = place }
    }

    /// Moves along the road for one step.
    private mutating func drive(nowMs: Int64, random: inout SplitMix64) {
        flow = min(1, max(0.72, flow + random.bell() * 0.006))
        adjustSpeed(towards: targetKmh(nowMs: nowMs))
        let metres = speedKmh / 3.6 * Self.stepSeconds
        journey.advance(metres: metres)
        if let place = journey.place { (coordinate, courseDeg) = place }
        passLights(metres: metres, nowMs: nowMs, random: &random)
        if journey.isDone { arrive(nowMs: nowMs, random: &random) }
    }

    /// Changes the speed by what engine and brakes can do in one step; never to a dead stop before the end.
    private mutating func adjustSpeed(towards targetKmh: Double) {
        let gain = kind.acceleration * (1 - 0.6 * speedKmh / 150) * 3.6 * Self.stepSeconds
        let loss = 2.4 * 3.6 * Self.stepSeconds
        speedKmh = max(4, min(speedKmh + gain, max(targetKmh, speedKmh - loss)))
    }

    /// The speed in km/h that road, traffic, temper and what lies ahead allow.
    private func targetKmh(nowMs: Int64) -> Double {
        var target = cruisingKmh(nowMs: nowMs)
        let next = journey.nextRoadClass.map { min($0.limitKmh, journey.nextTurnDeg > 35 ? 35 : 130) } ?? 8
        target = min(target, Self.speedKmh(toReach: next, withinM: journey.metresToNextLeg))
        if journey.roadClass == .street { target = min(target, Self.speedKmh(toReach: 5, withinM: metresToLight)) }
        return target
    }

    /// The speed in km/h without anything ahead.
    private func cruisingKmh(nowMs: Int64) -> Double {
        let limit = journey.roadClass.limitKmh
        if nowMs < hurryUntilMs, limit >= 100 { return min(limit + 15, kind.topSpeedKmh) + 14 }
        return min(limit * temper, kind.topSpeedKmh) * flow
    }

    /// The most that one may drive now to be down at `kmh` after `metres`.
    private static func speedKmh(toReach kmh: Double, withinM metres: Double) -> Double {
        let end = kmh / 3.6
        return (end * end + 2 * braking * max(0, metres - 5)).squareRoot() * 3.6
    }

    /// Counts down to the next traffic light and waits there, if it is red.
    private mutating func passLights(metres: Double, nowMs: Int64, random: inout SplitMix64) {
        guard journey.roadClass == .street else { return }
        metresToLight -= metres
        guard metresToLight <= 5 else { return }
        metresToLight = random.uniform(350...1100)
        guard random.chance(0.6) else { return }
        speedKmh = 0
        activity = .waiting(untilMs: nowMs + Int64(random.int(6...35)) * 1000)
    }

    /// Ends the journey with a stop of a length that is right for the kind of business.
    private mutating func arrive(nowMs: Int64, random: inout SplitMix64) {
        speedKmh = 0
        let dice = random.unit()
        if dice < 0.35 {
            activity = .waiting(untilMs: nowMs + Int64(random.int(20...70)) * 1000)
        } else if dice < 0.8 {
            activity = .stopped(untilMs: nowMs + Int64(random.int(60...420)) * 1000)
        } else {
            activity = .parked(untilMs: nowMs + Int64(random.int(600...2400)) * 1000)
        }
    }

    /// A journey from `start` to a destination within the vehicle's reach, if a few tries find one.
    private static func pickJourney(
        network: RoadNetwork, kind: VehicleKind, from start: Int, random: inout SplitMix64
    ) -> Journey {
        var best: Journey?
        for _ in 0..<12 {
            let goal = network.destinations[random.int(0...network.destinations.count - 1)]
            let journey = Journey(network: network, from: start, to: goal)
            if (3_000...kind.reachM).contains(journey.lengthM) { return journey }
            if goal != start, best.map({ journey.lengthM < $0.lengthM }) ?? true { best = journey }
        }
        return best ?? Journey(network: network, from: start, to: network.destinations[0])
    }
}
