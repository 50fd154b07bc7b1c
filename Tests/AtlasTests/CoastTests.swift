import Canvas
import Foundation
import Geo
import Testing

@testable import Atlas

/// The drawn coast against the coast of the source, which the pack holds only as simplified land.
struct CoastTests {
    /// The lines of a box of the reference.
    struct Reference: Sendable, CustomTestStringConvertible {
        let name: String
        let box: (west: Double, south: Double, east: Double, north: Double)
        /// Lines with the longer side of the whole line that they are a piece of, in degrees.
        var lines: [(sideDeg: Double, points: [Coordinate])]
        var testDescription: String { name }

        var center: Coordinate {
            Coordinate(latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2)
        }

        func holds(_ place: Coordinate) -> Bool {
            (box.south...box.north).contains(place.latitude) && (box.west...box.east).contains(place.longitude)
        }
    }

    static let references: [Reference] = {
        let text = (try? String(contentsOf: file("Reference/coastline.tsv"), encoding: .utf8)) ?? ""
        var references: [Reference] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            let box = columns[1].split(separator: ",").compactMap { Double($0) }
            let points = columns[3].split(separator: " ").map { vertex in
                let numbers = vertex.split(separator: ",").compactMap { Double($0) }
                return Coordinate(latitude: numbers[1], longitude: numbers[0])
            }
            if references.last?.name != String(columns[0]) {
                references.append(Reference(name: String(columns[0]), box: (box[0], box[1], box[2], box[3]), lines: []))
            }
            references[references.count - 1].lines.append((Double(columns[2]) ?? 0, points))
        }
        return references
    }()

    private static let columns = 100
    private static let rows = 40

    /// The cells that show a coast, those that show text, and the view.
    private func coast(
        around center: Coordinate, zoom: Double
    ) -> (cells: Set<Int>, text: Set<Int>, viewport: MapViewport) {
        var style = MapStyle()
        style.cityLabel = Style(foreground: Color(rgb: 9))
        (style.cityMarker, style.seaLabel, style.scaleBar) = (style.cityLabel, style.cityLabel, style.cityLabel)
        style.coast = Style(foreground: Color(rgb: 7))
        let camera = MapCamera(center: center, zoom: zoom)
        let drawn = Drawn(MapScene(), camera, Self.columns, Self.rows, .braille, style)
        func cells(_ colour: UInt32) -> Set<Int> {
            Set(drawn.canvas.cells.indices.filter { drawn.canvas.cells[$0].style.foreground?.rgb == colour })
        }
        return (cells(7), cells(9), MapViewport(camera: camera, columns: Self.columns, rows: Self.rows))
    }

    private func isNear(_ column: Int, _ row: Int, _ cells: Set<Int>) -> Bool {
        for row in max(0, row - 1)...min(Self.rows - 1, row + 1) {
            for column in max(0, column - 1)...min(Self.columns - 1, column + 1)
            where cells.contains(row * Self.columns + column) {
                return true
            }
        }
        return false
    }

    @Test func theReferenceIsThere() {
        #expect(Self.references.map(\.name).count == 6)
        #expect(Self.references.allSatisfy { $0.lines.reduce(0) { $0 + $1.points.count } > 40 })
    }

    @Test(arguments: references, [2.0, 3, 4.5, 5, 6, 7.25, 8, 9, 10])
    func theCoastOfTheSourceIsDrawnWithinACell(_ reference: Reference, _ zoom: Double) {
        let (cells, text, viewport) = coast(around: reference.center, zoom: zoom)
        let degreesPerDot = 360 / (256 * exp2(zoom))
        var looked = 0
        // Islands of less than two dots are left out of the pack.
        for line in reference.lines where line.sideDeg > 4 * degreesPerDot {
            for point in line.points where reference.holds(point) {
                guard let cell = viewport.cell(of: point), !isNear(cell.column, cell.row, text) else { continue }
                looked += 1
                let isDrawn = isNear(cell.column, cell.row, cells)
                #expect(isDrawn, "\(point) at zoom \(zoom)")
            }
        }
        #expect(looked > 5 || zoom < 6 || zoom > 8)
    }

    /// All but the Øresund: two of its islands are in the newer land but not yet in the reference.
    @Test(arguments: references.filter { $0.name != "Oresund" }, [6.0, 7.25, 8, 9, 10])
    func nothingElseIsDrawnAsCoast(_ reference: Reference, _ zoom: Double) {
        let (cells, _, viewport) = coast(around: reference.center, zoom: zoom)
        var expected: Set<Int> = []
        for line in reference.lines {
            for (start, end) in zip(line.points, line.points.dropFirst()) {
                for step in 0...40 {
                    let part = Double(step) / 40
                    let place = Coordinate(
                        latitude: start.latitude + (end.latitude - start.latitude) * part,
                        longitude: start.longitude + (end.longitude - start.longitude) * part)
                    if let cell = viewport.cell(of: place) { expected.insert(cell.row * Self.columns + cell.column) }
                }
            }
        }
        for cell in cells {
            let (column, row) = (cell % Self.columns, cell / Self.columns)
            // The reference ends at its box, and its last lines a little before or behind that.
            let isInBox = [(-2, -2), (2, 2), (-2, 2), (2, -2)].allSatisfy {
                reference.holds(viewport.coordinate(column: column + $0.0, row: row + $0.1))
            }
            guard isInBox else { continue }
            let isExpected = isNear(column, row, expected)
            #expect(isExpected, "cell \(column) \(row) at zoom \(zoom)")
        }
    }
}
