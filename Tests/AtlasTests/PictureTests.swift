import Canvas
import Foundation
import Geo
import Testing

@testable import Atlas

/// Whole pictures, as a person sees them.
///
/// When one of them changes on purpose, run these tests with `FLEETTOP_RECORD=1` in the environment, and look at every
/// picture before you store it.
struct PictureTests {
    /// A picture with a name.
    struct Scene: Sendable, CustomTestStringConvertible {
        let name: String
        let camera: MapCamera
        var testDescription: String { name }

        init(_ name: String, _ camera: MapCamera) {
            self.name = name
            self.camera = camera
        }

        init(_ name: String, _ latitude: Double, _ longitude: Double, _ zoom: Double) {
            self.init(name, MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: zoom))
        }
    }

    static let scenes = [
        Scene("world", .world(columns: 80, rows: 24)),
        Scene("europe", 49, 8, 3),
        Scene("fiji", -17.3, 179.6, 6),
        Scene("svalbard", 78.6, 17, 5),
        Scene("lyon", 45.76, 4.84, 8),
    ]

    @Test(arguments: scenes, MapDrawing.allCases)
    func picture(_ scene: Scene, _ drawing: MapDrawing) throws {
        let text = Drawn(MapScene(), scene.camera, 80, 24, drawing).canvas.text
        let golden = file("Golden/\(scene.name).\(drawing).txt")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try text.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
    }
}
