import Canvas

/// The towns that a view may label, in the order of their importance.
struct CityLabels: Sendable {
    /// A town in the view.
    private struct Candidate: Sendable {
        let place: Place
        let column: Int
        let row: Int
        /// Its name as glyphs, once it has been needed.
        var glyphs: [Glyph]?
    }

    private var candidates: [Candidate]
    private let drawing: MapDrawing

    /// The towns of the world that appear at the zoom of a view and lie in it.
    init(_ places: [Place], in viewport: MapViewport, drawing: MapDrawing) {
        self.drawing = drawing
        candidates = places.compactMap { place in
            guard place.firstZoom <= viewport.camera.zoom + 1, let cell = viewport.cell(of: place.coordinate) else {
                return nil
            }
            return Candidate(place: place, column: cell.column, row: cell.row)
        }
    }

    /// Draws the towns for whose dot and name there is room, but for those that are written already.
    mutating func draw(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, style: MapStyle, except written: Set<String> = [],
        glyphs: (String) -> [Glyph]
    ) {
        for index in candidates.indices where !written.contains(candidates[index].place.name) {
            let (column, row) = (candidates[index].column, candidates[index].row)
            // A free cell on each side, so that a town's dot never touches a marker.
            let dot = (column - 1..<column + 2).clamped(to: 0..<grid.columns)
            guard occupancy.isFree(dot, row: row) else { continue }
            let name = self.name(at: index, glyphs)
            let spots = LabelSpot.around(column: column, row: row, width: name.columns, columns: grid.columns)
            guard let spot = spots.first(where: { occupancy.isFree($0.block, row: $0.row, rowMargin: 1) }) else {
                continue
            }
            grid.put(dotGlyph(of: candidates[index].place), column: column, row: row, style: style.cityMarker)
            grid.write(name, at: spot, style: style.cityLabel)
            occupancy.take(column..<column + 1, row: row)
            occupancy.take(spot.block, row: spot.row)
        }
    }

    private mutating func name(at index: Int, _ glyphs: (String) -> [Glyph]) -> [Glyph] {
        if let known = candidates[index].glyphs { return known }
        let place = candidates[index].place
        let made = glyphs(drawing == .ascii ? place.asciiName : place.name)
        candidates[index].glyphs = made
        return made
    }

    private func dotGlyph(of place: Place) -> Glyph {
        switch drawing {
        case .braille: Glyph(place.isCapital ? "◉" : "•")
        case .ascii: Glyph(place.isCapital ? "@" : "o")
        }
    }
}
