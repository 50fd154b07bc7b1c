import Canvas
import Geo

/// The names of oceans and seas that a view may show.
struct SeaLabels: Sendable {
    /// A sea in the view.
    private struct Candidate: Sendable {
        let name: String
        let column: Int
        let row: Int
        /// Its name as glyphs, once it has been needed.
        var glyphs: [Glyph]?
    }

    /// From this zoom on a view lies within a sea, and its name would only be in the way.
    private static let endZoom = 7.0

    private var candidates: [Candidate]

    /// The seas that appear at the zoom of a view and have their middle in it.
    init(_ world: World, in viewport: MapViewport, drawing: MapDrawing) {
        let zoom = viewport.camera.zoom
        guard zoom < Self.endZoom else {
            candidates = []
            return
        }
        candidates = world.seas.compactMap { sea in
            guard sea.firstZoom <= zoom + 1, let cell = viewport.cell(of: sea.coordinate) else { return nil }
            let name = drawing == .ascii ? world.folding.ascii(sea.name) : sea.name
            return Candidate(name: name, column: cell.column, row: cell.row)
        }
    }

    /// Writes the names for which there is room on open water.
    mutating func draw(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, style: Style, glyphs: (String) -> [Glyph]
    ) {
        for index in candidates.indices {
            let sea = candidates[index]
            let name = sea.glyphs ?? glyphs(sea.name)
            candidates[index].glyphs = name
            let spot = LabelSpot(
                column: sea.column - name.columns / 2, row: sea.row, width: name.columns, columns: grid.columns)
            guard spot.text.count == name.columns, occupancy.isFree(spot.block, row: spot.row, rowMargin: 1),
                spot.block.allSatisfy({ grid[spot.row * grid.columns + $0].glyph == .space })
            else { continue }
            grid.write(name, column: spot.text.lowerBound, row: spot.row, until: spot.text.upperBound, style: style)
            occupancy.take(spot.block, row: spot.row)
        }
    }
}
