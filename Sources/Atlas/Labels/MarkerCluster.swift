import Canvas

/// Markers that are drawn as one: those that share a cell or, where the map is crowded, a few cells.
struct MarkerCluster: Sendable {
    /// The column of the cell.
    let column: Int
    /// The row of the cell.
    let row: Int
    /// The ids of its markers, the most important one first; never empty.
    let members: ArraySlice<UInt64>
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

    /// The markers of a view by cell, the cells with the most important leaders first.
    ///
    /// Where a part of the view is crowded, markers that do not stand alone are taken together in blocks that are fixed
    /// to the ground: they stay as they are while the map moves, and split when it comes closer.
    static func all(of markers: [MapMarker], in viewport: MapViewport) -> [MarkerCluster] {
        var grouping = MarkerGrouping(markers, in: viewport)
        return grouping.clusters()
    }
}

extension MapScene {
    /// The markers that are drawn as one at or beside a cell of a view, the most important one first.
    ///
    /// - Returns: the ids of the cluster's members and whether they are drawn as a mere number; empty where there is
    ///   none.
    public static func cluster(
        of markers: [MapMarker], column: Int, row: Int, in viewport: MapViewport
    ) -> (members: [UInt64], isNumber: Bool) {
        func distance(_ cluster: MarkerCluster) -> Int {
            let width = cluster.isBlock ? cluster.count.utf8.count / 2 : 0
            return max(max(0, abs(cluster.column - column) - width), 2 * abs(cluster.row - row))
        }
        let near = MarkerCluster.all(of: markers, in: viewport).min { distance($0) < distance($1) }
        guard let near, distance(near) <= 2 else { return ([], false) }
        return (Array(near.members), near.isBlock)
    }
}
