import Canvas

/// Draws markers and places their labels.
struct MarkerPainter {
    /// The most labels of markers on one picture; more could not be read.
    private static let mostLabels = 400

    /// What can be hit.
    private(set) var hits = MapHits()
    private let clusters: [MarkerCluster]

    /// A painter of the markers that a view shows; takes their cells.
    init(_ clusters: [MarkerCluster], _ occupancy: inout Occupancy) {
        self.clusters = clusters
        for cluster in clusters {
            let cells = Self.cells(of: cluster)
            occupancy.take(cells, row: cluster.row)
            hits.add(cluster.members, columns: cells, row: cluster.row)
        }
    }

    /// Draws the markers, then their labels, the most important ones first.
    mutating func draw(on grid: inout CellGrid, _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]) {
        // The less important come first, so that what matters covers what does not.
        for cluster in clusters.reversed() {
            if cluster.isBlock {
                drawNumber(of: cluster, on: &grid)
            } else {
                grid.put(cluster.leader.glyph, column: cluster.column, row: cluster.row, style: cluster.leader.style)
            }
        }
        var selected: Label?
        var left = Self.mostLabels
        for cluster in clusters where !cluster.isBlock {
            if left > 0, let label = label(of: cluster, grid.columns, occupancy, glyphs: glyphs) {
                occupancy.take(label.spot.block, row: label.spot.row)
                if label.isSelected { selected = label } else { draw(label, on: &grid) }
                left -= 1
            } else if cluster.members.count > 1, !cluster.leader.isSelected {
                drawCountAsGlyph(of: cluster, on: &grid)
            }
        }
        // It found its place first; drawn last it covers what it must.
        guard let selected else { return }
        let cluster = selected.cluster
        grid.put(cluster.leader.glyph, column: cluster.column, row: cluster.row, style: cluster.leader.style)
        draw(selected, on: &grid)
    }

    /// The columns that a cluster takes.
    private static func cells(of cluster: MarkerCluster) -> Range<Int> {
        guard cluster.isBlock else { return cluster.column..<cluster.column + 1 }
        let start = max(0, cluster.column - (cluster.count.utf8.count - 1) / 2)
        return start..<start + cluster.count.utf8.count
    }

    /// The number of markers, in the look of the most important one.
    private func drawNumber(of cluster: MarkerCluster, on grid: inout CellGrid) {
        var style = cluster.leader.style
        style.attributes.insert(.underline)
        let cells = Self.cells(of: cluster)
        grid.write(
            cluster.count.unicodeScalars.map { Glyph($0) }, column: cells.lowerBound, row: cluster.row,
            until: cells.upperBound, style: style)
    }

    /// A label with its place.
    private struct Label {
        let cluster: MarkerCluster
        let text: [Glyph]
        let spot: LabelSpot
        var isSelected: Bool { cluster.leader.isSelected }
    }

    /// The label of a cell, or the bare count where only that fits; nil when nothing does.
    private func label(
        of cluster: MarkerCluster, _ columns: Int, _ occupancy: Occupancy, glyphs: (String) -> [Glyph]
    ) -> Label? {
        let isForced = cluster.leader.isSelected
        guard isForced || hasRoom(beside: cluster, occupancy) else { return nil }
        let texts = cluster.members.count > 1 ? [cluster.label, cluster.count] : [cluster.label]
        for text in texts.lazy.map(glyphs) where text.columns > 0 {
            let spots = LabelSpot.around(
                column: cluster.column, row: cluster.row, width: text.columns, columns: columns)
            let free = spots.first { occupancy.isFree($0.block, row: $0.row) }
            let forced = isForced ? forcedSpot(for: cluster, spots, text.columns, occupancy, columns) : nil
            if let spot = free ?? forced { return Label(cluster: cluster, text: text, spot: spot) }
        }
        return nil
    }

    private mutating func draw(_ label: Label, on grid: inout CellGrid) {
        grid.write(label.text, at: label.spot, style: label.cluster.leader.labelStyle)
        hits.add(
            label.cluster.members, columns: label.spot.text, row: label.spot.row, onTop: label.isSelected)
    }

    /// Where the selected marker's label stands when no spot is free: over other things, cut at the edge if need be.
    private func forcedSpot(
        for cluster: MarkerCluster, _ spots: [LabelSpot], _ width: Int, _ occupancy: Occupancy, _ columns: Int
    ) -> LabelSpot? {
        if let whole = spots.first(where: { occupancy.fits($0.block, row: $0.row) }) { return whole }
        // Rather over the neighbours than cut: the row above or below holds what the row itself does not.
        if width <= columns, occupancy.rows > 1 {
            let start = max(0, min(columns - width, cluster.column - width / 2))
            return LabelSpot(
                column: start, row: cluster.row > 0 ? cluster.row - 1 : 1, width: width, columns: columns)
        }
        guard cluster.column + 2 < columns else { return nil }
        return LabelSpot(column: cluster.column + 2, row: cluster.row, width: width, columns: columns)
    }

    /// Whether a label of one column could stand anywhere: a cheap question for crowded pictures.
    private func hasRoom(beside cluster: MarkerCluster, _ occupancy: Occupancy) -> Bool {
        let column = cluster.column
        return occupancy.isFree(column + 1..<column + 3, row: cluster.row)
            || occupancy.isFree(column - 2..<column, row: cluster.row)
            || occupancy.isFree(column..<column + 1, row: cluster.row - 1)
            || occupancy.isFree(column..<column + 1, row: cluster.row + 1)
    }

    /// Shows how many markers there are in place of the glyph: 2 to 9, or + for more.
    private func drawCountAsGlyph(of cluster: MarkerCluster, on grid: inout CellGrid) {
        let digit = cluster.members.count <= 9 ? cluster.count.unicodeScalars.first ?? "+" : "+"
        grid.put(Glyph(digit), column: cluster.column, row: cluster.row, style: cluster.leader.style)
    }
}
