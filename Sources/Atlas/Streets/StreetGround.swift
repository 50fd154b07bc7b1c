import Canvas
import Streets

/// What lies under the streets, cell by cell.
struct StreetGround {
    /// What is known of a cell; a higher one covers a lower one.
    enum Cover: UInt8 {
        /// No street tile is there.
        case none
        /// A street tile is there, but does not say whether it is land.
        case open
        case land, builtUp, park, water
    }

    /// From here on the streets' file is finer than the map of the world, whose lines then give way.
    static let replacesWorldZoom = 9.0

    private let columns: Int
    /// What is known of each cell, row after row.
    private(set) var cells: [Cover]

    /// The ground of a picture.
    init(_ picture: StreetPicture, in viewport: MapViewport) {
        columns = viewport.columns
        cells = []
        guard !picture.pieces.isEmpty else { return }
        cells = Array(repeating: .none, count: viewport.columns * viewport.rows)
        let zoom = viewport.camera.zoom
        for offset in viewport.copyOffsets {
            for piece in picture.pieces {
                let known = piece.clip.box.intersection(piece.bounds)
                let cover: Cover = piece.knowsSea && zoom >= Self.replacesWorldZoom ? .land : .open
                mark(viewport.bounds(of: known, offset: offset), cover)
            }
        }
        for placed in PlacedPiece.all(of: picture, in: viewport) { add(placed, zoom) }
    }

    private mutating func mark(_ bounds: DotBounds, _ cover: Cover) {
        guard !bounds.isEmpty else { return }
        // A row of which there is only the lowest dot is left out; there may be no other.
        for row in stride(from: (bounds.minY + 1) / 4, through: bounds.maxY / 4, by: 1) {
            for column in bounds.minX / 2...bounds.maxX / 2 { raise(row * columns + column, to: cover) }
        }
    }

    private mutating func raise(_ index: Int, to cover: Cover) {
        if index < cells.count, cells[index].rawValue < cover.rawValue { cells[index] = cover }
    }

    // MARK: - Areas

    private mutating func add(_ placed: PlacedPiece, _ zoom: Double) {
        for shape in placed.piece.tile.shapes where shape.kind.traits.shape == .area {
            guard shape.kind.traits.isDrawn(at: zoom), placed.shows(shape) else { continue }
            let cover: Cover = shape.kind == .water ? .water : shape.kind == .park ? .park : .builtUp
            fill(crossings(of: shape, placed), placed.bounds, cover)
        }
    }

    /// Where an edge passes the middle of a row of cells.
    private struct Crossing {
        let row: Int
        let x: Double
    }

    private func crossings(of shape: StreetTile.Shape, _ placed: PlacedPiece) -> [Crossing] {
        var crossings: [Crossing] = []
        let tile = placed.piece.tile
        let rows = placed.bounds.minY / 4..<placed.bounds.maxY / 4 + 1
        for part in shape.parts {
            let range = tile.parts[part]
            var last = placed.dot(of: tile.vertices[range.upperBound - 1])
            for index in range {
                let next = placed.dot(of: tile.vertices[index])
                RowCrossings.of(last, next, in: rows) { crossings.append(Crossing(row: $0, x: $1)) }
                last = next
            }
        }
        return crossings.sorted { ($0.row, $0.x) < ($1.row, $1.x) }
    }

    private mutating func fill(_ crossings: [Crossing], _ bounds: DotBounds, _ cover: Cover) {
        var index = 0
        while index + 1 < crossings.count {
            let (enter, leave) = (crossings[index], crossings[index + 1])
            index += enter.row == leave.row ? 2 : 1
            guard enter.row == leave.row else { continue }
            // Column c has its middle at 2c + 1.
            let first = max(Double(bounds.minX / 2), ((enter.x - 1) / 2).rounded(.up))
            let end = min(Double(bounds.maxX / 2 + 1), ((leave.x - 1) / 2).rounded(.up))
            guard first < end else { continue }
            for column in Int(first)..<Int(end) { raise(enter.row * columns + column, to: cover) }
        }
    }

    // MARK: - Drawing

    /// Takes the lines of the world away where the street map knows better.
    func clearWorld(_ dots: inout DotGrid, zoom: Double) {
        guard zoom >= Self.replacesWorldZoom else { return }
        for index in cells.indices where cells[index] != .none { dots.clear(index) }
    }

    /// Tints the cells; water that has no tint gets a sparse pattern.
    func fill(_ grid: inout CellGrid, _ viewport: MapViewport, _ drawing: MapDrawing, _ style: MapStyle) {
        for index in cells.indices {
            switch cells[index] {
            case .none, .open: break
            case .land: grid[index] = Cell(.space, style.landFill ?? .plain)
            case .builtUp: tint(index, style.builtUp, style, on: &grid)
            case .park: tint(index, style.park, style, on: &grid)
            case .water:
                if let background = style.streetWater.background ?? style.seaFill?.background {
                    grid[index] = Cell(.space, Style(background: background))
                } else {
                    grid[index] = wave(index, viewport, drawing, style)
                }
            }
        }
    }

    private func tint(_ index: Int, _ area: Style, _ style: MapStyle, on grid: inout CellGrid) {
        grid[index] = Cell(.space, Style(background: area.background ?? style.landFill?.background))
    }

    /// A sign of water in every fourth cell of each row, fixed to the ground so that it does not shimmer.
    private func wave(_ index: Int, _ viewport: MapViewport, _ drawing: MapDrawing, _ style: MapStyle) -> Cell {
        let column = Int((viewport.left / 2).rounded(.down)) + index % columns
        let row = Int((viewport.top / 4).rounded(.down)) + index / columns
        guard (column + (row & 1) * 2) & 3 == 0 else { return Cell() }
        let sign = drawing == .ascii ? Glyph("~") : drawing == .braille ? BrailleShapes.glyph(0x20) : Glyph("·")
        return Cell(sign, style.style(of: .streetWater))
    }
}
