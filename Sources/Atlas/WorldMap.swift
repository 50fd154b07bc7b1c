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
    private var inset: Background?
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

    /// Draws a scene into a rectangle of a canvas and says what can be hit there.
    ///
    /// From below: fills, lakes, rivers, borders and coasts, streets, zones, the names of streets, towns and seas, the
    /// trail with its stops, rings around old positions, scale bar, coordinates and whom to thank for street tiles,
    /// labels and markers, and the small map in the corner. A rectangle that reaches
    /// beyond the canvas is cut first. Cells that the map leaves empty
    /// keep the style that they had.
    ///
    /// - Parameters:
    ///   - scene: What is on the map.
    ///   - camera: Where it looks; the centre is the middle of the rectangle.
    ///   - canvas: Where to draw.
    ///   - rect: The part of the canvas to fill.
    ///   - drawing: With which characters.
    ///   - style: How it looks.
    ///   - glyphs: Measures sanitised text. It must give the same for the same text, for names are kept.
    /// - Returns: Which markers stand where, in cells from the corner of the drawn rectangle.
    @discardableResult
    public mutating func draw(
        _ scene: MapScene, camera: MapCamera, on canvas: inout Canvas, in rect: Rect, drawing: MapDrawing,
        style: MapStyle, glyphs: (String) -> [Glyph]
    ) -> MapHits {
        let area = rect.intersection(canvas.bounds)
        guard !area.isEmpty else { return MapHits() }
        let viewport = MapViewport(camera: camera, columns: area.width, rows: area.height)
        var base = currentBackground(
            Background.Key(viewport: viewport, drawing: drawing, style: style, streets: scene.streets))
        var grid = base.grid
        let layer = currentZones(ZoneLayer.Key(viewport: viewport, drawing: drawing, zones: scene.zones))
        zones = layer
        let corner = scene.hasInset ? InsetMap(viewport, avoiding: scene.markers.first(where: \.isSelected)) : nil
        let hits = Self.draw(scene, over: &base, layer, corner, on: &grid, glyphs: glyphs)
        if let corner { drawInset(corner, over: base.key, on: &grid) }
        background = base
        grid.copy(to: &canvas, x: area.x, y: area.y)
        return hits
    }

    /// Draws the small map in its corner; its lines are kept as well.
    private mutating func drawInset(_ corner: InsetMap, over key: Background.Key, on grid: inout CellGrid) {
        let wanted = Background.Key(
            viewport: corner.viewport, drawing: key.drawing, style: key.style, streets: .none)
        let base = inset.flatMap { $0.key == wanted ? $0 : nil } ?? Background(wanted, world, &tiles, places: places)
        corner.draw(base.grid, drawing: key.drawing, style: key.style, on: &grid)
        inset = base
    }

    private static func draw(
        _ scene: MapScene, over base: inout Background, _ zones: ZoneLayer, _ inset: InsetMap?,
        on grid: inout CellGrid, glyphs: (String) -> [Glyph]
    ) -> MapHits {
        let (viewport, drawing, style) = (base.key.viewport, base.key.drawing, base.key.style)
        var occupancy = Occupancy(columns: viewport.columns, rows: viewport.rows)
        zones.drawBorders(on: &grid)
        Furniture.draw(scene, in: viewport, drawing: drawing, style: style, on: &grid, &occupancy)
        inset?.take(&occupancy)
        AttributionLine.draw(
            base.key.streets, drawing: drawing, style: style.scaleBar, on: &grid, &occupancy, glyphs: glyphs)
        var markers = MarkerPainter(MarkerCluster.all(of: scene.markers, in: viewport), &occupancy)
        // Labels look for room before towns do, and are drawn over the trail.
        var trailCells = occupancy
        RingPainter.draw(scene.markers, in: viewport, drawing: drawing, style: style.uncertainty, on: &grid)
        TrailPainter.draw(scene.trail, in: viewport, drawing: drawing, style: style, on: &grid, &trailCells)
        if let measure = scene.measure {
            RingPainter.draw(measure, in: viewport, drawing: drawing, style: style.measure, on: &grid)
        }
        TrailPainter.draw(
            scene.stops, in: viewport, drawing: drawing, style: style.stop, on: &grid, &occupancy, glyphs: glyphs)
        markers.draw(on: &grid, &occupancy, glyphs: glyphs)
        EdgePointer.draw(scene.markers, in: viewport, drawing: drawing, on: &grid, &occupancy, glyphs: glyphs)
        occupancy.formUnion(trailCells)
        zones.drawNames(on: &grid, &occupancy, glyphs: glyphs)
        let written = base.streets.drawPlaces(on: &grid, &occupancy, style: style, glyphs: glyphs)
        base.cities.draw(on: &grid, &occupancy, style: style, except: written, glyphs: glyphs)
        base.streets.drawNames(on: &grid, &occupancy, style: style, glyphs: glyphs)
        base.seas.draw(on: &grid, &occupancy, style: style.seaLabel, glyphs: glyphs)
        return markers.hits
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
