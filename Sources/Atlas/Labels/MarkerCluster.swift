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
    var leader: MapMarker

    /// The columns that it takes, without the blanks beside a number.
    var columns: Range<Int> { column..<column + (isBlock && !isSqueezed ? Self.digits(ofCount: members.count) : 1) }

    /// What stands in the cells of a block.
    var number: String { isSqueezed ? "+" : count }

    /// How many markers there are, in at most four characters.
    var count: String { members.count < 10_000 ? String(members.count) : "\(members.count / 1000)k" }

    /// Whether its marker stands for itself, whatever is around it.
    var isFixed: Bool { !isBlock && (leader.isSelected || leader.standsAlone) }

    /// The leader's badge and name, and how many more there are.
    var label: String {
        if leader.label.isEmpty { return shortLabel }
        return Self.words(leader.badge, leader.label, members.count > 1 ? "+\(members.count - 1)" : "")
    }

    /// What is left of the label where it has no room: how many there are, or the badge and how many more.
    var shortLabel: String {
        guard !leader.badge.isEmpty else { return members.count > 1 ? count : "" }
        return Self.words(leader.badge, "", members.count > 1 ? "+\(members.count - 1)" : "")
    }

    /// How many characters a number of markers takes.
    static func digits(ofCount count: Int) -> Int {
        switch count {
        case ..<10: 1
        case ..<100: 2
        case ..<1000, 10_000..<100_000: 3
        default: 4
        }
    }

    private static func words(_ badge: String, _ name: String, _ more: String) -> String {
        var words = badge
        for part in [name, more] where !part.isEmpty { words += words.isEmpty ? part : " " + part }
        return words
    }

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
