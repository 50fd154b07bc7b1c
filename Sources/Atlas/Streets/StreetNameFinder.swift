import Streets

/// A stretch of a row of cells that a name may stand on.
struct StreetStretch: Sendable, Hashable {
    /// The row.
    let row: Int
    /// The column in its middle.
    let middle: Int
    /// How many columns it is long.
    let length: Int
}

/// Finds where the names of streets may stand: each once in a view, where the street runs flat or, on a long street that
/// never does, across its middle.
struct StreetNameFinder {
    /// A name with its stretches, best first.
    struct Found {
        let text: String
        let kind: StreetClass
        let stretches: [StreetStretch]
        /// How many cells the street takes.
        let cells: Int
    }

    /// The cells that a street takes in the view.
    private struct Way {
        var kind: StreetClass
        var cells: [Int] = []
    }

    private let viewport: MapViewport
    private var ways: [String: Way] = [:]

    /// The names in a view, those of the most important and longest streets first.
    static func names(of pieces: [PlacedPiece], in viewport: MapViewport) -> [Found] {
        var finder = StreetNameFinder(viewport: viewport)
        for placed in pieces { finder.add(placed) }
        return finder.found()
    }

    /// The zoom from which on streets of a class bear their names.
    private static func firstZoom(of kind: StreetClass) -> Double {
        switch kind {
        case .motorway, .trunk, .primary: 13
        case .secondary, .tertiary: 14
        case .minor: 14.5
        default: 16
        }
    }

    private init(viewport: MapViewport) {
        self.viewport = viewport
    }

    private mutating func add(_ placed: PlacedPiece) {
        let tile = placed.piece.tile
        for name in tile.names where Self.firstZoom(of: name.kind) <= viewport.camera.zoom {
            var cells: [Int] = []
            for part in name.parts { add(tile.parts[part], of: placed, to: &cells) }
            guard !cells.isEmpty else { continue }
            ways[name.text, default: Way(kind: name.kind)].cells += cells
            if let known = ways[name.text]?.kind, known.rawValue < name.kind.rawValue {
                ways[name.text]?.kind = name.kind
            }
        }
    }

    private func add(_ range: Range<Int>, of placed: PlacedPiece, to cells: inout [Int]) {
        let vertices = placed.piece.tile.vertices
        var from = placed.dot(of: vertices[range.lowerBound])
        for index in range.dropFirst() {
            let to = placed.dot(of: vertices[index])
            defer { from = to }
            guard let (start, end) = placed.bounds.clip(from, to) else { continue }
            let steps = max(1, Int(max(abs(end.x - start.x) / 2, abs(end.y - start.y) / 4).rounded(.up)))
            for step in 0...steps {
                let part = Double(step) / Double(steps)
                let column = Int((start.x + (end.x - start.x) * part) / 2)
                let row = Int((start.y + (end.y - start.y) * part) / 4)
                guard column >= 0, column < viewport.columns, row >= 0, row < viewport.rows else { continue }
                let cell = row * viewport.columns + column
                if cells.last != cell { cells.append(cell) }
            }
        }
    }

    private func found() -> [Found] {
        let all = ways.map { text, way in
            let cells = Set(way.cells).sorted()
            return Found(text: text, kind: way.kind, stretches: stretches(of: cells), cells: cells.count)
        }
        return all.sorted {
            ($0.kind.rawValue, $0.cells, $1.text) > ($1.kind.rawValue, $1.cells, $0.text)
        }
    }

    /// The longest runs of a row, then the middle of the whole.
    private func stretches(of cells: [Int]) -> [StreetStretch] {
        var runs: [StreetStretch] = []
        var start = 0
        for index in cells.indices {
            let isEnd =
                index + 1 == cells.count || cells[index + 1] - cells[index] > 2
                || cells[index + 1] / viewport.columns != cells[index] / viewport.columns
            guard isEnd else { continue }
            runs.append(run(cells[start], cells[index]))
            start = index + 1
        }
        let longest = runs.sorted { ($0.length, $1.row) > ($1.length, $0.row) }.prefix(4)
        let middle = cells[cells.count / 2]
        // A steep street may be crossed by its name when it is much longer than that.
        let across = StreetStretch(
            row: middle / viewport.columns, middle: middle % viewport.columns,
            length: Set(cells.map { $0 / viewport.columns }).count * 2)
        return Array(longest) + [across]
    }

    private func run(_ first: Int, _ last: Int) -> StreetStretch {
        let column = first % viewport.columns
        let length = last - first + 1
        return StreetStretch(row: first / viewport.columns, middle: column + length / 2, length: length)
    }
}
