/// The markers that share a cell.
struct MarkerCluster: Sendable {
    /// The column of the cell.
    let column: Int
    /// The row of the cell.
    let row: Int
    /// Its markers, the most important one first; never empty.
    private(set) var members: [MapMarker]

    /// The marker whose look the cell takes.
    let leader: MapMarker

    /// The label of the cell: the leader's, and how many more there are.
    var label: String {
        guard members.count > 1 else { return leader.label }
        return leader.label.isEmpty ? count : "\(leader.label) +\(members.count - 1)"
    }

    /// How many markers there are.
    var count: String { String(members.count) }

    private init(_ leader: MapMarker, column: Int, row: Int) {
        self.column = column
        self.row = row
        self.leader = leader
        members = [leader]
    }

    /// The markers of a view by cell, the cells with the most important leaders first.
    static func all(of markers: [MapMarker], in viewport: MapViewport) -> [MarkerCluster] {
        var clusters: [MarkerCluster] = []
        var indexOfCell: [Int: Int] = [:]
        for marker in markers.sorted(by: { $0.comesBefore($1) }) {
            guard let cell = viewport.cell(of: marker.coordinate) else { continue }
            let key = cell.row * viewport.columns + cell.column
            if let index = indexOfCell[key] {
                clusters[index].members.append(marker)
            } else {
                indexOfCell[key] = clusters.count
                clusters.append(MarkerCluster(marker, column: cell.column, row: cell.row))
            }
        }
        return clusters
    }
}
