/// Which markers stand at which cells of a drawn map.
public struct MapHits: Sendable, Hashable {
    /// Cells of one row that stand for some markers.
    struct Area: Sendable, Hashable {
        /// The markers, the most important one first.
        var ids: ArraySlice<UInt64>
        /// The columns.
        var columns: Range<Int>
        /// The row.
        var row: Int
    }

    /// What can be hit; a marker's cell comes before the labels.
    private(set) var areas: [Area] = []

    /// Nothing to hit.
    init() {}

    /// Notes that markers can be hit at some cells, which may lie over others.
    mutating func add(_ ids: ArraySlice<UInt64>, columns: Range<Int>, row: Int, onTop: Bool = false) {
        areas.insert(Area(ids: ids, columns: columns, row: row), at: onTop ? 0 : areas.endIndex)
    }

    /// The ids of the markers at a cell of the map, the most important one first; empty where there are none.
    ///
    /// A cell counts when it shows a marker or its label; beside it, markers next to the cell count as well, for
    /// fingers are thick.
    public func markers(column: Int, row: Int) -> [UInt64] {
        if let exact = area(column, row) { return Array(exact.ids) }
        let near = [(1, 0), (-1, 0), (0, 1), (0, -1)].lazy.compactMap { area(column + $0, row + $1) }.first
        return near.map { Array($0.ids) } ?? []
    }

    private func area(_ column: Int, _ row: Int) -> Area? {
        areas.first { $0.row == row && $0.columns.contains(column) }
    }
}
