import Canvas

/// Markers that are drawn as one: those that share a cell or, where the map is crowded, a few cells.
struct MarkerCluster: Sendable {
    /// The column of the cell; of a number the column of its first digit.
    var column: Int
    /// The row of the cell.
    var row: Int
    /// The ids of its markers, the most important one first; never empty.
    var members: ArraySlice<UInt64>
    /// Whether it stands for several cells and is drawn as a number.
    let isBlock: Bool
    /// Whether there is no room for its number, and a plus stands for it.
    var isSqueezed = false

    /// The marker whose look the cell takes.
    let leader: MapMarker

    /// The columns that it takes, without the blanks beside a number.
    var columns: Range<Int> { column..<column + (isBlock ? number.utf8.count : 1) }

    /// What stands in the cells of a block.
    var number: String { isSqueezed ? "+" : count }

    /// How many markers there are, in at most four characters.
    var count: String { Self.text(count: members.count) }

    /// Whether its marker stands for itself, whatever is around it.
    var isFixed: Bool { !isBlock && (leader.isSelected || leader.standsAlone) }

    /// What may stand beside the cell, best first: the leader's badge and name and how many more there are, or less.
    var labels: [String] {
        let (badge, more) = (leader.badge, members.count > 1 ? "+\(members.count - 1)" : "")
        let short = badge.isEmpty ? (more.isEmpty ? "" : count) : Self.words(badge, more)
        let whole = leader.label.isEmpty ? short : Self.words(badge, leader.label, more)
        return [whole, short, badge].filter { !$0.isEmpty }
    }

    /// A number of markers in at most four characters.
    static func text(count: Int) -> String { count < 10_000 ? String(count) : "\(count / 1000)k" }

    private static func words(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }

    /// The markers of a view by cell, the cells with the most important leaders first.
    ///
    /// Where a part of the view is crowded, markers that do not stand alone are taken together in blocks that are fixed
    /// to the ground: they stay as they are while the map moves, and split when it comes closer.
    /// No number lies over another one, a marker that stands alone or what is `reserved`.
    static func all(
        of markers: [MapMarker], in viewport: MapViewport, reserved: Occupancy? = nil
    ) -> [MarkerCluster] {
        var grouping = MarkerGrouping(markers, in: viewport)
        return CountLayout.arranged(grouping.clusters(), in: viewport, reserved: reserved)
    }
}
