import Geo
import Testing

@testable import Simulator

struct RoadTests {
    @Test func everyDestinationIsWithinReachOfEveryOther() {
        let network = RoadNetwork.lyon
        #expect(network.destinations.count > 100)
        for start in network.destinations {
            for goal in network.destinations where goal != start {
                let legs = network.route(from: start, to: goal)
                #expect(!legs.isEmpty)
                #expect(network.lengthM(of: legs) < 400_000)
            }
        }
        #expect(network.route(from: 0, to: 0).isEmpty)
    }

    @Test func roadsHaveNoKinksAndNoGaps() {
        for edge in RoadNetwork.lyon.edges {
            #expect(edge.line.lengthM > 300)
            #expect(RoadGeometry.distanceM(edge.line.points[0], RoadNetwork.lyon.nodes[edge.from].coordinate) < 1)
            #expect(
                RoadGeometry.distanceM(edge.line.point(atM: 1e9).coordinate, RoadNetwork.lyon.nodes[edge.to].coordinate)
                    < 1)
            let straight = RoadGeometry.distanceM(edge.line.points[0], edge.line.point(atM: 1e9).coordinate)
            #expect(edge.line.lengthM < straight * 1.6 + 500)
        }
    }

    @Test func theFastestWayIsTaken() {
        let roads = [
            Road("long", .motorway, [Place("a", 45, 5), .bend(45.02, 5.05), Place("b", 45, 5.1)]),
            Road("short", .street, [Place("a", 45, 5), Place("b", 45, 5.1)]),
        ]
        let network = RoadNetwork(roads: roads)
        let legs = network.route(from: 0, to: 1)
        #expect(legs == [RoadNetwork.Leg(edge: 0, isReversed: false)])
        #expect(network.route(from: 1, to: 0) == [RoadNetwork.Leg(edge: 0, isReversed: true)])
    }

    @Test func aJourneyRunsFromStartToGoalWithoutJumps() throws {
        let network = RoadNetwork.lyon
        let (start, goal) = (network.destinations[0], network.destinations[network.destinations.count - 1])
        var journey = Journey(network: network, from: start, to: goal)
        var last = try #require(journey.place).coordinate
        #expect(RoadGeometry.distanceM(last, network.nodes[start].coordinate) < 1)
        while !journey.isDone {
            journey.advance(metres: 25)
            let place = try #require(journey.place).coordinate
            #expect(RoadGeometry.distanceM(last, place) < 26)
            last = place
        }
        #expect(RoadGeometry.distanceM(last, network.nodes[goal].coordinate) < 1)
    }

    @Test(arguments: [(1.0, 0.0, 0.0), (0, 1, 90), (-1, 0, 180), (0, -1, 270)])
    func coursesRunClockwiseFromNorth(north: Double, east: Double, course: Double) {
        let here = Coordinate(latitude: 45.7, longitude: 4.8)
        let there = RoadGeometry.moved(here, north: north * 1000, east: east * 1000)
        #expect(abs(RoadGeometry.courseDeg(from: here, to: there) - course) < 0.1)
        #expect(abs(RoadGeometry.distanceM(here, there) - 1000) < 1)
    }
}
