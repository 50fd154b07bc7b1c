import Canvas
import Streets

/// What may be written from the street map: the names of its places, and of streets along their rows.
struct StreetLabels: Sendable {
    /// The most names of streets on one picture.
    private static let mostNames = 80
    /// The widest name that is written, in columns.
    private static let widest = 30

    /// Something that may be written.
    private struct Candidate: Sendable {
        let text: String
        /// The middles of the stretches where it may stand, and how long these are; best first.
        var stretches: [StreetStretch]
        /// Its glyphs, once they have been needed.
        var glyphs: [Glyph]?
    }

    private var places: [Candidate] = []
    private var names: [Candidate] = []

    /// What a view may show of a picture.
    init(_ picture: StreetPicture, in viewport: MapViewport) {
        guard !picture.pieces.isEmpty else { return }
        let placed = PlacedPiece.all(of: picture, in: viewport)
        places = Self.places(of: placed, in: viewport)
        names = StreetNameFinder.names(of: placed, in: viewport).prefix(Self.mostNames * 3).map {
            Candidate(text: $0.text, stretches: $0.stretches)
        }
    }

    private static func places(of pieces: [PlacedPiece], in viewport: MapViewport) -> [Candidate] {
        var found: [(rank: Int, candidate: Candidate)] = []
        var known: Set<String> = []
        for placed in pieces {
            for place in placed.piece.tile.places where place.firstZoom <= viewport.camera.zoom {
                let dot = placed.dot(of: place.point)
                let (x, y) = (Int(dot.x.rounded(.down)), Int(dot.y.rounded(.down)))
                let isInside =
                    (placed.bounds.minX...placed.bounds.maxX).contains(x)
                    && (placed.bounds.minY...placed.bounds.maxY).contains(y)
                guard isInside, known.insert(place.text).inserted else { continue }
                let stretch = StreetStretch(row: y / 4, middle: x / 2, length: viewport.columns)
                found.append((place.rank, Candidate(text: place.text, stretches: [stretch])))
            }
        }
        return found.sorted { ($0.rank, $0.candidate.text) < ($1.rank, $1.candidate.text) }.map(\.candidate)
    }

    /// Writes the places for which there is room, and says which.
    mutating func drawPlaces(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, style: MapStyle, glyphs: (String) -> [Glyph]
    ) -> Set<String> {
        var written: Set<String> = []
        for index in places.indices
        where Self.write(&places[index], on: &grid, &occupancy, style: style.cityLabel, glyphs: glyphs) {
            written.insert(places[index].text)
        }
        return written
    }

    /// Writes the names of streets for which there is room.
    mutating func drawNames(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, style: MapStyle, glyphs: (String) -> [Glyph]
    ) {
        var left = Self.mostNames
        for index in names.indices where left > 0 {
            if Self.write(&names[index], on: &grid, &occupancy, style: style.streetName, glyphs: glyphs) { left -= 1 }
        }
    }

    /// Writes a name at the best of its stretches that is free and long enough.
    private static func write(
        _ candidate: inout Candidate, on grid: inout CellGrid, _ occupancy: inout Occupancy, style: Style,
        glyphs: (String) -> [Glyph]
    ) -> Bool {
        let made = candidate.glyphs ?? glyphs(candidate.text)
        candidate.glyphs = made
        let width = made.columns
        guard width > 0, width <= min(widest, grid.columns - 2) else { return false }
        for stretch in candidate.stretches where stretch.length * 3 >= width * 2 {
            let column = max(1, min(grid.columns - width - 1, stretch.middle - width / 2))
            let spot = LabelSpot(column: column, row: stretch.row, width: width, columns: grid.columns)
            guard occupancy.isFree(spot.block, row: spot.row, rowMargin: 1) else { continue }
            grid.write(made, at: spot, style: style)
            occupancy.take(spot.block, row: spot.row)
            return true
        }
        return false
    }
}
