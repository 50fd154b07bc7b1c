import Atlas
import Canvas

extension Action {
    /// Where the map looks and how it is drawn.
    static let map: [Action] = [
        Action(
            id: .zoomIn, keys: [.character("+"), .character("=")], title: "zoom in", help: "Look closer.", group: .map,
            hints: [.map], disabledReason: \.hiddenMapProblem, run: { $0.zoomMap(by: 1) }),
        Action(
            id: .zoomOut, keys: [.character("-")], title: "zoom out", help: "Look from farther away.", group: .map,
            hints: [.map], disabledReason: \.hiddenMapProblem, run: { $0.zoomMap(by: -1) }),
        Action(
            id: .fitAll, keys: [.character("0")], title: "fit all",
            help: "Show all devices, or all that pass the filter, and keep doing so.", group: .map, hints: [.map],
            run: { state in
                state.map.fitAnew(.fitAll)
                state.updateMap()
                return []
            }),
        Action(
            id: .center, keys: [.character("c")], title: "centre", help: "Put the selected device in the middle.",
            group: .map, hints: [.map], disabledReason: \.noPlaceProblem,
            run: { state in
                guard let place = state.deviceUnderCursor?.shownCoordinate else { return [] }
                state.map.center(on: place)
                return []
            }),
        Action(
            id: .follow, keys: [.character("t")], title: "follow", help: "Keep the selected device in sight, or stop.",
            group: .map, hints: [.map], disabledReason: \.noPlaceProblem,
            run: { state in
                guard let device = state.deviceUnderCursor, let place = device.shownCoordinate else { return [] }
                if state.map.mode == .follow {
                    state.map.mode = .free
                    state.say("no longer following \(device.label)")
                } else if case .followGroup(let name) = state.map.mode {
                    state.map.mode = .free
                    state.say("no longer following the group \(name)")
                } else {
                    state.select(device: device.id)
                    state.map.center(on: place)
                    state.map.mode = .follow
                    state.say("following \(device.label)")
                }
                return []
            }),
        Action(
            id: .drawing, keys: [.character("B")], title: "Braille/blocks/ASCII",
            help: "Draw the map in Braille, in quarters or halves of cells, or in ASCII.",
            group: .map,
            disabledReason: { $0.glyphs.isAscii ? "only ASCII here: started with --ascii, or no UTF-8" : nil },
            run: { state in
                state.drawing = state.drawing.next
                return []
            }),
        Action(
            id: .jumpBack, keys: [.character("["), .control("o")], title: "map: back",
            help: "Go back to where the map looked before the last jump.", group: .map,
            disabledReason: \.hiddenMapProblem, run: { $0.jump(back: true) }),
        Action(
            id: .jumpOn, keys: [.character("]")], title: "map: forward",
            help: "Go on again to where the map looked (Ctrl-I is Tab in a terminal).", group: .map,
            disabledReason: \.hiddenMapProblem, run: { $0.jump(back: false) }),
        Action(
            id: .measure, keys: [.character("M")], title: "measure",
            help: "Mark the middle of the map, move, mark again: distance and bearing; Esc ends.", group: .map,
            disabledReason: \.hiddenMapProblem, run: { $0.markMeasure() }),
        Action(
            id: .miniMap, keys: [.character("i")], title: "mini-map",
            help: "Show where the map lies in a corner of it, or not.", group: .map,
            run: { state in
                state.hasMiniMap.toggle()
                state.say(state.hasMiniMap ? "mini-map on: from z9 on, where there is room" : "mini-map off")
                return []
            }),
    ]
}

extension AppState {
    /// Zooms about the selected device while it is in sight, or about the middle once the person has moved the map.
    fileprivate mutating func zoomMap(by steps: Double) -> [Effect] {
        let size = mapRoom
        var anchor: MapCell?
        if let camera = map.camera, !map.hasOwnMiddle, let place = deviceUnderCursor?.shownCoordinate {
            let viewport = MapViewport(camera: camera, columns: size.columns, rows: size.rows)
            anchor = viewport.cell(of: place).map { MapCell(column: $0.column, row: $0.row) }
        }
        map.zoom(by: steps, at: anchor, columns: size.columns, rows: size.rows)
        return []
    }

    fileprivate mutating func jump(back: Bool) -> [Effect] {
        if !map.jump(back: back) {
            say(back ? "the map has not jumped before" : "the map has not gone back before")
        }
        return []
    }

    /// Marks the first end of a distance, then the second; the next mark begins a new one.
    fileprivate mutating func markMeasure() -> [Effect] {
        guard let middle = map.camera?.center else { return [] }
        if map.measure.count == 1 { map.measure.append(middle) } else { map.measure = [middle] }
        if map.measure.count == 1 {
            say("measuring from the middle: move the map, \(keymap.hint(for: .measure)) marks the end, Esc ends")
        }
        return []
    }

    /// The columns and rows that the map has for itself; where it is not on the screen, those that it would have.
    var mapRoom: (columns: Int, rows: Int) {
        let pane = layout.panes[.map] ?? layout(focus: .map, hasBanner: hasBanner).panes[.map]
        return (pane?.width ?? 0, max(0, (pane?.height ?? 0) - 1))
    }

    /// Why the map can not be moved: one must see what one does.
    fileprivate var hiddenMapProblem: String? {
        layout.panes[.map] == nil ? "the map is not on the screen: \(keymap.hint(for: .focusMap)) shows it" : nil
    }

    fileprivate var noPlaceProblem: String? {
        guard let device = deviceUnderCursor else { return "no device is selected" }
        return device.shownCoordinate == nil ? "\(device.label) has no position yet" : nil
    }
}
