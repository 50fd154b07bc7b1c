import Canvas
import Fleet
import Geo
import Widgets

extension AppState {
    /// Makes rows, counts and feed anew from the fleet that is shown.
    mutating func refresh() {
        judgeAll()
        rows = ordered(admitted(judged), in: shown)
        refreshFeed()
        // With the keys on the feed, the cursor stands on an alarm, not on a place: a newer one must not slip under it.
        if focus == .alarms, selectedAlarm == nil, let first = feedRows.first { select(row: first) }
        settleAlarmDesk()
        refreshLists()
        keepInSight()
        updateMap()
    }

    /// Makes the rows anew after a filter or the order has changed; what was judged about devices still holds.
    mutating func refreshRows() {
        rows = ordered(admitted(judged), in: shown)
        keepInSight()
        updateMap()
    }

    /// Those that pass the filters.
    private func admitted(_ rows: [DeviceRow]) -> [DeviceRow] {
        let chosen = statusFilter == .all ? rows : rows.filter(statusFilter.admits)
        guard !filter.isEmpty else { return chosen }
        let context = filterContext
        return chosen.filter { filter.admits(context.subject($0)) }
    }

    /// What filters can ask about the rows.
    private var filterContext: FilterContext { FilterContext(snapshot: shown, places: places, now: shownNow) }

    /// The same for the rules of colours; nil where there are none.
    var colourContext: FilterContext? { colours.isEmpty ? nil : filterContext }

    /// The rows' place of the device under the cursor; nil when it is not among them.
    var selectedRow: Int? {
        guard !rows.isEmpty else { return nil }
        guard let selectedDevice else { return 0 }
        return rows.firstIndex { $0.id == selectedDevice }
    }

    /// The device under the cursor; one that has just left the rows by itself stays it until the cursor moves.
    var deviceUnderCursor: Device? {
        guard !rows.isEmpty else { return nil }
        guard let row = selectedRow else { return selectedDevice.flatMap { shown.device($0) } }
        return shown.devices[rows[row].index]
    }

    /// The feed's place of the alarm under the cursor.
    var selectedFeedRow: Int? {
        guard !feedRows.isEmpty else { return nil }
        if let selectedBurst, let row = feedRows.firstIndex(where: { $0.burst?.id == selectedBurst }) { return row }
        guard let selectedAlarm else { return 0 }
        // An alarm that is folded away is found in its parent.
        return feedRows.firstIndex { $0.alarm?.id == selectedAlarm }
            ?? feedRows.firstIndex { $0.burst?.members.contains { $0.id == selectedAlarm } ?? false } ?? 0
    }

    /// The alarm under the cursor.
    var alarmUnderCursor: Alarm? { rowUnderCursor?.alarm }

    /// What a cell of a row is made from.
    func subject(_ row: DeviceRow, _ snapshot: FleetSnapshot) -> DeviceColumn.Subject {
        let device = snapshot.devices[row.index]
        return DeviceColumn.Subject(
            device: device, row: row, place: places.place(of: device), now: shownNow, glyphs: glyphs,
            entry: snapshot.book[device.id])
    }

    /// How many rows of the table and of the feed are in sight.
    var visibleRows: (devices: Int, alarms: Int) {
        let panes = layout.panes
        return (max(0, (panes[.devices]?.height ?? 0) - 2), max(0, (panes[.alarms]?.height ?? 0) - 1))
    }

    /// Scrolls so that what is selected is in sight.
    mutating func keepInSight() {
        let visible = visibleRows
        deviceOffset = TableScroll.offset(
            current: deviceOffset, selected: selectedRow, visible: visible.devices, count: rows.count)
        alarmOffset = TableScroll.offset(
            current: alarmOffset, selected: selectedFeedRow, visible: visible.alarms, count: feedRows.count)
    }

    /// Lets the map follow the fleet.
    mutating func updateMap() {
        guard layout.panes[.map] != nil else { return }
        let room = mapRoom
        // Where every device is matters only while all are to stay in sight.
        let places: [ProjectedPlace] =
            switch map.mode {
            case .fitAll: shownPlaces
            case .followGroup(let name): places(ofGroup: name)
            case .free, .follow: []
            }
        map.update(
            places: places, followed: deviceUnderCursor?.shownCoordinate, columns: room.columns, rows: room.rows)
    }

    /// The places of all devices, or of those that pass the filter.
    private var shownPlaces: [ProjectedPlace] { rows.compactMap(\.place) }

    /// The places of the devices of a group.
    private func places(ofGroup name: String) -> [ProjectedPlace] {
        let book = shown.book
        return judged.compactMap { book[$0.id]?.groups.contains(name) == true ? $0.place : nil }
    }

    // MARK: - Parts

    private mutating func judgeAll() {
        let (snapshot, moment, known) = (shown, shownNow, judged)
        let priorities = Self.worstPriorities(snapshot)
        judged = snapshot.devices.indices.map { index in
            let (id, status) = (snapshot.devices[index].id, snapshot.status(at: index, at: moment))
            let coordinate = snapshot.shownCoordinate(at: index)
            // Most of them stand where they stood.
            let before = index < known.count ? known[index].place : nil
            return DeviceRow(
                index: index, id: id, status: status, alarmPriority: priorities.isEmpty ? nil : priorities[id],
                place: before?.coordinate == coordinate ? before : coordinate.map(ProjectedPlace.init),
                courseDeg: status == .moving ? snapshot.courseDeg(at: index) : nil)
        }
        var counts: [DeviceStatus: Int] = [:]
        for place in judged.indices { counts[judged[place].status, default: 0] += 1 }
        statusCounts = counts
    }

    /// The highest priority that waits on each device.
    private static func worstPriorities(_ snapshot: FleetSnapshot) -> [DeviceID: Int] {
        var worst: [DeviceID: Int] = [:]
        for alarm in snapshot.alarms where alarm.isUnacknowledged {
            worst[alarm.device] = min(worst[alarm.device] ?? alarm.priority, alarm.priority)
        }
        return worst
    }

    /// So long what is over stays in the feed, in milliseconds, so that an operator sees what became of it.
    static let overMilliseconds: Int64 = 600_000

    /// Unacknowledged first, then what is still open, then what was over in the last ten minutes; important before unimportant, new before old.
    ///
    /// What is shelved, suppressed or out of service is listed apart.
    static func feed(_ snapshot: FleetSnapshot, at now: Timestamp) -> [Alarm] {
        let oldest = now.adding(milliseconds: -overMilliseconds)
        let shown = snapshot.alarms.filter { alarm in
            alarm.state == .cleared ? alarm.leftAt >= oldest : !alarm.state.isHidden
        }
        return shown.sorted { a, b in
            if a.isUnacknowledged != b.isUnacknowledged { return a.isUnacknowledged }
            let (isOverA, isOverB) = (a.state == .cleared, b.state == .cleared)
            if isOverA != isOverB { return isOverB }
            if !isOverA, a.priority != b.priority { return a.priority < b.priority }
            if a.lastAt != b.lastAt { return a.lastAt > b.lastAt }
            return a.id > b.id
        }
    }
}

extension Alarm {
    /// When it went into the state that it has.
    fileprivate var leftAt: Timestamp { history.last?.at ?? endedAt ?? lastAt }
}
