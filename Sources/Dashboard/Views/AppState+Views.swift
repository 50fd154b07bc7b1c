import Canvas
import Fleet
import Geo

/// What was in force before a view was chosen, for Esc.
struct BeforeView {
    let sortColumn: Int
    let isSortInverted: Bool
    /// Whether a view has moved the map since.
    var isMapMoved = false
}

extension AppState {
    /// A view by its name.
    func view(_ name: String?) -> SavedView? {
        name.flatMap { name in views.first { $0.name == name } }
    }

    /// Why there is no view of a number; nil where there is one.
    func viewProblem(_ number: Int) -> String? {
        if number <= views.count { return nil }
        return views.isEmpty ? "no view has a name: [views] in the config gives names" : "there is no view \(number)"
    }

    /// Puts a view in force.
    mutating func choose(_ view: SavedView) -> [Effect] {
        bindCursors()
        if activeView == nil { beforeView = BeforeView(sortColumn: sortColumn, isSortInverted: isSortInverted) }
        activeView = view.name
        if let sort = view.sort { (sortColumn, isSortInverted) = (sort.place, sort.isInverted) }
        applyFilter(view.filter)
        displacedDevice = nil
        if let bounds = view.bounds { show(bounds) }
        say("view \(view.name)  (\(keymap.hint(for: .back)) leaves it)")
        return []
    }

    /// Drops the view in force with its filter and its order.
    mutating func leaveView() {
        guard activeView != nil else { return }
        activeView = nil
        if let before = beforeView {
            (sortColumn, isSortInverted) = (before.sortColumn, before.isSortInverted)
            // Where no view has moved the map, a person has.
            if before.isMapMoved, map.mode == .free { map.fitAnew(.fitAll) }
            beforeView = nil
        }
        applyFilter("")
    }

    private mutating func show(_ bounds: GeoBox) {
        let room = mapRoom
        map.show(bounds, columns: room.columns, rows: room.rows)
        beforeView?.isMapMoved = true
    }
}
