import Canvas
import Geo
import Testing

@testable import Atlas

/// Lines, dots and their characters.
struct RasterTests {
    private let all = DotBounds(minX: 0, minY: 0, maxX: 19, maxY: 19)

    private func draw(_ lines: [(Double, Double, Double, Double)], blends: Bool = true) -> DotGrid {
        var grid = DotGrid(columns: 10, rows: 5, bounds: all, blends: blends)
        for (x0, y0, x1, y1) in lines {
            grid.line(DotPoint(x: x0, y: y0), DotPoint(x: x1, y: y1), .coast)
        }
        return grid
    }

    @Test func brailleDotsAreNumberedAsInUnicode() {
        let bits: [(Double, Double, UInt8)] = [
            (0, 0, 0x01), (0, 1, 0x02), (0, 2, 0x04), (1, 0, 0x08), (1, 1, 0x10), (1, 2, 0x20), (0, 3, 0x40),
            (1, 3, 0x80),
        ]
        for (x, y, bit) in bits {
            #expect(draw([(x, y, x, y)]).dots[0] == bit)
        }
        #expect(BrailleShapes.glyph(0xFF).base == "⣿")
        #expect(BrailleShapes.glyph(0) == .space)
    }

    @Test func linesAreCutAtTheBounds() {
        #expect(draw([(-1e9, 2, 1e9, 2)]).dots.prefix(10).allSatisfy { $0 == 0x24 })
        #expect(draw([(-5, -5, -1, 30), (5, -9, 30, -1), (20, 0, 20, 20)]).dots.allSatisfy { $0 == 0 })
        let diagonal = draw([(-1_000_000, -1_000_000, 1_000_000, 1_000_000)])
        #expect(diagonal.dots.reduce(0) { $0 + $1.nonzeroBitCount } == 20)
    }

    @Test func anEmptyGridTakesLines() {
        var grid = DotGrid(columns: 0, rows: 0, bounds: DotBounds(minX: 0, minY: 0, maxX: 9, maxY: 9), blends: true)
        grid.line(DotPoint(x: 0, y: 0), DotPoint(x: 5, y: 5), .coast)
        #expect(grid.dots.isEmpty)
    }

    @Test func layersMeetInACell() {
        for (blends, expected) in [(true, UInt8(0x09)), (false, 0x01)] {
            var grid = DotGrid(columns: 1, rows: 1, bounds: all, blends: blends)
            grid.line(DotPoint(x: 1, y: 0), DotPoint(x: 1, y: 0), .river)
            grid.line(DotPoint(x: 0, y: 0), DotPoint(x: 0, y: 0), .coast)
            #expect(grid.dots == [expected])
            #expect(grid.layers == [MapLayer.coast.rawValue])
        }
    }

    @Test func dashesAreBrokenAndKeepTheirPhase() {
        var whole = DotGrid(columns: 10, rows: 1, bounds: all, blends: true)
        whole.line(DotPoint(x: 0, y: 0), DotPoint(x: 19, y: 0), .border, .dashed)
        #expect(whole.dots.map { $0 != 0 } == [true, true, false, false, true, true, false, false, true, true])
        var pieces = DotGrid(columns: 10, rows: 1, bounds: all, blends: true)
        pieces.line(DotPoint(x: 0, y: 0), DotPoint(x: 6, y: 0), .border, .dashed)
        pieces.line(DotPoint(x: 6, y: 0), DotPoint(x: 19, y: 0), .border, .dashed, phase: 6)
        #expect(pieces.dots == whole.dots)
    }

    @Test func asciiCharactersFollowTheLine() {
        func character(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Unicode.Scalar {
            AsciiShapes.glyphs[Int(draw([(x0, y0, x1, y1)]).dots[0])].base
        }
        #expect(character(0, 0, 0, 3) == "|")
        #expect(character(0, 0, 1, 3) == "\\")
        #expect(character(1, 0, 0, 3) == "/")
        #expect(character(0, 1, 1, 1) == "-")
        #expect(character(0, 3, 1, 3) == "_")
        #expect(character(0, 0, 1, 0) == "'")
        #expect(character(0, 0, 0, 0) == "'")
        #expect(character(1, 3, 1, 3) == ".")
        #expect(AsciiShapes.glyphs[0] == .space)
        #expect((1...255).allSatisfy { (0x21...0x7E).contains(AsciiShapes.glyphs[$0].base.value) })
    }

    @Test func landAndSeaAreFilled() {
        var style = MapStyle()
        style.landFill = Style(background: Color(rgb: 0x00FF00))
        style.seaFill = Style(background: Color(rgb: 0x0000FF))
        for zoom in [0.0, 2, 4, 7] {
            let map = Drawn(latitude: 46, longitude: 2, zoom: zoom, style: style)
            let view = MapViewport(
                camera: MapCamera(center: Coordinate(latitude: 46, longitude: 2), zoom: zoom), columns: 80, rows: 24)
            for (latitude, longitude, land) in [
                (47.0, 2.5, true), (45.5, -7.0, false), (52, -1.2, true), (0, -30, false),
            ] {
                guard let cell = view.cell(of: Coordinate(latitude: latitude, longitude: longitude)) else { continue }
                #expect(
                    map.canvas[cell.column, cell.row].style.background
                        == (land ? style.landFill : style.seaFill)?.background)
            }
        }
    }

    @Test func fillsReachAcrossTheAntimeridianAndThePole() {
        var style = MapStyle()
        style.landFill = Style(background: Color(rgb: 0x00FF00))
        let chukotka = Drawn(latitude: 67, longitude: 180, zoom: 4, columns: 20, rows: 4, style: style)
        #expect(chukotka.canvas[8, 1].style.background != nil)
        #expect(chukotka.canvas[11, 2].style.background != nil)
        let antarctica = Drawn(latitude: -84, longitude: 100, zoom: 3, columns: 20, rows: 5, style: style)
        #expect(antarctica.canvas[10, 2].style.background != nil)
    }
}
