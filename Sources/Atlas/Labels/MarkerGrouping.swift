/// Finds out which markers share a cell or a block of cells: for thousands of them, many times a second.
///
/// Everything is looked up by numbers of cells, and a marker itself is copied only where it leads.
struct MarkerGrouping {
    /// While no more cells of the view than this have markers, nothing is taken together.
    private static let leastCrowd = 60

    /// A marker in the view, and what it is sorted by.
    private struct Seen {
        let rank: Int
        let id: UInt64
        let index: Int32
        let cell: Int32

        /// As ``MapMarker/comesBefore(_:)`` has it.
        func comesBefore(_ other: Seen) -> Bool {
            rank != other.rank ? rank > other.rank : id < other.id
        }
    }

    /// A cell or block that has markers: its leader, and how many there are.
    private struct Group {
        let leader: Int
        let cell: Int
        let isBlock: Bool
        var count = 0
    }

    private let markers: [MapMarker]
    private let viewport: MapViewport
    private let blocks: MarkerBlocks
    /// The markers in the view, the most important ones first.
    private let seen: [Seen]
    private let isCrowded: Bool

    /// Markers and the view that they are looked at in.
    init(_ markers: [MapMarker], in viewport: MapViewport) {
        self.markers = markers
        self.viewport = viewport
        var seen: [Seen] = []
        seen.reserveCapacity(markers.count)
        var isTaken = [Bool](repeating: false, count: viewport.columns * viewport.rows)
        var cells = 0
        for index in markers.indices {
            guard let cell = viewport.cell(of: markers[index].place) else { continue }
            let key = cell.row * viewport.columns + cell.column
            if !isTaken[key] { cells += 1 }
            isTaken[key] = true
            seen.append(
                Seen(
                    rank: markers[index].isSelected ? .max : markers[index].importance, id: markers[index].id,
                    index: Int32(index), cell: Int32(key)))
        }
        seen.sort { $0.comesBefore($1) }
        self.seen = seen
        isCrowded = cells > Self.leastCrowd
        blocks = MarkerBlocks(isTaken, viewport)
    }

    /// The clusters, those with the most important leaders first.
    mutating func clusters() -> [MarkerCluster] {
        var groups: [Group] = []
        /// For each cell the group of the cell itself and that of the block of which it is the middle; -1 for none.
        var groupOfCell = [Int32](repeating: -1, count: viewport.columns * viewport.rows * 2)
        let groupOfSeen = seen.map { spot in
            let block = isCrowded ? block(of: spot) : nil
            let key = block.map { $0 * 2 + 1 } ?? Int(spot.cell) * 2
            if groupOfCell[key] < 0 {
                groupOfCell[key] = Int32(groups.count)
                groups.append(Group(leader: Int(spot.index), cell: key / 2, isBlock: block != nil))
            }
            groups[Int(groupOfCell[key])].count += 1
            return groupOfCell[key]
        }
        return clusters(groups, groupOfSeen)
    }

    /// The cell of the crowded block that a marker goes to; nil where it stands in its own cell.
    private func block(of spot: Seen) -> Int? {
        let cell = Int(spot.cell)
        guard blocks.isCrowded(at: cell) else { return nil }
        let marker = markers[Int(spot.index)]
        return marker.isSelected || marker.standsAlone ? nil : blocks.middle(ofBlockAt: cell)
    }

    private func clusters(_ groups: [Group], _ groupOfSeen: [Int32]) -> [MarkerCluster] {
        var ends: [Int] = []
        ends.reserveCapacity(groups.count)
        var total = 0
        for group in groups {
            ends.append(total)
            total += group.count
        }
        var ids = [UInt64](repeating: 0, count: total)
        for (spot, group) in zip(seen, groupOfSeen) {
            ids[ends[Int(group)]] = spot.id
            ends[Int(group)] += 1
        }
        return zip(groups, ends).map { cluster($0, ids[$1 - $0.count..<$1]) }
    }

    /// A cluster; what would be a block of one stands at its own cell.
    private func cluster(_ group: Group, _ members: ArraySlice<UInt64>) -> MarkerCluster {
        let leader = markers[group.leader]
        var cell = group.cell
        if group.isBlock, group.count == 1, let own = viewport.cell(of: leader.place) {
            cell = own.row * viewport.columns + own.column
        }
        return MarkerCluster(
            column: cell % viewport.columns, row: cell / viewport.columns, members: members,
            isBlock: group.isBlock && group.count > 1, leader: leader)
    }
}

/// The blocks of cells, fixed to the ground, in which markers are taken together where it is crowded.
struct MarkerBlocks {
    /// Columns and rows that share one number.
    private static let size = (columns: 6, rows: 3)
    /// A block is crowded when more cells of it than this have markers.
    private static let crowd = 3

    private let width: Int
    /// The column of the middle of the block for each column, as far as it is in the view.
    private let middleColumns: [Int]
    /// The row of the middle of the block for each row.
    private let middleRows: [Int]
    /// How many cells with markers the block has, by the cell of its middle.
    private var counts: [Int32]

    /// The blocks of a view, from which of its cells have markers.
    init(_ isTaken: [Bool], _ viewport: MapViewport) {
        func middles(_ count: Int, corner: Double, dots: Int, size: Int) -> [Int] {
            let offset = Int((corner / Double(dots)).rounded(.down))
            return (0..<count).map { cell in
                let block = Int((Double(cell + offset) / Double(size)).rounded(.down))
                return max(0, min(count - 1, block * size + size / 2 - offset))
            }
        }
        width = viewport.columns
        middleColumns = middles(viewport.columns, corner: viewport.left, dots: 2, size: Self.size.columns)
        middleRows = middles(viewport.rows, corner: viewport.top, dots: 4, size: Self.size.rows)
        counts = [Int32](repeating: 0, count: isTaken.count)
        for index in isTaken.indices where isTaken[index] { counts[middle(ofBlockAt: index)] += 1 }
    }

    /// The cell of the middle of the block in which a cell lies.
    func middle(ofBlockAt cell: Int) -> Int {
        middleRows[cell / width] * width + middleColumns[cell % width]
    }

    /// Whether the block in which a cell lies has too many cells with markers to show each.
    func isCrowded(at cell: Int) -> Bool { counts[middle(ofBlockAt: cell)] > Self.crowd }
}
