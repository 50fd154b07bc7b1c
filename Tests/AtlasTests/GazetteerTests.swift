import Geo
import Testing

@testable import Atlas

/// Coordinates in words.
struct GazetteerTests {
    private let gazetteer = Gazetteer.embedded

    private func describe(_ latitude: Double, _ longitude: Double) -> String {
        gazetteer.describe(Coordinate(latitude: latitude, longitude: longitude))
    }

    @Test func placesInWords() {
        #expect(describe(45.76, 4.84) == "in Lyon")
        #expect(describe(45.845, 4.945) == "12 km NE of Lyon")
        #expect(describe(48.8606, 2.3376) == "in Paris")
        #expect(describe(-30, -130) == "2420 km SE of Papeete")
        #expect(describe(.nan, 5) == "")
        #expect(describe(91, 5) == "")
        let south = Coordinate(latitude: -23.9, longitude: -46.63)
        #expect(gazetteer.nearest(to: south)?.text(ascii: true).unicodeScalars.allSatisfy { $0.isASCII } == true)
    }

    @Test func noPlacesNoWords() {
        #expect(Gazetteer([]).nearest(to: Coordinate(latitude: 0, longitude: 0)) == nil)
        #expect(Gazetteer([]).describe(Coordinate(latitude: 0, longitude: 0)) == "")
    }

    @Test func theGridFindsWhatLookingAtAllPlacesFinds() {
        let places = World.embedded.places
        var points = [(90.0, 0.0), (-90, 0), (89.99, 179), (0, 180), (0, -180), (-17, 179.99), (65, -179.9), (71, 100)]
        for index in 0..<200 {
            points.append((Double(index * 37 % 180) - 90 + 0.3, Double(index * 101 % 360) - 180 + 0.7))
        }
        for point in points.map({ Coordinate(latitude: $0.0, longitude: $0.1) }) {
            let near = places.map { ($0, $0.coordinate.distanceMetres(to: point)) }
            func cost(_ place: Place, _ distance: Double) -> Double {
                max(distance, 500) / Double(max(place.population, 300)).squareRoot()
            }
            let best = near.filter { $0.1 < 150_000 }.min { cost($0.0, $0.1) < cost($1.0, $1.1) }
            let expected = best ?? near.min { $0.1 < $1.1 }
            let found = gazetteer.nearest(to: point)
            #expect(found?.place == expected?.0)
            #expect(abs((found?.distanceMetres ?? -1) - (expected?.1 ?? 0)) < 1)
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
