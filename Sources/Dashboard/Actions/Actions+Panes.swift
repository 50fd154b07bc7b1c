import Canvas
import Fleet

extension Action {
    /// Which pane has the keys, and how much of the screen.
    static let panes: [Action] = [
        Action(
            id: .focusDevices, keys: [.character("1")], title: "devices", help: "Give the keys to the device table.",
            group: .panes, run: { $0.give(focus: .devices) }),
        Action(
            id: .focusAlarms, keys: [.character("2")], title: "alarms", help: "Give the keys to the alarm feed.",
            group: .panes, run: { $0.give(focus: .alarms) }),
        Action(
            id: .focusMap, keys: [.character("3")], title: "map", help: "Give the keys to the map.", group: .panes,
            run: { $0.give(focus: .map) }),
        Action(
            id: .nextPane, keys: [Key(.tab)], title: "next pane", help: "Give the keys to the next pane.",
            group: .panes, run: { $0.give(focus: $0.focus.stepped(by: 1)) }),
        Action(
            id: .previousPane, keys: [Key(.backTab)], title: "previous pane",
            help: "Give the keys to the pane before.", group: .panes,
            run: { $0.give(focus: $0.focus.stepped(by: -1)) }),
        Action(
            id: .details, keys: [Key(.enter)], title: "details",
            help: "Show everything about the device, or about the alarm under the cursor.",
            group: .panes, hints: [.devices, .alarms, .map],
            disabledReason: { $0.detailSubject == nil && $0.burstUnderCursor == nil ? "no device is selected" : nil },
            run: { $0.showDetails() }),
        Action(
            id: .trips, keys: [.character("d")], title: "trips",
            help: "Show the drives of the device: its trips, its last seven days, its speed.", group: .panes,
            disabledReason: { $0.detailSubject == nil ? "no device is selected" : nil },
            run: { state in state.detailSubject.map { state.showTrips(of: $0) } ?? [] }),
        Action(
            id: .wireAll, keys: [.character("W")], title: "wire of all",
            help: "Show the bytes of the last messages of all devices, and what was not understood.", group: .panes,
            run: { $0.showWire(of: nil) }),
        Action(
            id: .wire, keys: [.character("w")], title: "wire",
            help: "Show the bytes of the last messages of the device, with the meaning of each field.", group: .panes,
            hints: [.devices, .alarms],
            disabledReason: { $0.detailSubject == nil ? "no device is selected" : nil },
            run: { $0.showWire(of: $0.detailSubject) }),
        Action(
            id: .groups, keys: [.character("O")], title: "group list",
            help: "Show the groups with how many devices of each status; Enter filters by one.", group: .panes,
            disabledReason: {
                $0.shown.book.groupNames.isEmpty ? "no device belongs to a group: devices.toml tells groups" : nil
            }, run: { $0.showGroups() }),
        Action(
            id: .quarantine, keys: [.character("Q")], title: "quarantine",
            help: "Show the trackers that wait to be adopted or refused.", group: .panes,
            run: { $0.showQuarantine() }),
        Action(
            id: .enlarge, keys: [.character("z")], title: "enlarge",
            help: "Give the whole screen to the pane, or put it back.", group: .panes,
            hints: [.devices, .alarms, .map],
            run: { state in
                state.overlays.removeAll()
                // The wall is the largest that a map can be.
                if state.isWall { state.isWall = false } else { state.isEnlarged.toggle() }
                state.refresh()
                return []
            }),
        Action(
            id: .back, keys: [Key(.escape)], title: "back",
            help: "Leave one step: a view, the enlarged pane, the past, a filter. Never quits.", group: .panes,
            run: { $0.stepBack() }),
    ]
}

extension Pane {
    /// The next pane, or the one before.
    fileprivate func stepped(by step: Int) -> Pane {
        let count = Pane.allCases.count
        return Pane(rawValue: ((rawValue + step) % count + count) % count) ?? self
    }
}

extension AppState {
    /// The device that a view would be about: that of the details, of the alarm under the cursor, or under it.
    var detailSubject: DeviceID? {
        if case .details(let id, _) = overlays.last { return id }
        if case .trips(let view) = overlays.last { return view.device }
        if case .alarm = overlays.last { return alarmSubjects.first?.device }
        return focus == .alarms ? alarmUnderCursor?.device : deviceUnderCursor?.id
    }

    /// A text that lies over the panes goes, because the keys no longer belong to it.
    fileprivate mutating func give(focus pane: Pane) -> [Effect] {
        overlays.removeAll()
        focus = pane
        isWall = false
        bindCursors()
        refresh()
        return []
    }

    fileprivate mutating func showDetails() -> [Effect] {
        if fold() { return [] }
        guard let id = detailSubject else { return [] }
        select(device: id)
        if focus == .alarms, overlays.isEmpty, let alarm = alarmUnderCursor {
            if let coordinate = alarm.coordinate { map.center(on: coordinate) }
            overlays.append(.alarm(alarm.id, offset: 0))
        } else {
            overlays.append(.details(id, offset: 0))
        }
        return []
    }

    /// Lays the wire view on top; there is only one of it.
    fileprivate mutating func showWire(of device: DeviceID?) -> [Effect] {
        if let device { select(device: device) }
        lay(.wire(WireView(device: device)))
        return []
    }

    /// One step out; at the root a filter that was kept is dropped.
    fileprivate mutating func stepBack() -> [Effect] {
        if !overlays.isEmpty {
            overlays.removeLast()
        } else if !map.measure.isEmpty {
            map.measure = []
        } else if isWall {
            isWall = false
            refresh()
        } else if isEnlarged {
            isEnlarged = false
            refresh()
        } else if past != nil {
            return leavePast()
        } else if activeView != nil {
            leaveView()
        } else if !filter.isEmpty {
            applyFilter("")
        } else if statusFilter != .all {
            return show(.all)
        }
        return []
    }
}
