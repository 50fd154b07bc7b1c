import Canvas

/// Draws markers and places their labels.
struct MarkerPainter {
    /// The most labels of markers on one picture; more could not be read.
    private static let mostLabels = 400

    /// A label with its place.
    private struct Label {
        let cluster: MarkerCluster
        let text: [Glyph]
        let spot: LabelSpot
    }

    /// How much of a label is tried, best first.
    private enum LabelLength: CaseIterable {
        case whole, short, badge

        func text(of cluster: MarkerCluster) -> String {
            switch self {
            case .whole: cluster.label
            case .short: cluster.shortLabel
            case .badge: cluster.leader.badge
            }
        }
    }

    /// What is drawn: all but what something else covers.
    private let clusters: [MarkerCluster]
    /// The one with the selected marker, and its label once that has found its place.
    private let selected: MarkerCluster?
    private var selectedLabel: Label?

    /// A painter of the markers that a view shows; takes their cells.
    ///
    /// Cells that are taken before hide a marker, unless it is the selected one.
    init(_ clusters: consuming [MarkerCluster], _ occupancy: inout Occupancy) {
        let covered = occupancy
        clusters.removeAll { !$0.leader.isSelected && !covered.isFree($0.columns, row: $0.row) }
        // It comes before all others.
        selected = clusters.first.flatMap { $0.leader.isSelected ? $0 : nil }
        for index in clusters.indices {
            occupancy.take(Self.block(of: clusters[index]), row: clusters[index].row)
        }
        self.clusters = clusters
    }

    /// Draws the markers, then their labels, the most important ones first, and the numbers; all but the selected one.
    mutating func draw(
        on grid: inout CellGrid, _ occupancy: inout Occupancy, names: (UInt64) -> String, glyphs: (String) -> [Glyph]
    ) {
        for cluster in clusters where !cluster.isBlock { drawMark(of: cluster, on: &grid) }
        var left = Self.mostLabels
        for cluster in clusters where !cluster.isBlock {
            if left > 0, let label = label(of: cluster, grid.columns, occupancy, names, glyphs) {
                occupancy.take(label.spot.block, row: label.spot.row)
                if cluster.leader.isSelected { selectedLabel = label } else { draw(label, on: &grid) }
                left -= 1
            } else if !cluster.leader.isSelected {
                drawSign(of: cluster, on: &grid, glyphs)
            }
        }
        for cluster in clusters where cluster.isBlock && !isCovered(cluster.columns, row: cluster.row) {
            drawNumber(of: cluster, on: &grid)
        }
    }

    /// Draws the selected marker and its label; drawn last they cover what they must.
    func drawSelected(on grid: inout CellGrid) {
        if let selected { drawMark(of: selected, on: &grid) }
        if let selectedLabel { draw(selectedLabel, on: &grid) }
    }

    /// Whether the selected marker or its label stands on some cells.
    func isCovered(_ columns: Range<Int>, row: Int) -> Bool {
        if let spot = selectedLabel?.spot, spot.row == row, spot.block.overlaps(columns) { return true }
        guard let selected else { return false }
        return selected.row == row && columns.contains(selected.column)
    }

    /// The columns that a cluster keeps for itself: a number has a blank on each side.
    private static func block(of cluster: MarkerCluster) -> Range<Int> {
        let columns = cluster.columns
        return cluster.isBlock ? columns.lowerBound - 1..<columns.upperBound + 1 : columns
    }

    private func drawMark(of cluster: MarkerCluster, on grid: inout CellGrid) {
        grid.put(cluster.leader.glyph, column: cluster.column, row: cluster.row, style: cluster.leader.style)
    }

    /// The number of markers, in the look of the most important one.
    private func drawNumber(of cluster: MarkerCluster, on grid: inout CellGrid) {
        var style = cluster.leader.style
        style.attributes.insert(.underline)
        let digits = cluster.number.unicodeScalars.map { Glyph($0) }
        let spot = LabelSpot(column: cluster.column, row: cluster.row, width: digits.count, columns: grid.columns)
        grid.write(digits, at: spot, style: style)
    }

    /// The best label of a cell that fits; nil when none does.
    private func label(
        of cluster: MarkerCluster, _ columns: Int, _ occupancy: Occupancy, _ names: (UInt64) -> String,
        _ glyphs: (String) -> [Glyph]
    ) -> Label? {
        let isForced = cluster.leader.isSelected
        guard isForced || hasRoom(beside: cluster, occupancy) else { return nil }
        var cluster = cluster
        if cluster.leader.label.isEmpty { cluster.leader.label = names(cluster.leader.id) }
        for length in LabelLength.allCases {
            let words = length.text(of: cluster)
            let text = words.isEmpty ? [] : glyphs(words)
            guard text.columns > 0 else { continue }
            let spots = LabelSpot.around(
                column: cluster.column, row: cluster.row, width: text.columns, columns: columns)
            let free = spots.first { occupancy.isFree($0.block, row: $0.row) }
            let forced = isForced ? forcedSpot(for: cluster, spots, text.columns, occupancy, columns) : nil
            if let spot = free ?? forced { return Label(cluster: cluster, text: text, spot: spot) }
        }
        return nil
    }

    private func draw(_ label: Label, on grid: inout CellGrid) {
        grid.write(label.text, at: label.spot, style: label.cluster.leader.labelStyle)
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

    /// Shows in place of the glyph what no label could: the badge or how many markers there are, 2 to 9, or + for more.
    private func drawSign(of cluster: MarkerCluster, on grid: inout CellGrid, _ glyphs: (String) -> [Glyph]) {
        let count = cluster.members.count <= 9 ? cluster.count.unicodeScalars.first ?? "+" : "+"
        let badge = cluster.leader.badge.isEmpty ? nil : glyphs(cluster.leader.badge).first
        guard badge != nil || cluster.members.count > 1 else { return }
        grid.put(badge ?? Glyph(count), column: cluster.column, row: cluster.row, style: cluster.leader.style)
    }
}
