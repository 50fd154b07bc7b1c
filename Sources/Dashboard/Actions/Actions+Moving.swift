import Canvas

extension Action {
    /// Moving the cursor; with the map focused the same keys move the map.
    static let moving: [Action] = [
        Action(
            id: .moveDown, keys: [.character("j"), Key(.down)], title: "down",
            help: "Move the cursor down; move the map when it has the keys.", group: .move,
            run: { $0.step(columns: 0, rows: 1) }),
        Action(
            id: .moveUp, keys: [.character("k"), Key(.up)], title: "up",
            help: "Move the cursor up; move the map when it has the keys.", group: .move,
            run: { $0.step(columns: 0, rows: -1) }),
        Action(
            id: .moveLeft, keys: [.character("h"), Key(.left)], title: "left",
            help: "Move the map to the left; fold what has one cause in the feed.",
            group: .move, run: { $0.step(columns: -1, rows: 0) }),
        Action(
            id: .moveRight, keys: [.character("l"), Key(.right)], title: "right",
            help: "Move the map to the right; show what has one cause in the feed.", group: .move,
            run: { $0.step(columns: 1, rows: 0) }),
        Action(
            id: .moveToFirst, keys: [.character("g"), Key(.home)], title: "first", help: "Go to the first row.",
            group: .move, run: { $0.jump(by: -1_000_000) }),
        Action(
            id: .moveToLast, keys: [.character("G"), Key(.end)], title: "last", help: "Go to the last row.",
            group: .move, run: { $0.jump(by: 1_000_000) }),
        Action(
            id: .pageDown, keys: [Key(.pageDown)], title: "page down", help: "Move the cursor down by a page.",
            group: .move, run: { $0.jump(by: $0.pageRows) }),
        Action(
            id: .pageUp, keys: [Key(.pageUp)], title: "page up", help: "Move the cursor up by a page.", group: .move,
            run: { $0.jump(by: -$0.pageRows) }),
        Action(
            id: .halfPageDown, keys: [.control("d")], title: "half page down",
            help: "Move the cursor down by half a page.", group: .move, run: { $0.jump(by: max(1, $0.pageRows / 2)) }),
        Action(
            id: .halfPageUp, keys: [.control("u")], title: "half page up",
            help: "Move the cursor up by half a page.", group: .move, run: { $0.jump(by: -max(1, $0.pageRows / 2)) }),
    ]
}

extension AppState {
    /// The rows of a page in the pane that has the keys.
    fileprivate var pageRows: Int {
        max(1, (focus == .alarms ? visibleRows.alarms : visibleRows.devices) - 1)
    }

    /// One step of the cursor, or of the map by a few cells.
    fileprivate mutating func step(columns: Int, rows: Int) -> [Effect] {
        if focus == .map {
            map.pan(columns: Double(columns * 8), rows: Double(rows * 4))
        } else if rows != 0 {
            moveSelection(by: rows)
        } else {
            fold(isOpen: columns > 0)
        }
        return []
    }

    /// Many steps of the cursor at once; the map has none.
    fileprivate mutating func jump(by rows: Int) -> [Effect] {
        if focus == .map {
            if abs(rows) < 100_000, let pane = layout.panes[.map] {
                map.pan(columns: 0, rows: Double(rows.signum() * pane.height) / 2)
            }
        } else {
            moveSelection(by: rows)
        }
        return []
    }
}
