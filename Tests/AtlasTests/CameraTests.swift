import Geo
import Testing

@testable import Atlas

/// Where the map looks and which cell shows what.
struct CameraTests {
    private let lyon = Coordinate(latitude: 45.76, longitude: 4.84)

    @Test func cellsAndCoordinatesGoBackAndForth() {
        for zoom in [0.0, 3.3, 8, 16] {
            for center in [lyon, Coordinate(latitude: -17, longitude: 179.99), Coordinate(latitude: 0, longitude: 0)] {
                let view = MapViewport(camera: MapCamera(center: center, zoom: zoom), columns: 81, rows: 25)
                for (column, row) in [(0, 0), (80, 24), (40, 12), (3, 20), (79, 1)] {
                    let coordinate = view.coordinate(column: column, row: row)
                    // The top and bottom of a small world lie outside the map.
                    guard abs(coordinate.latitude) < 85 else { continue }
                    let cell = view.cell(of: coordinate)
                    #expect(cell?.column == column && cell?.row == row)
                }
            }
        }
    }

    @Test func centerIsInTheMiddle() {
        let view = MapViewport(camera: MapCamera(center: lyon, zoom: 7), columns: 80, rows: 24)
        let cell = view.cell(of: lyon)
        #expect([39, 40].contains(cell?.column) && [11, 12].contains(cell?.row))
    }

    @Test func valuesAreBroughtIntoTheirRanges() {
        let north = MapCamera(center: Coordinate(latitude: 90, longitude: 540), zoom: 99)
        #expect(north.center.latitude == MercatorPoint.maximumLatitude)
        #expect(north.center.longitude == -180)
        #expect(north.zoom == 16)
        let none = MapCamera(center: Coordinate(latitude: .nan, longitude: .infinity), zoom: .nan)
        #expect(none == MapCamera(center: Coordinate(latitude: 0, longitude: 0), zoom: 0))
        #expect(MapCamera(center: lyon, zoom: -.infinity).zoom == MapCamera.zoomRange.lowerBound)
    }

    @Test func panningMovesByCells() {
        let camera = MapCamera(center: lyon, zoom: 6)
        let before = MapViewport(camera: camera, columns: 80, rows: 24)
        let after = MapViewport(camera: camera.panned(byColumns: 10, rows: -5), columns: 80, rows: 24)
        let mark = before.coordinate(column: 50, row: 8)
        #expect(after.cell(of: mark)?.column == 40)
        #expect(after.cell(of: mark)?.row == 13)
    }

    @Test func panningWrapsAndStops() {
        let camera = MapCamera(center: Coordinate(latitude: 60, longitude: 179), zoom: 4)
        let east = camera.panned(byColumns: 100, rows: 0).center
        #expect(east.longitude < -120 && abs(east.latitude - 60) < 1e-9)
        #expect(camera.panned(byColumns: 0, rows: -1e9).center.latitude <= MercatorPoint.maximumLatitude)
        #expect(camera.panned(byColumns: 0, rows: 1e9).center.latitude >= -MercatorPoint.maximumLatitude)
        #expect(camera.panned(byColumns: 0, rows: 1e9).panned(byColumns: 0, rows: -4).center.latitude > -85.05)
    }

    @Test func zoomingAtACellKeepsWhatIsThere() {
        for (column, row) in [(0, 0), (70, 20), (40, 12)] {
            let camera = MapCamera(center: lyon, zoom: 6)
            let place = MapViewport(camera: camera, columns: 80, rows: 24).coordinate(column: column, row: row)
            let closer = camera.zoomed(by: 1.5, atColumn: column, row: row, columns: 80, rows: 24)
            let cell = MapViewport(camera: closer, columns: 80, rows: 24).cell(of: place)
            #expect(closer.zoom == 7.5)
            #expect(abs((cell?.column ?? -9) - column) <= 1 && abs((cell?.row ?? -9) - row) <= 1)
        }
    }

    @Test func fittingShowsEverything() {
        let fleets: [[(Double, Double)]] = [
            [(45.76, 4.84), (48.85, 2.35), (43.3, 5.4)], [(-17, 178), (-14, -171)], [(52, -170), (53, 175), (50, 179)],
            [(60, 179.5), (60, -179.5)], [(-33, 151), (40, -74), (51, 0)], [(85, 0), (-85, 10)], [(10, 10), (10, 50)],
        ]
        for fleet in fleets {
            let points = fleet.map { Coordinate(latitude: $0.0, longitude: $0.1) }
            let camera = MapCamera.fitting(points, columns: 80, rows: 24)
            let view = MapViewport(camera: camera, columns: 80, rows: 24)
            #expect(points.allSatisfy { view.cell(of: $0) != nil })
        }
    }

    @Test func fittingAcrossTheAntimeridianStaysClose() {
        let fiji = [(-17.0, 178.0), (-14, -171)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
        let camera = MapCamera.fitting(fiji, columns: 80, rows: 24)
        #expect(camera.zoom > 3)
        #expect(abs(camera.center.longitude - -176.5) < 0.01)
    }

    @Test func fittingOneSpotOrNone() {
        #expect(MapCamera.fitting([lyon], columns: 80, rows: 24).zoom == MapCamera.singleSpotZoom)
        #expect(MapCamera.fitting([lyon, lyon, lyon], columns: 80, rows: 24).zoom == MapCamera.singleSpotZoom)
        #expect(MapCamera.fitting([], columns: 80, rows: 24) == .world(columns: 80, rows: 24))
        #expect(MapCamera.fitting([lyon], columns: 0, rows: 0).zoom == MapCamera.singleSpotZoom)
        #expect(MapCamera.fitting([lyon, .init(latitude: 40, longitude: 0)], columns: 0, rows: 0).zoom.isFinite)
        let near = Coordinate(latitude: 45.77, longitude: 4.85)
        #expect(MapCamera.fitting([lyon, near], columns: 80, rows: 24).zoom <= MapCamera.closestFitZoom)
    }

    @Test func everyPointHasOneCellInAViewWiderThanTheWorld() {
        let view = MapViewport(
            camera: MapCamera(center: Coordinate(latitude: 0, longitude: 100), zoom: 0), columns: 300, rows: 70)
        var seen: Set<Int> = []
        for longitude in stride(from: -179.0, to: 180, by: 10) {
            seen.insert(view.cell(of: Coordinate(latitude: 0, longitude: longitude))?.column ?? -1)
        }
        #expect(seen.count == 36)
        #expect(!seen.contains(-1))
    }

    @Test func polesAreShownAtTheEdge() {
        let view = MapViewport(
            camera: MapCamera(center: Coordinate(latitude: 0, longitude: 0), zoom: 0), columns: 128, rows: 64)
        #expect(view.cell(of: Coordinate(latitude: 90, longitude: 0))?.row == 0)
        #expect(view.cell(of: Coordinate(latitude: -90, longitude: 0))?.row == 63)
        #expect(view.cell(of: Coordinate(latitude: 91, longitude: 0)) == nil)
        #expect(view.cell(of: Coordinate(latitude: .nan, longitude: 0)) == nil)
    }

    @Test func metresPerColumnShrinkTowardsThePoles() {
        func metres(_ latitude: Double, _ zoom: Double) -> Double {
            let camera = MapCamera(center: Coordinate(latitude: latitude, longitude: 0), zoom: zoom)
            return MapViewport(camera: camera, columns: 80, rows: 24).metresPerColumn
        }
        #expect(abs(metres(0, 0) - 2 * 156_368) < 500)
        #expect(abs(metres(60, 0) / metres(0, 0) - 0.5) < 0.001)
        #expect(abs(metres(0, 5) * 32 - metres(0, 0)) < 1)
    }
}
