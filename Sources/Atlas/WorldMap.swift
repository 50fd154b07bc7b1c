import Canvas
import Geo

/// Draws the map; one owner, who keeps it from frame to frame.
///
/// It remembers the lines of the last picture: as long as camera, size, characters and style stay the same, a frame
/// costs only what moved. It also keeps the last tiles decoded, so that moving the camera costs only the drawing.
public struct WorldMap: Sendable {
    private let world: World
    private var background: Background?
    private var zones: ZoneLayer?
    private var tiles = TileCache()
    /// The small map in the corner.
    private var inset: InsetMap.Lines?
    /// The places to label at high zooms; not asked for before they are needed.
    private let places: @Sendable () -> Gazetteer

    /// A map of the world inside the program.
    public init() {
        world = .embedded
        places = { .embedded }
    }

    /// A map of another world, with the places of a gazetteer.
    public init(world: World, places: Gazetteer) {
        self.world = world
        self.places = { places }
    }

    /// Draws a scene into a rectangle of a canvas; ``MapScene/cluster(column:row:in:)`` says what can be hit there.
    ///
    /// From below: fills, lakes, rivers, borders and coasts, streets, zones, the names of streets, towns and seas, rings
    /// around old positions, the trail with its stops, markers and labels, scale bar and coordinates, the selected
    /// marker, whom to thank for street tiles, and the small map in the corner. A rectangle that reaches beyond the
    /// canvas is cut first. Cells that the map leaves empty keep the style that they had.
    ///
    /// - Parameters:
    ///   - scene: What is on the map.
    ///   - camera: Where it looks; the centre is the middle of the rectangle.
    ///   - canvas: Where to draw.
    ///   - rect: The part of the canvas to fill.
    ///   - drawing: With which characters.
    ///   - style: How it looks.
    ///   - glyphs: Measures sanitised text. It must give the same for the same text, for names are kept.
    public mutating func draw(
        _ scene: MapScene, camera: MapCamera, on canvas: inout Canvas, in rect: Rect, drawing: MapDrawing,
        style: MapStyle, glyphs: (String) -> [Glyph]
    ) {
        let area = rect.intersection(canvas.bounds)
        guard !area.isEmpty else { return }
        let viewport = MapViewport(camera: camera, columns: area.width, rows: area.height)
        var base = currentBackground(
            Background.Key(viewport: viewport, drawing: drawing, style: style, streets: scene.streets))
        var grid = base.grid
        var layer = currentZones(ZoneLayer.Key(viewport: viewport, drawing: drawing, zones: scene.zones))
        zones = nil
        let selected = scene.selected
        let corner = scene.hasInset ? InsetMap(viewport, avoiding: selected) : nil
        Self.draw(scene, selected, over: &base, &layer, corner, on: &grid, glyphs: glyphs)
        if let corner {
            let lines = corner.lines(like: base.key, last: inset, world, &tiles)
            corner.draw(lines, drawing: drawing, style: style, on: &grid)
            inset = lines
        }
        background = base
        zones = layer
        grid.copy(to: &canvas, x: area.x, y: area.y)
    }

    private static func draw(
        _ scene: MapScene, _ selected: MapMarker?, over base: inout Background, _ zones: inout ZoneLayer,
        _ inset: InsetMap?,
        on grid: inout CellGrid, glyphs: (String) -> [Glyph]
    ) {
        let (viewport, drawing, style) = (base.key.viewport, base.key.drawing, base.key.style)
        var occupancy = Occupancy(columns: viewport.columns, rows: viewport.rows)
        let furniture = Furniture(scene, in: viewport, drawing: drawing, style: style)
        furniture.take(&occupancy)
        inset?.take(&occupancy)
        if let cell = selected.flatMap({ viewport.cell(of: $0.place) }) {
            occupancy.take(cell.column..<cell.column + 1, row: cell.row)
        }
        let thanks = AttributionLine(
            base.key.streets, in: viewport, drawing: drawing, style: style.scaleBar, &occupancy, glyphs: glyphs)
        var markers = MarkerPainter(
            MarkerCluster.all(of: scene.markers, in: viewport, reserved: occupancy), &occupancy)
        zones.drawBorders(on: &grid)
        // Labels look for room before towns do, and are drawn over the trail.
        var trailCells = occupancy
        drawPast(scene, base.key, on: &grid, &occupancy, &trailCells, glyphs: glyphs)
        markers.draw(on: &grid, &occupancy, names: scene.names, glyphs: glyphs)
        furniture.draw(on: &grid, except: markers.isCovered)
        markers.drawSelected(on: &grid)
        EdgePointer.draw(selected, in: viewport, drawing: drawing, on: &grid, &occupancy, glyphs: glyphs)
        thanks?.draw(on: &grid)
        occupancy.formUnion(trailCells)
        drawNames(over: &base, &zones, on: &grid, &occupancy, glyphs: glyphs)
    }

    /// Draws where devices have been or may be, and what is measured.
    private static func drawPast(
        _ scene: MapScene, _ key: Background.Key, on grid: inout CellGrid, _ occupancy: inout Occupancy,
        _ trailCells: inout Occupancy, glyphs: (String) -> [Glyph]
    ) {
        let (viewport, drawing, style) = (key.viewport, key.drawing, key.style)
        RingPainter.draw(scene.markers, in: viewport, drawing: drawing, style: style.uncertainty, on: &grid)
        TrailPainter.draw(scene.trail, in: viewport, drawing: drawing, style: style, on: &grid, &trailCells)
        if let measure = scene.measure {
            RingPainter.draw(measure, in: viewport, drawing: drawing, style: style.measure, on: &grid)
        }
        TrailPainter.draw(
            scene.stops, in: viewport, drawing: drawing, style: style.stop, on: &grid, &occupancy, glyphs: glyphs)
    }

    /// Writes the names of zones, towns, streets and seas where there is room.
    private static func drawNames(
        over base: inout Background, _ zones: inout ZoneLayer, on grid: inout CellGrid, _ occupancy: inout Occupancy,
        glyphs: (String) -> [Glyph]
    ) {
        let style = base.key.style
        zones.drawNames(on: &grid, &occupancy, glyphs: glyphs)
        let written = base.streets.drawPlaces(on: &grid, &occupancy, style: style, glyphs: glyphs)
        base.cities.draw(on: &grid, &occupancy, style: style, except: written, glyphs: glyphs)
        base.streets.drawNames(on: &grid, &occupancy, style: style, glyphs: glyphs)
        base.seas.draw(on: &grid, &occupancy, style: style.seaLabel, glyphs: glyphs)
    }

    private func currentZones(_ key: ZoneLayer.Key) -> ZoneLayer {
        if let zones, zones.key == key { return zones }
        return ZoneLayer(key)
    }

    /// The background for a key; taken out of the map, so that changing it copies nothing.
    private mutating func currentBackground(_ key: Background.Key) -> Background {
        if let known = background, known.key == key {
            background = nil
            return known
        }
        background = nil
        return Background(key, world, &tiles, places: places)
    }
}
