extension MapScene {
    /// The markers that are drawn as one at or beside a cell of a view, the most important one first.
    ///
    /// What the scale, the coordinates or the small map cover cannot be hit.
    ///
    /// - Returns: the ids of the cluster's members and whether they are drawn as a mere number; empty where there is
    ///   none.
    public func cluster(column: Int, row: Int, in viewport: MapViewport) -> (members: [UInt64], isNumber: Bool) {
        let corner = hasInset ? InsetMap(viewport, avoiding: selected) : nil
        if let corner, corner.contains(column: column, row: row) { return ([], false) }
        var covered = Occupancy(columns: viewport.columns, rows: viewport.rows)
        Furniture(self, in: viewport, drawing: .braille, style: MapStyle()).take(&covered)
        corner?.take(&covered)
        func distance(_ cluster: MarkerCluster) -> Int {
            let beside = max(cluster.columns.lowerBound - column, column - cluster.columns.upperBound + 1, 0)
            return max(beside, 2 * abs(cluster.row - row))
        }
        let near = MarkerCluster.all(of: markers, in: viewport, reserved: covered)
            .filter { $0.leader.isSelected || covered.isFree($0.columns, row: $0.row) }
            .min { distance($0) < distance($1) }
        guard let near, distance(near) <= 2 else { return ([], false) }
        return (Array(near.members), near.isBlock)
    }

    /// The selected marker.
    var selected: MapMarker? { markers.first { $0.isSelected } }
}
