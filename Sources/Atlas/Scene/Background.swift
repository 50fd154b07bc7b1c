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
    /// The seas that may be labelled.
    var seas: SeaLabels
    /// What may be written from the street map.
    var streets: StreetLabels

    /// Built-up ground is coloured from this zoom on.
    private static let firstUrbanZoom = 5.0

    /// Draws the background; `places` gives more towns where the zoom is high.
    init(_ key: Key, _ world: World, _ cache: inout TileCache, places: () -> Gazetteer) {
        self.key = key
        grid = Self.grid(key, world, &cache)
        cities = CityLabels(world, places: places, in: key.viewport, drawing: key.drawing)
        seas = SeaLabels(world, in: key.viewport, drawing: key.drawing)
        streets = StreetLabels(key.streets, in: key.viewport)
    }

    /// The lines and fills alone.
    static func grid(_ key: Key, _ world: World, _ cache: inout TileCache) -> CellGrid {
        let level = world.level(forZoom: key.viewport.camera.zoom)
        let tiles = TileView.all(of: level, in: key.viewport).map { (cache.tile(at: $0.address, of: level), $0) }
        var grid = CellGrid(columns: key.viewport.columns, rows: key.viewport.rows)
        let ground = StreetGround(key.streets, in: key.viewport)
        fill(&grid, tiles, key)
        ground.fill(&grid, key.viewport, key.drawing, key.style)
        draw(&grid, tiles, ground, key)
        return grid
    }

    private static func fill(_ grid: inout CellGrid, _ tiles: [(tile: MapTile, place: TileView)], _ key: Key) {
        guard key.style.landFill != nil || key.style.seaFill != nil || key.style.urbanFill != nil else { return }
        var land = AreaFill(key.viewport)
        for (tile, place) in tiles { land.add(tile, [.land, .lakes], at: place) }
        for (index, isLand) in land.cells.enumerated() {
            guard let isLand, let style = isLand ? key.style.landFill : key.style.seaFill else { continue }
            grid[index] = Cell(.space, style)
        }
        guard let urbanFill = key.style.urbanFill, key.viewport.camera.zoom >= firstUrbanZoom else { return }
        var urban = AreaFill(key.viewport)
        for (tile, place) in tiles { urban.add(tile, [.urban], at: place) }
        for index in urban.cells.indices where urban.cells[index] == true && land.cells[index] == true {
            grid[index] = Cell(.space, urbanFill)
        }
    }

    private static func draw(
        _ grid: inout CellGrid, _ tiles: [(tile: MapTile, place: TileView)], _ ground: StreetGround, _ key: Key
    ) {
        var raster = LineRaster(key.viewport, blends: CellShapes(key.drawing).blends)
        raster.draw(tiles)
        var dots = raster.grid
        ground.clearWorld(&dots, zoom: key.viewport.camera.zoom)
        StreetRaster.draw(key.streets, in: key.viewport, on: &dots)
        let shapes = CellShapes(key.drawing)
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let style = key.style.style(of: MapLayer(rawValue: dots.layers[index]) ?? .none)
            grid[index] = Cell(shapes.glyph(dots.dots[index]), style.over(grid[index].style))
        }
    }
}
