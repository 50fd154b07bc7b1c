import Geo
import Testing

@testable import Fleet

/// The newest fixes of a device, in time order and bounded.
@Suite struct TrailTests {
    private func trail(_ seconds: [Double], capacity: Int = 100) -> Trail {
        var trail = Trail()
        for (index, second) in seconds.enumerated() {
            trail.add(Tracker.lyon, time: Tracker.at(second), speedKmh: Double(index), capacity: capacity)
        }
        return trail
    }

    private func seconds(_ trail: Trail) -> [Int64] {
        trail.points.map { $0.time.seconds - Tracker.morning.seconds }
    }

    @Test func pointsStandInTheOrderOfTheirTimes() {
        #expect(seconds(trail([10, 30, 20, 5, 40])) == [5, 10, 20, 30, 40])
    }

    @Test func theSameSecondIsKeptOnce() {
        let trail = trail([10, 20, 10.4, 20.9])
        #expect(seconds(trail) == [10, 20])
        #expect(trail.points.map(\.speedKmh) == [0, 1], "the first one")
    }

    @Test func theOldestGoFirstWhenItIsFull() {
        #expect(seconds(trail([1, 2, 3, 4, 5], capacity: 3)) == [3, 4, 5])
        #expect(seconds(trail([10, 20, 30, 15], capacity: 3)) == [15, 20, 30], "a late one pushes the oldest out")
        #expect(seconds(trail([10, 20, 30, 5], capacity: 3)) == [10, 20, 30], "unless it is the oldest itself")
    }

    @Test func aSmallerCapacityShortensItAtTheNextFix() {
        var trail = trail([1, 2, 3, 4, 5])
        trail.add(Tracker.lyon, time: Tracker.at(6), speedKmh: 0, capacity: 2)
        #expect(seconds(trail) == [5, 6])
    }

    @Test func placesKeepTheirPrecision() throws {
        var trail = Trail()
        let place = Coordinate(latitude: -89.1234567, longitude: -179.7654321)
        trail.add(place, time: Tracker.morning, speedKmh: 54.9, capacity: 1)
        let point = try #require(trail.points.first)
        #expect(abs(point.coordinate.latitude - place.latitude) < 1e-9)
        #expect(abs(point.coordinate.longitude - place.longitude) < 1e-9)
        #expect(point.speedKmh == 54)
        #expect(point.time == Tracker.morning)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, -1, 70_000])
    func impossibleSpeedsDoNotTrap(_ speed: Double) {
        var trail = Trail()
        trail.add(Tracker.lyon, time: Tracker.morning, speedKmh: speed, capacity: 1)
        #expect(trail.points.count == 1)
    }

    @Test(arguments: [
        Coordinate(latitude: .nan, longitude: 0), Coordinate(latitude: 90.1, longitude: 0),
        Coordinate(latitude: 0, longitude: .infinity),
    ])
    func impossiblePlacesAreLeftOut(_ place: Coordinate) {
        var trail = Trail()
        trail.add(place, time: Tracker.morning, speedKmh: 0, capacity: 1)
        #expect(trail.points.isEmpty)
    }
}
