/// Finds room for the numbers of crowded blocks: none lies over another one or over a marker that stands alone.
///
/// A blank stays on each side of a number. Other markers where it stands are counted with it.
struct CountLayout {
    /// Where a number may go from its place, nearest first.
    private static let steps: [(columns: Int, rows: Int)] = [0, -1, 1].flatMap { rows in
        [0, -1, 1, -2, 2].map { ($0, rows) }
    }

    /// A place for a number, and the markers that are counted with it.
    private struct Spot {
        let columns: Range<Int>
        let row: Int
        var folded: [Int] = []
    }

    private let columns: Int
    private let rows: Int
    private var clusters: [MarkerCluster]
    /// Which cluster has its marker in each cell; -1 for none.
    private var owners: [Int32]
    /// Where numbers stand, and what is reserved.
    private var taken: Occupancy
    private var isGone: [Bool]

    /// The clusters of a view with their numbers where there is room.
    static func arranged(
        _ clusters: consuming [MarkerCluster], in viewport: MapViewport, reserved: Occupancy?
    ) -> [MarkerCluster] {
        guard clusters.contains(where: \.isBlock) else { return clusters }
        var layout = CountLayout(clusters, viewport, reserved)
        for index in layout.clusters.indices where layout.clusters[index].isBlock { layout.arrange(index) }
        return layout.remaining()
    }

    private init(_ clusters: consuming [MarkerCluster], _ viewport: MapViewport, _ reserved: Occupancy?) {
        columns = viewport.columns
        rows = viewport.rows
        taken = reserved ?? Occupancy(columns: viewport.columns, rows: viewport.rows)
        owners = Array(repeating: -1, count: viewport.columns * viewport.rows)
        isGone = Array(repeating: false, count: clusters.count)
        for index in clusters.indices where !clusters[index].isBlock {
            owners[clusters[index].row * viewport.columns + clusters[index].column] = Int32(index)
        }
        self.clusters = clusters
    }

    /// The clusters that were not taken up by another one, in their order.
    private mutating func remaining() -> [MarkerCluster] {
        var end = 0
        for index in clusters.indices where !isGone[index] {
            if end < index { clusters.swapAt(end, index) }
            end += 1
        }
        clusters.removeLast(clusters.count - end)
        return clusters
    }

    private mutating func arrange(_ index: Int) {
        for step in Self.steps {
            if let spot = spot(for: index, step) { return put(index, at: spot) }
        }
        squeeze(index)
    }

    /// The place some cells beside the one that a number would have; nil when something is there.
    private func spot(for index: Int, _ step: (columns: Int, rows: Int)) -> Spot? {
        let (column, members) = (clusters[index].column, clusters[index].members.count)
        let row = clusters[index].row + step.rows
        guard row >= 0, row < rows else { return nil }
        var width = MarkerCluster.digits(ofCount: members)
        while width <= columns {
            let start = max(0, min(columns - width, column + step.columns - (width - 1) / 2))
            let block = (start - 1..<start + width + 1).clamped(to: 0..<columns)
            guard taken.isFree(block, row: row) else { return nil }
            var others: [Int] = []
            var count = members
            for owner in owners[row * columns + block.lowerBound..<row * columns + block.upperBound] where owner >= 0 {
                guard !clusters[Int(owner)].isFixed else { return nil }
                others.append(Int(owner))
                count += clusters[Int(owner)].members.count
            }
            let needed = MarkerCluster.digits(ofCount: count)
            if needed <= width { return Spot(columns: start..<start + needed, row: row, folded: others) }
            width = needed
        }
        return nil
    }

    private mutating func put(_ index: Int, at spot: Spot) {
        for other in spot.folded { fold(other, into: index) }
        clusters[index].column = spot.columns.lowerBound
        clusters[index].row = spot.row
        taken.take(spot.columns, row: spot.row)
    }

    /// Takes up a cluster that is then no more.
    private mutating func fold(_ other: Int, into index: Int) {
        clusters[index].members += clusters[other].members
        isGone[other] = true
        if !clusters[other].isBlock { owners[clusters[other].row * columns + clusters[other].column] = -1 }
    }

    /// A plus in the nearest free cell; where there is none the markers go with one that stands in their middle.
    private mutating func squeeze(_ index: Int) {
        let cluster = clusters[index]
        for step in Self.steps {
            let (column, row) = (cluster.column + step.columns, cluster.row + step.rows)
            guard taken.isFree(column..<column + 1, row: row), owners[row * columns + column] < 0 else { continue }
            clusters[index].isSqueezed = true
            return put(index, at: Spot(columns: column..<column + 1, row: row))
        }
        let owner = Int(owners[cluster.row * columns + cluster.column])
        if owner >= 0 { fold(index, into: owner) } else { clusters[index].isSqueezed = true }
    }
}
