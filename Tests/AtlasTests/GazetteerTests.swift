import Foundation
import Geo
import Testing

@testable import Atlas

/// Coordinates in words.
struct GazetteerTests {
    private let gazetteer = Gazetteer.embedded

    private func describe(_ latitude: Double, _ longitude: Double) -> String {
        gazetteer.describe(Coordinate(latitude: latitude, longitude: longitude))
    }

    @Test func moreThanAnyPlaceHasFindsNone() {
        let lyon = Coordinate(latitude: 45.76, longitude: 4.84)
        let most = MapPackLayout.Places.populations.last ?? 0
        #expect(MapPackLayout.Places.firstCode(ofAtLeast: most) == 255)
        #expect(MapPackLayout.Places.firstCode(ofAtLeast: most + 1) == nil)
        #expect(MapPackLayout.Places.firstCode(ofAtLeast: 0) == 0)
        #expect(Gazetteer.embedded.nearestPlace(to: lyon, leastPopulation: most + 1) == nil)
        Gazetteer.embedded.visit(around: lyon, radiusMetres: 3e7, leastPopulation: most + 1) { index, _ in
            Issue.record("place \(index)")
        }
    }

    @Test func placesInWords() {
        #expect(describe(45.76, 4.84) == "in Lyon, FR")
        #expect(describe(45.845, 4.945) == "13 km NE of Lyon, FR")
        #expect(describe(48.8606, 2.3376) == "in Paris, FR")
        #expect(describe(47.5584, 7.5733) == "in Basel, CH")
        #expect(describe(50.2, -0.5) == "74 km S of Brighton, GB")
        #expect(describe(38.9, -99.8) == "41 km W of Hays, US")
        #expect(describe(.nan, 5) == "")
        #expect(describe(91, 5) == "")
        let south = Coordinate(latitude: -23.9, longitude: -46.63)
        #expect(gazetteer.nearest(to: south)?.text(ascii: true).unicodeScalars.allSatisfy { $0.isASCII } == true)
    }

    /// Towns across the border that people on this side would not name.
    @Test(arguments: [
        (48.575, 7.815, "in Kehl, DE"), (48.575, 7.70, "in Strasbourg, FR"), (47.60, 7.62, "in Weil am Rhein, DE"),
        (31.745, -106.485, ", MX"), (31.80, -106.42, " El Paso, US"), (25.28, 51.53, ", QA"),
    ])
    func theCountryIsThatOfTheGround(latitude: Double, longitude: Double, words: String) {
        #expect(describe(latitude, longitude).hasSuffix(words), "\(describe(latitude, longitude))")
    }

    @Test func theCountryOfTheWordsIsThatOfTheGroundWhereItHasTowns() {
        let lookup = CountryLookup(.embedded)
        var (own, beyond) = (0, 0)
        for index in 0..<4000 {
            let point = Coordinate(
                latitude: Double(index * 7919 % 12_000) / 100 - 50,
                longitude: Double(index * 104_729 % 36_000) / 100 - 180)
            guard let number = lookup.country(at: point), let answer = gazetteer.nearest(to: point) else {
                continue
            }
            if answer.place.countryCode == gazetteer.table.countries[number] {
                own += 1
                continue
            }
            // Only where no town of the country is near, or where the area of the country holds the town all the same.
            beyond += 1
            #expect(
                gazetteer.town(near: point, of: number) == nil
                    || lookup.country(at: answer.place.coordinate) == number, "\(point) \(answer.text())")
        }
        #expect(own > 500 && beyond > 5 && beyond * 10 < own, "\(own) \(beyond)")
    }

    @Test func noPlacesNoWords() {
        let empty = Gazetteer(.empty)
        #expect(empty.nearest(to: Coordinate(latitude: 0, longitude: 0)) == nil)
        #expect(empty.describe(Coordinate(latitude: 0, longitude: 0)) == "")
        #expect(empty.country(at: Coordinate(latitude: 46, longitude: 5)) == nil)
        #expect(empty.search("lyon").isEmpty)
    }

    @Test func theTreeFindsWhatLookingAtAllPlacesFinds() throws {
        let table = gazetteer.table
        var points = [(90.0, 0.0), (-90, 0), (89.99, 179), (0, 180), (0, -180), (-17, 179.99), (65, -179.9), (71, 100)]
        for index in 0..<60 {
            points.append((Double(index * 37 % 180) - 90 + 0.3, Double(index * 101 % 360) - 180 + 0.7))
        }
        func cost(_ index: Int, _ distance: Double) -> Double {
            max(distance, 500) / Double(max(table.population(of: index), 300)).squareRoot()
        }
        for point in points.map({ Coordinate(latitude: $0.0, longitude: $0.1) }) {
            let here = UnitVector(point)
            let ways = table.positions.map { UnitVector.metres(chord: Double($0.squaredChord(to: here).squareRoot())) }
            let near = ways.indices.filter { ways[$0] < 99_990 && !table.isSection($0) }
            let best = near.min { cost($0, ways[$0]) < cost($1, ways[$1]) }
            let nearest = try #require(ways.indices.min { ways[$0] < ways[$1] })
            let found = gazetteer.town(near: point)
            #expect((found == nil) == (best == nil))
            if let best, let found {
                let (expectedCost, foundCost) = (cost(best, ways[best]), cost(found, ways[found]))
                #expect(abs(foundCost - expectedCost) <= 0.001 * expectedCost + 0.01)
            } else {
                #expect(gazetteer.nearest(to: point) == gazetteer.nearestPlace(to: point))
            }
            let plain = try #require(gazetteer.nearestPlace(to: point))
            #expect(abs(plain.distanceMetres - ways[nearest]) < 2)
        }
    }

    @Test func titles() {
        func title(_ latitude: Double, _ longitude: Double, _ zoom: Double) -> String {
            let camera = MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: zoom)
            return gazetteer.title(for: MapViewport(camera: camera, columns: 80, rows: 24))
        }
        #expect(title(45.76, 4.84, 6) == "Lyon and around")
        #expect(title(45.76, 4.84, 13) == "Lyon")
        #expect(title(45.76, 4.84, 1) == "World")
        #expect(title(-40, -130, 9) == "40.00 S 130.00 W")
    }
}

/// The 36 points whose neighbours were found by looking at all places.
struct ExpectedPlacesTests {
    struct Place: Decodable, Sendable {
        let name: String
        let iso_a2: String
        let population: Int
        let distance_km: Double
        let bearing_deg: Double
        let compass8: String
    }

    struct Country: Decodable, Sendable {
        let iso_a2: String
    }

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let label: String
        let lat: Double
        let lon: Double
        let country_polygon: [Country]
        let nearest_any: Place
        let nearest_pop_1000: Place
        let nearest_pop_15000: Place
        var testDescription: String { label }
        var point: Coordinate { Coordinate(latitude: lat, longitude: lon) }
    }

    private struct File: Decodable {
        let cases: [Case]
    }

    static let cases: [Case] = {
        guard let data = try? Data(contentsOf: file("Reference/places.json")) else { return [] }
        return (try? JSONDecoder().decode(File.self, from: data))?.cases ?? []
    }()

    @Test func theCasesAreThere() { #expect(Self.cases.count == 36) }

    private func check(_ expected: Place, _ found: Gazetteer.Answer?) throws {
        let found = try #require(found)
        #expect(found.place.name == expected.name)
        #expect(found.place.countryCode == expected.iso_a2)
        #expect(abs(found.distanceMetres / 1000 - expected.distance_km) < 0.02 + expected.distance_km / 1000)
        #expect(CompassPoint(ofEightNearest: found.bearingDeg).abbreviation == expected.compass8)
        #expect(abs(Double(found.place.population) / Double(expected.population) - 1) < 0.045)
    }

    @Test(arguments: cases) func neighbours(_ expected: Case) throws {
        let gazetteer = Gazetteer.embedded
        try check(expected.nearest_pop_1000, gazetteer.nearestPlace(to: expected.point))
        try check(expected.nearest_pop_15000, gazetteer.nearestPlace(to: expected.point, leastPopulation: 15_000))
        if expected.nearest_any.population >= 1000 {
            try check(expected.nearest_any, gazetteer.nearestPlace(to: expected.point, leastPopulation: 1000))
        }
    }

    @Test(arguments: cases) func countries(_ expected: Case) {
        #expect(Gazetteer.embedded.country(at: expected.point) == expected.country_polygon.first?.iso_a2)
    }
}

/// Places by name.
struct PlaceSearchTests {
    private func search(_ text: String, limit: Int = 5) -> [String] {
        Gazetteer.embedded.search(text, limit: limit).map { "\($0.name) \($0.countryCode)" }
    }

    @Test func theBestComesFirst() {
        #expect(search("lyon").first == "Lyon FR")
        #expect(search("zurich").first == "Zürich CH")
        #expect(search("ZÜRICH").first == "Zürich CH")
        #expect(search("saint denis").contains("Saint-Denis FR"))
        #expect(search("san fran").first == "San Francisco US")
        #expect(search("frankfurt main").first == "Frankfurt am Main DE")
        #expect(search("sao paulo").first == "São Paulo BR")
        #expect(search("laquila").first == "L'Aquila IT")
        #expect(search("shangh").first == "Shanghai CN")
    }

    @Test func wholeNamesComeBeforeLargerPlacesThatOnlyBeginSo() {
        let places = Gazetteer.embedded.search("York", limit: 3)
        #expect(places.first?.name == "York")
        let words = search("paulo", limit: 60)
        #expect(words.first?.hasPrefix("Paulo") == true)
        #expect(words.contains("São Paulo BR"))
        #expect(Set(words).count > 10)
    }

    @Test func aCountryNarrowsTheSearch() {
        #expect(search("paris, us").allSatisfy { $0.hasSuffix("US") })
        #expect(search("Paris, FR").first == "Paris FR")
        #expect(search("paris, xx").isEmpty)
    }

    @Test func nothingFindsNothing() {
        for text in ["", "  ", ",", "'", "zzzzqqq", "\u{1F69A}", String(repeating: "a", count: 10_000)] {
            #expect(search(text).isEmpty)
        }
        #expect(search("lyon", limit: 0).isEmpty)
        #expect(search("s", limit: 3).count == 3)
    }
}
