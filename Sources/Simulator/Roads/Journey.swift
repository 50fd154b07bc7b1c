import Geo

/// A route and how far along it a vehicle is.
struct Journey: Sendable {
    /// The roads that the route runs on.
    private let network: RoadNetwork
    /// The edges in the order driven.
    private let legs: [RoadNetwork.Leg]
    /// The node at the end.
    let goal: Int
    private var legIndex = 0
    private var metresIntoLeg = 0.0

    /// The fastest way from `start` to `goal`.
    init(network: RoadNetwork, from start: Int, to goal: Int) {
        self.network = network
        self.goal = goal
        legs = network.route(from: start, to: goal)
    }

    /// Whether the end is reached.
    var isDone: Bool { legIndex >= legs.count }

    /// The length of the whole route in metres.
    var lengthM: Double { network.lengthM(of: legs) }

    /// The class of the road under the wheels.
    var roadClass: RoadClass { isDone ? .street : edge(legIndex).roadClass }

    /// Metres to where the next leg begins, or to the end.
    var metresToNextLeg: Double { isDone ? 0 : edge(legIndex).line.lengthM - metresIntoLeg }

    /// The class of the road that follows; nil on the last leg.
    var nextRoadClass: RoadClass? { legIndex + 1 < legs.count ? edge(legIndex + 1).roadClass : nil }

    /// How sharply the route turns onto the next leg, in degrees from 0 to 180.
    var nextTurnDeg: Double {
        guard legIndex + 1 < legs.count else { return 0 }
        let here = place(onLeg: legIndex, atM: edge(legIndex).line.lengthM).courseDeg
        let next = place(onLeg: legIndex + 1, atM: 0).courseDeg
        let turn = abs(here - next)
        return min(turn, 360 - turn)
    }

    /// The place and the direction of travel; nil for a route without legs.
    var place: (coordinate: Coordinate, courseDeg: Double)? {
        guard let last = legs.indices.last else { return nil }
        return isDone ? place(onLeg: last, atM: edge(last).line.lengthM) : place(onLeg: legIndex, atM: metresIntoLeg)
    }

    /// Moves on by `metres`, at most to the end.
    mutating func advance(metres: Double) {
        metresIntoLeg += metres
        while !isDone, metresIntoLeg >= edge(legIndex).line.lengthM {
            metresIntoLeg -= edge(legIndex).line.lengthM
            legIndex += 1
        }
    }

    /// The edge of a leg.
    private func edge(_ index: Int) -> RoadNetwork.Edge {
        network.edges[legs[index].edge]
    }

    /// The place `metres` into a leg, with the course in the direction of travel.
    private func place(onLeg index: Int, atM metres: Double) -> (coordinate: Coordinate, courseDeg: Double) {
        let line = edge(index).line
        guard legs[index].isReversed else { return line.point(atM: metres) }
        let point = line.point(atM: line.lengthM - metres)
        return (point.coordinate, (point.courseDeg + 180).truncatingRemainder(dividingBy: 360))
    }
}
