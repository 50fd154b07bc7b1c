import Canvas

/// Markers that are drawn as one: those that share a cell or, where the map is crowded, a few cells.
struct MarkerCluster: Sendable {
    /// Columns and rows that share one number where the map is crowded.
    private static let block = (columns: 6, rows: 3)
    /// A block is crowded when more cells of it than this have markers.
    private static let crowd = 3
    /// While no more cells of the view than this have markers, nothing is taken together.
    private static let leastCrowd = 60

    /// The column of the cell.
    let column: Int
    /// The row of the cell.
    let row: Int
    /// Its markers, the most important one first; never empty.
    private(set) var members: [MapMarker]
    /// Whether it stands for several cells and is drawn as a number.
    let isBlock: Bool

    /// The marker whose look the cell takes.
    let leader: MapMarker

    /// The label of the cell: the leader's, and how many more there are.
    var label: String {
        guard members.count > 1 else { return leader.label }
        return leader.label.isEmpty ? count : "\(leader.label) +\(members.count - 1)"
    }

    /// How many markers there are, in at most four characters.
    var count: String {
        members.count < 10_000 ? String(members.count) : "\(members.count / 1000)k"
    }

    private init(_ leader: MapMarker, column: Int, row: Int, isBlock: Bool = false) {
        self.column = column
        self.row = row
        self.leader = leader
        self.isBlock = isBlock
        members = [leader]
    }

    /// A marker in the view, and what it is sorted by.
    private struct Seen {
        let index: Int
        let column: Int
        let row: Int
    }

    /// The markers of a view by cell, the cells with the most important leaders first.
    ///
    /// Where a part of the view is crowded, markers that do not stand alone are taken together in blocks that are fixed
    /// to the ground: they stay as they are while the map moves, and split when it comes closer.
    static func all(of markers: [MapMarker], in viewport: MapViewport) -> [MarkerCluster] {
        var seen: [Seen] = []
        seen.reserveCapacity(markers.count)
        var isTaken = [Bool](repeating: false, count: viewport.columns * viewport.rows)
        var cells = 0
        for index in markers.indices {
            guard let cell = viewport.cell(of: markers[index].coordinate) else { continue }
            seen.append(Seen(index: index, column: cell.column, row: cell.row))
            let key = cell.row * viewport.columns + cell.column
            if !isTaken[key] { cells += 1 }
            isTaken[key] = true
        }
        let crowded = cells > leastCrowd ? crowdedBlocks(isTaken, viewport) : []
        seen.sort { markers[$0.index].comesBefore(markers[$1.index]) }
        return group(seen, markers, viewport, crowded)
    }

    private static func group(
        _ seen: [Seen], _ markers: [MapMarker], _ viewport: MapViewport, _ crowded: Set<Int>
    ) -> [MarkerCluster] {
        var clusters: [MarkerCluster] = []
        var indexOfCell: [Int: Int] = [:]
        for spot in seen {
            let middle = middle(ofBlockAt: spot.column, spot.row, viewport)
            let isInBlock =
                !markers[spot.index].isSelected && !markers[spot.index].standsAlone
                && crowded.contains(middle.1 * viewport.columns + middle.0)
            let cell = isInBlock ? middle : (spot.column, spot.row)
            let key = (cell.1 * viewport.columns + cell.0) * 2 + (isInBlock ? 1 : 0)
            if let index = indexOfCell[key] {
                clusters[index].members.append(markers[spot.index])
            } else {
                indexOfCell[key] = clusters.count
                clusters.append(
                    MarkerCluster(markers[spot.index], column: cell.0, row: cell.1, isBlock: isInBlock))
            }
        }
        return clusters.map { $0.isBlock && $0.members.count == 1 ? $0.alone(in: viewport) : $0 }
    }

    /// The blocks of which many cells have markers, by the cells of their middles.
    private static func crowdedBlocks(_ isTaken: [Bool], _ viewport: MapViewport) -> Set<Int> {
        var counts: [Int: Int] = [:]
        for index in isTaken.indices where isTaken[index] {
            let middle = middle(ofBlockAt: index % viewport.columns, index / viewport.columns, viewport)
            counts[middle.1 * viewport.columns + middle.0, default: 0] += 1
        }
        return Set(counts.filter { $0.value > crowd }.keys)
    }

    /// The only marker of a block, at its own cell.
    private func alone(in viewport: MapViewport) -> MarkerCluster {
        let cell = viewport.cell(of: leader.coordinate)
        return MarkerCluster(leader, column: cell?.column ?? column, row: cell?.row ?? row)
    }

    /// The middle of the block of cells, fixed to the ground, in which a cell lies, as far as it is in the view.
    private static func middle(ofBlockAt column: Int, _ row: Int, _ viewport: MapViewport) -> (Int, Int) {
        func middle(_ cell: Int, _ corner: Double, _ dots: Int, _ size: Int, _ last: Int) -> Int {
            let offset = Int((corner / Double(dots)).rounded(.down))
            let block = Int((Double(cell + offset) / Double(size)).rounded(.down))
            return max(0, min(last, block * size + size / 2 - offset))
        }
        return (
            middle(column, viewport.left, 2, block.columns, viewport.columns - 1),
            middle(row, viewport.top, 4, block.rows, viewport.rows - 1)
        )
    }
}

extension MapScene {
    /// The markers that are drawn as one at or beside a cell of a view, the most important one first.
    ///
    /// - Returns: the cluster's members and whether they are drawn as a mere number; empty where there is none.
    public static func cluster(
        of markers: [MapMarker], column: Int, row: Int, in viewport: MapViewport
    ) -> (members: [MapMarker], isNumber: Bool) {
        func distance(_ cluster: MarkerCluster) -> Int {
            let width = cluster.isBlock ? cluster.count.utf8.count / 2 : 0
            return max(max(0, abs(cluster.column - column) - width), 2 * abs(cluster.row - row))
        }
        let near = MarkerCluster.all(of: markers, in: viewport).min { distance($0) < distance($1) }
        guard let near, distance(near) <= 2 else { return ([], false) }
        return (near.members, near.isBlock)
    }
}
