import Canvas
import Streets

/// What of the map stays while only markers move.
struct Background: Sendable {
    /// What it depends on.
    struct Key: Sendable, Hashable {
        /// The camera and the size.
        let viewport: MapViewport
        /// The characters.
        let drawing: MapDrawing
        /// The look.
        let style: MapStyle
        /// The street map.
        let streets: StreetPicture
    }

    /// What it was drawn for.
    let key: Key
    /// The lines and fills.
    let grid: CellGrid
    /// The towns that may be labelled.
    var cities: CityLabels
    /// What may be written from the street map.
    var streets: StreetLabels

    /// Draws the background.
    init(_ key: Key, _ world: World) {
        self.key = key
        let lines = world.lines(forZoom: key.viewport.camera.zoom)
        var grid = CellGrid(columns: key.viewport.columns, rows: key.viewport.rows)
        let ground = StreetGround(key.streets, in: key.viewport)
        Self.fill(&grid, lines, key)
        ground.fill(&grid, key.viewport, key.drawing, key.style)
        Self.draw(&grid, lines, ground, key)
        self.grid = grid
        cities = CityLabels(world.places, in: key.viewport, drawing: key.drawing)
        streets = StreetLabels(key.streets, in: key.viewport)
    }

    private static func fill(_ grid: inout CellGrid, _ lines: World.Lines, _ key: Key) {
        guard key.style.landFill != nil || key.style.seaFill != nil else { return }
        let cells = LandFill.cells(of: lines, in: key.viewport)
        for index in cells.indices {
            guard let isLand = cells[index], let style = isLand ? key.style.landFill : key.style.seaFill else {
                continue
            }
            grid[index] = Cell(.space, style)
        }
    }

    private static func draw(_ grid: inout CellGrid, _ lines: World.Lines, _ ground: StreetGround, _ key: Key) {
        var dots = LineRaster.world(lines, in: key.viewport, blends: key.drawing == .braille)
        ground.clearWorld(&dots, zoom: key.viewport.camera.zoom)
        StreetRaster.draw(key.streets, in: key.viewport, on: &dots)
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let style = key.style.style(of: MapLayer(rawValue: dots.layers[index]) ?? .none)
            let pattern = dots.dots[index]
            let glyph =
                key.drawing == .braille
                ? BrailleShapes.glyph(pattern) : Glyph(AsciiShapes.character(for: pattern))
            grid[index] = Cell(glyph, style.over(grid[index].style))
        }
    }
}
