import Canvas
import Geo

/// The borders of zones in a view: kept from frame to frame, because they move only with the camera.
struct ZoneLayer: Sendable {
    /// What it depends on.
    struct Key: Sendable, Hashable {
        let viewport: MapViewport
        let drawing: MapDrawing
        let zones: MapZones
    }

    /// A cell with a piece of a border.
    private struct Piece: Sendable {
        let index: Int
        let dots: UInt8
        let style: Style
    }

    /// A name, and where it wants to stand.
    private struct Name: Sendable {
        let text: String
        let style: Style
        let column: Int
        let row: Int
        /// How many columns the zone is wide.
        let room: Int
        /// Its text as glyphs, once it has been needed.
        var glyphs: [Glyph]?
    }

    /// What it was drawn for.
    let key: Key
    private var pieces: [Piece] = []
    private var names: [Name] = []

    /// Draws the borders.
    init(_ key: Key) {
        self.key = key
        let visible = key.zones.zones.filter { key.viewport.mayShow($0.box) }
        // Zones of one look share a picture of dots.
        var order: [Style] = []
        var byStyle: [Style: [MapZone]] = [:]
        for zone in visible {
            if byStyle[zone.style] == nil { order.append(zone.style) }
            byStyle[zone.style, default: []].append(zone)
        }
        for style in order { draw(byStyle[style] ?? [], style) }
        names = visible.compactMap { name(of: $0) }.sorted { $0.room > $1.room }
    }

    private mutating func draw(_ zones: [MapZone], _ style: Style) {
        let viewport = key.viewport
        var grid = DotGrid(columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        for zone in zones {
            for line in zone.outlines { viewport.draw(line, .zone, on: &grid) }
        }
        for index in grid.dots.indices where grid.dots[index] != 0 {
            pieces.append(Piece(index: index, dots: grid.dots[index], style: style))
        }
    }

    private func name(of zone: MapZone) -> Name? {
        guard !zone.label.isEmpty, let cell = key.viewport.cell(of: zone.center) else { return nil }
        let west = key.viewport.dot(of: Coordinate(latitude: zone.center.latitude, longitude: zone.box.west))
        let center = key.viewport.dot(of: zone.center)
        return Name(
            text: zone.label, style: zone.style, column: cell.column, row: cell.row,
            room: Int(min(10_000, abs(center.x - west.x))))
    }

    /// Puts the borders over the map.
    func drawBorders(on grid: inout CellGrid) {
        let shapes = CellShapes(key.drawing)
        for piece in pieces {
            let (row, column) = piece.index.quotientAndRemainder(dividingBy: grid.columns)
            grid.overlay(piece.dots, column: column, row: row, shapes, style: piece.style)
        }
    }

    /// Writes the names for which there is room; those of large zones first.
    ///
    /// A zone of a few dots goes without: its name would say more about the map than the map about it.
    mutating func drawNames(on grid: inout CellGrid, _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]) {
        for index in names.indices where names[index].room >= 3 {
            let name = names[index]
            let text = name.glyphs ?? glyphs(name.text)
            names[index].glyphs = text
            let start = name.column - text.columns / 2
            let block = start..<start + text.columns
            guard occupancy.isFree(block, row: name.row) else { continue }
            grid.write(text, column: start, row: name.row, until: start + text.columns, style: name.style)
            occupancy.take(block, row: name.row)
        }
    }
}

extension MapViewport {
    /// Whether any of a box may be in the view.
    fileprivate func mayShow(_ box: GeoBox) -> Bool {
        let bounds = drawnDots
        let north = dot(of: Coordinate(latitude: box.north, longitude: box.west))
        let south = dot(of: Coordinate(latitude: box.south, longitude: box.west))
        guard south.y >= Double(bounds.minY), north.y <= Double(bounds.maxY) else { return false }
        let width = box.widthDeg / 360 * worldDots
        return [-worldDots, 0, worldDots].contains {
            north.x + $0 <= Double(bounds.maxX) && north.x + width + $0 >= Double(bounds.minX)
        }
    }

    /// Draws a line through coordinates the short way round the world.
    func draw(_ line: [Coordinate], _ layer: MapLayer, _ dash: Dash = .solid, on grid: inout DotGrid) {
        guard var last = line.first.map({ dot(of: $0) }) else { return }
        for place in line.dropFirst() {
            let end = dot(of: place)
            forEachShortWay(from: last, to: end) { grid.line($0, $1, layer, dash) }
            last = end
        }
    }
}
