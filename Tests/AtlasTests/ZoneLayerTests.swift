import Canvas
import Geo
import Testing

@testable import Atlas

/// Zones on the map: their borders, their names, and what is left out.
struct ZoneLayerTests {
    private static let lyon = Coordinate(latitude: 45.76, longitude: 4.84)

    private func zone(_ name: String, at place: Coordinate = lyon, radius: Double = 9_000) throws -> MapZone {
        let shape = GeoShape.circle(center: place, radiusMetres: radius)
        let area = try GeoArea(shape)
        return MapZone(
            outlines: shape.outlines(), label: name, center: area.center,
            style: Style(foreground: Color(rgb: 0xFF8700)),
            box: area.box)
    }

    private func picture(
        _ zones: [MapZone], at place: Coordinate = lyon, zoom: Double = 9, drawing: MapDrawing = .braille,
        markers: [MapMarker] = []
    ) -> Canvas {
        let scene = MapScene(markers: markers, zones: MapZones(revision: 1, zones: zones))
        return Drawn(
            scene, latitude: place.latitude, longitude: place.longitude, zoom: zoom, drawing: drawing, world: .empty
        ).canvas
    }

    /// The cells that differ from a map without zones.
    private func marked(_ zones: [MapZone], at place: Coordinate = lyon, zoom: Double = 9) -> Int {
        let (with, without) = (picture(zones, at: place, zoom: zoom), picture([], at: place, zoom: zoom))
        return zip(with.cells, without.cells).count { $0 != $1 }
    }

    @Test func aBorderIsARingAroundItsName() throws {
        let canvas = picture([try zone("Depot")])
        let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
        let middle = try #require(lines.first { $0.contains("Depot") })
        let name = try #require(middle.firstRange(of: "Depot"))
        #expect(middle[..<name.lowerBound].contains { $0 != " " }, "the border west of it")
        #expect(middle[name.upperBound...].contains { $0 != " " }, "and east of it")
        #expect(lines.firstIndex(of: middle) == 11 || lines.firstIndex(of: middle) == 12)
    }

    @Test func inASCIITheBorderIsASCII() throws {
        let canvas = picture([try zone("Depot")], drawing: .ascii)
        #expect(canvas.text.contains("Depot"))
        #expect(canvas.text.unicodeScalars.count { "/\\|-_'.".unicodeScalars.contains($0) } > 20)
        #expect(!canvas.text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    }

    @Test func whatIsOutOfSightCostsNothing() throws {
        let far = try zone("Far", at: Coordinate(latitude: 48.85, longitude: 2.35))
        #expect(marked([far]) == 0)
        #expect(marked([far, try zone("Depot")]) == marked([try zone("Depot")]))
        // A border that goes all round the view has nothing in it but its name.
        #expect(marked([try zone("", radius: 400_000)]) == 0)
        #expect(marked([try zone("All", radius: 400_000)]) == 3)
    }

    @Test func aSmallZoneGoesWithoutItsName() throws {
        #expect(!picture([try zone("Depot", radius: 300)], zoom: 5).text.contains("Depot"))
        #expect(marked([try zone("Depot", radius: 300)], zoom: 5) >= 1, "but is there")
        #expect(picture([try zone("Depot", radius: 300)], zoom: 13).text.contains("Depot"))
    }

    @Test func ofTwoNamesThatWantOnePlaceTheLargerZoneHasItsOwn() throws {
        let text = picture([try zone("Small", radius: 5_000), try zone("Large", radius: 9_000)]).text
        #expect(text.contains("Large") && !text.contains("Small"))
    }

    @Test func aDeviceIsNotWrittenOver() throws {
        let text = picture(
            [try zone("Depot")], markers: [marker(1, Self.lyon.latitude, Self.lyon.longitude, "Van", isSelected: true)]
        ).text
        #expect(text.contains("#") && text.contains("Van"))
    }

    @Test(arguments: [179.99, -179.99])
    func aZoneOverTheAntimeridianIsWholeFromBothSides(longitude: Double) throws {
        let place = Coordinate(latitude: -17, longitude: 179.99)
        let here = marked([try zone("", at: place)], at: Coordinate(latitude: -17, longitude: longitude))
        let inland = marked(
            [try zone("", at: Coordinate(latitude: -17, longitude: 10))], at: Coordinate(latitude: -17, longitude: 10))
        #expect(abs(here - inland) <= inland / 4, "\(here) cells where it has \(inland) elsewhere")
    }

    @Test func itIsDrawnAnewOnlyWhenSomethingChanged() throws {
        let zones = MapZones(revision: 1, zones: [try zone("Depot")])
        let other = MapZones(revision: 2, zones: [try zone("Depot")])
        #expect(zones == MapZones(revision: 1, zones: [try zone("Yard")]), "the revision tells, not the borders")
        #expect(zones != other)
    }
}
