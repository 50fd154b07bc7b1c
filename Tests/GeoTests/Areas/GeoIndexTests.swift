import Geo
import TestSupport
import Testing

/// The index names at least the areas that asking each of them would find.
struct GeoIndexTests {
    private func found(_ index: GeoIndex, _ start: Coordinate, _ end: Coordinate) -> [Int] {
        var numbers: [Int] = []
        index.visit(from: start, to: end) { numbers.append($0) }
        return numbers
    }

    @Test(arguments: [0, 1, 7, 8, 9, 64, 65, 1_000])
    func nothingIsMissedAndNothingComesTwice(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        // Half of them near the antimeridian, of very different sizes.
        let areas = try (0..<count).map { number in
            let longitude = number % 2 == 0 ? random.next(-180, 180) : 180 + random.next(-2, 2)
            return try GeoArea(
                .circle(
                    center: Coordinate(
                        latitude: random.next(-60, 60), longitude: Coordinate.wrapped(longitude: longitude)),
                    radiusMetres: number % 10 == 0 ? 300_000 : random.next(20, 5_000)))
        }
        let index = GeoIndex(areas)
        for turn in 0..<300 {
            let start = Coordinate(
                latitude: random.next(-62, 62),
                longitude: Coordinate.wrapped(longitude: turn % 2 == 0 ? random.next(-180, 180) : random.next(178, 182))
            )
            let end = start.destination(bearingDeg: random.next(0, 360), distanceMetres: random.next(0, 400_000))
            let numbers = found(index, start, end)
            #expect(Set(numbers).count == numbers.count)
            let touched = areas.indices.filter { areas[$0].passage(from: start, to: end) != nil }
            #expect(Set(numbers).isSuperset(of: touched))
            let holding = areas.indices.filter { areas[$0].contains(start) }
            #expect(Set(found(index, start, start)).isSuperset(of: holding))
        }
    }

    @Test func itNamesFewThatAreFarOff() throws {
        let areas = try (0..<1_000).map { number in
            try GeoArea(
                .circle(
                    center: Coordinate(latitude: 45 + Double(number / 32) * 0.1, longitude: Double(number % 32) * 0.1),
                    radiusMetres: 500))
        }
        let index = GeoIndex(areas)
        let place = Coordinate(latitude: 45.5, longitude: 1.5)
        #expect(found(index, place, place) == [5 * 32 + 15])
    }

    @Test func placesThatAreNoneFindNothing() throws {
        let index = GeoIndex([
            try GeoArea(.circle(center: Coordinate(latitude: 0, longitude: 0), radiusMetres: 1_000_000))
        ])
        #expect(found(index, Coordinate(latitude: .nan, longitude: 0), Coordinate(latitude: 0, longitude: 0)) == [])
    }
}
