import Atlas
import Canvas

extension Action {
    /// Where the map looks and how it is drawn.
    static let map: [Action] = [
        Action(
            id: .zoomIn, keys: [.character("+"), .character("=")], title: "zoom in", help: "Look closer.", group: .map,
            hints: [.map], disabledReason: \.hiddenMapProblem, run: { $0.changeMap { $0.zoom(by: 1) } }),
        Action(
            id: .zoomOut, keys: [.character("-")], title: "zoom out", help: "Look from farther away.", group: .map,
            hints: [.map], disabledReason: \.hiddenMapProblem, run: { $0.changeMap { $0.zoom(by: -1) } }),
        Action(
            id: .fitAll, keys: [.character("0")], title: "fit all",
            help: "Show all devices, or all that pass the filter, and keep doing so.", group: .map, hints: [.map],
            run: { state in
                state.map.mode = .fitAll
                state.map.camera = nil
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
                } else {
                    state.select(device: device.id)
                    state.map.center(on: place)
                    state.map.mode = .follow
                    state.say("following \(device.label)")
                }
                return []
            }),
        Action(
            id: .drawing, keys: [.character("B")], title: "Braille/ASCII", help: "Draw the map in Braille or in ASCII.",
            group: .map,
            disabledReason: { $0.glyphs.isAscii ? "only ASCII here: started with --ascii, or no UTF-8" : nil },
            run: { state in
                state.drawing = state.drawing == .braille ? .ascii : .braille
                return []
            }),
    ]
}

extension AppState {
    fileprivate mutating func changeMap(_ change: (inout MapView) -> Void) -> [Effect] {
        change(&map)
        return []
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
