import Canvas
import Fleet
import Widgets

extension Action {
    /// Filters and order of the table.
    static let finding: [Action] = [
        Action(
            id: .filter, keys: [.character("/"), Key(.function(3))], title: "filter",
            help: "Filter while typing: words, field:value, speed>80, !word. Enter keeps, Esc restores.", group: .find,
            hints: [.devices],
            run: { state in
                state.overlays.append(.filter(LineEditor(state.filter.text), before: state.filter))
                return []
            }),
        Action(
            id: .nextStatus, keys: [.character("f")], title: "status", help: "Show only the next status.",
            group: .find, hints: [.devices], run: { $0.show($0.statusFilter.stepped(by: 1)) }),
        Action(
            id: .previousStatus, keys: [.character("F")], title: "status back",
            help: "Show only the status before.", group: .find, run: { $0.show($0.statusFilter.stepped(by: -1)) }),
        Action(
            id: .problems, keys: [.character("!")], title: "problems",
            help: "Show only stale, offline and new devices and those with alarms, or all again.", group: .find,
            hints: [.devices], run: { $0.show($0.statusFilter == .problems ? .all : .problems) }),
        Action(
            id: .sortLeft, keys: [.character("<")], title: "sort left", help: "Sort by the column to the left.",
            group: .find, run: { $0.sort(step: -1) }),
        Action(
            id: .sortRight, keys: [.character(">"), Key(.function(6))], title: "sort right",
            help: "Sort by the column to the right.",
            group: .find, run: { $0.sort(step: 1) }),
        Action(
            id: .invertSort, keys: [.character("I")], title: "invert", help: "Turn the order round.", group: .find,
            run: { state in
                state.sort(by: state.sortColumn, inverted: !state.isSortInverted)
                return []
            }),
    ]
}

extension AppState {
    /// Puts a status filter in force.
    mutating func show(_ filter: StatusFilter) -> [Effect] {
        bindCursors()
        statusFilter = filter
        refreshRows()
        settleCursor()
        return []
    }

    /// Sorts by the column at a place among all; the cursor stays on its device.
    mutating func sort(by place: Int, inverted: Bool) {
        bindCursors()
        (sortColumn, isSortInverted) = (place, inverted)
        refreshRows()
    }

    fileprivate mutating func sort(step: Int) -> [Effect] {
        let wanted = sortablePlaces
        guard !wanted.isEmpty else { return [] }
        let place = wanted.firstIndex(of: sortColumn) ?? wanted.firstIndex { $0 > sortColumn } ?? 0
        sort(by: wanted[((place + step) % wanted.count + wanted.count) % wanted.count], inverted: false)
        return []
    }
}
