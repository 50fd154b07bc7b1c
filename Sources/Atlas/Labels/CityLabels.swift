import Canvas
import Geo

/// The towns that a view may label, in the order of their importance.
struct CityLabels: Sendable {
    /// A town in the view.
    private struct Candidate: Sendable {
        let name: String
        let isCapital: Bool
        let column: Int
        let row: Int
        /// Its name as glyphs, once it has been needed.
        var glyphs: [Glyph]?
    }

    /// The least people that a place needs for a label from some zoom on, where the labelled towns alone leave the map
    /// bare.
    private static let leastPopulations: [(zoom: Double, population: Int)] = [(11, 1_000), (10, 5_000), (8, 15_000)]
    /// The most places that are tried.
    private static let mostPlaces = 300

    private var candidates: [Candidate] = []
    private let drawing: MapDrawing
    private let folding: NameFolding

    /// The towns of the world that appear at the zoom of a view and lie in it; at high zooms more places.
    init(_ world: World, places: () -> Gazetteer, in viewport: MapViewport, drawing: MapDrawing) {
        self.drawing = drawing
        folding = world.folding
        let zoom = viewport.camera.zoom
        for town in world.towns where town.firstZoom <= zoom + 1 {
            add(town.name, town.isCapital, at: town.coordinate, viewport)
        }
        guard let least = Self.leastPopulations.first(where: { zoom >= $0.zoom })?.population else { return }
        add(places(), least, viewport)
    }

    private mutating func add(_ name: String, _ isCapital: Bool, at coordinate: Coordinate, _ viewport: MapViewport) {
        guard let cell = viewport.cell(of: coordinate) else { return }
        candidates.append(Candidate(name: name, isCapital: isCapital, column: cell.column, row: cell.row))
    }

    /// Adds the largest places of the view but those that are already there.
    private mutating func add(_ gazetteer: Gazetteer, _ leastPopulation: Int, _ viewport: MapViewport) {
        let side = max(Double(viewport.columns), Double(viewport.rows) * 2) * viewport.metresPerColumn
        var found: [(index: Int, population: Int)] = []
        gazetteer.visit(around: viewport.camera.center, radiusMetres: side, leastPopulation: leastPopulation) {
            index, _ in
            guard !gazetteer.table.isSection(index) else { return }
            found.append((index, gazetteer.table.population(of: index)))
        }
        found.sort { ($1.population, $0.index) < ($0.population, $1.index) }
        var known = Set(candidates.map(\.name))
        for (index, _) in found where viewport.cell(of: gazetteer.table.coordinate(of: index)) != nil {
            let place = gazetteer.table.place(index)
            if known.insert(place.name).inserted { add(place.name, false, at: place.coordinate, viewport) }
            if known.count >= Self.mostPlaces { return }
        }
    }

    /// Draws the towns for whose dot and name there is room, but for those that are written already.
    mutating func draw(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, style: MapStyle, except written: Set<String> = [],
        glyphs: (String) -> [Glyph]
    ) {
        for index in candidates.indices where !written.contains(candidates[index].name) {
            let (column, row) = (candidates[index].column, candidates[index].row)
            // A free cell on each side, so that a town's dot never touches a marker.
            let dot = (column - 1..<column + 2).clamped(to: 0..<grid.columns)
            guard occupancy.isFree(dot, row: row) else { continue }
            let name = self.name(at: index, glyphs)
            let spots = LabelSpot.around(column: column, row: row, width: name.columns, columns: grid.columns)
            guard let spot = spots.first(where: { occupancy.isFree($0.block, row: $0.row, rowMargin: 1) }) else {
                continue
            }
            grid.put(
                dotGlyph(isCapital: candidates[index].isCapital), column: column, row: row, style: style.cityMarker)
            grid.write(name, at: spot, style: style.cityLabel)
            occupancy.take(column..<column + 1, row: row)
            occupancy.take(spot.block, row: spot.row)
        }
    }

    private mutating func name(at index: Int, _ glyphs: (String) -> [Glyph]) -> [Glyph] {
        if let known = candidates[index].glyphs { return known }
        let name = candidates[index].name
        let made = glyphs(drawing == .ascii ? folding.ascii(name) : name)
        candidates[index].glyphs = made
        return made
    }

    private func dotGlyph(isCapital: Bool) -> Glyph {
        switch drawing {
        case .braille, .quadrants, .halves: Glyph(isCapital ? "◉" : "•")
        case .ascii: Glyph(isCapital ? "@" : "o")
        }
    }
}
