import Canvas
import Fleet
import Geo
import Widgets

extension AppState {
    /// Makes rows, counts and feed anew from the fleet that is shown.
    mutating func refresh() {
        let snapshot = shown
        let alarmsByDevice = Self.unacknowledgedKinds(snapshot)
        let judged = judgeAll(snapshot, priorities: Self.worstPriorities(snapshot))
        let subjects = FilterContext(snapshot: snapshot, places: places, alarms: alarmsByDevice, now: shownNow)
        let admitted = judged.filter { statusFilter.admits($0) && (filter.isEmpty || subjects.admits($0, filter)) }
        let sorting = self
        rows = ordered(admitted) { sorting.sorted($0, snapshot) }
        refreshFeed()
        // With the keys on the feed, the cursor stands on an alarm, not on a place: a newer one must not slip under it.
        if focus == .alarms, selectedAlarm == nil, let first = feedRows.first { select(row: first) }
        settleAlarmDesk()
        keepInSight()
        updateMap()
    }

    /// What filters can ask about the rows; nil where no rule of colours does.
    var colourContext: FilterContext? {
        guard !colours.isEmpty else { return nil }
        return FilterContext(
            snapshot: shown, places: places, alarms: Self.unacknowledgedKinds(shown), now: shownNow)
    }

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
    func subject(_ row: DeviceRow, _ snapshot: FleetSnapshot, needsPlace: Bool = true) -> DeviceColumn.Subject {
        let device = snapshot.devices[row.index]
        return DeviceColumn.Subject(
            device: device, row: row, place: needsPlace ? places.place(of: device) : "", now: shownNow, glyphs: glyphs,
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
        let (book, devices) = (shown.book, shown.devices)
        return zip(devices.indices, projections).compactMap { index, place in
            book[devices[index].id]?.groups.contains(name) == true ? place : nil
        }
    }

    // MARK: - Parts

    private mutating func judgeAll(_ snapshot: FleetSnapshot, priorities: [DeviceID: Int]) -> [DeviceRow] {
        var counts: [DeviceStatus: Int] = [:]
        // Devices are handed on where they stand: copying each of them costs more than judging it.
        let known = projections
        let judged = snapshot.devices.indices.map { index in
            judge(
                snapshot.devices[index], at: index, priorities: priorities,
                rules: snapshot.rules(of: snapshot.devices[index].id), known: index < known.count ? known[index] : nil)
        }
        projections = judged.map(\.place)
        for row in judged { counts[row.status, default: 0] += 1 }
        statusCounts = counts
        return judged
    }

    private func judge(
        _ device: Device, at index: Int, priorities: [DeviceID: Int], rules: StatusRules, known: ProjectedPlace?
    ) -> DeviceRow {
        let status = DeviceStatus.of(device, at: shownNow, rules: rules)
        let coordinate = device.shownCoordinate
        return DeviceRow(
            index: index, id: device.id, status: status,
            alarmPriority: priorities.isEmpty ? nil : priorities[device.id],
            place: known?.coordinate == coordinate ? known : coordinate.map(ProjectedPlace.init),
            courseDeg: status == .moving ? device.position?.courseDeg : nil)
    }

    fileprivate func sorted(_ rows: [DeviceRow], _ snapshot: FleetSnapshot) -> [DeviceRow] {
        let column = DeviceColumn.all[sortColumn]
        guard let precedes = column.precedes else { return rows }
        if column.id == "device" { return sortedByName(rows, snapshot) }
        let needsPlace = column.id == "place"
        let subjects = rows.map { subject($0, snapshot, needsPlace: needsPlace) }
        let order = subjects.indices.sorted { left, right in
            let (a, b) = isSortInverted ? (subjects[right], subjects[left]) : (subjects[left], subjects[right])
            if precedes(a, b) { return true }
            if precedes(b, a) { return false }
            return subjects[left].device.sortName.isBefore(subjects[right].device.sortName)
        }
        return order.map { rows[$0] }
    }

    /// The usual order, without a copy of every device: names and identities are enough.
    private func sortedByName(_ rows: [DeviceRow], _ snapshot: FleetSnapshot) -> [DeviceRow] {
        let named = rows.map { (row: $0, name: snapshot.devices[$0.index].sortName) }
        let order = named.sorted { isSortInverted ? $1.name.isBefore($0.name) : $0.name.isBefore($1.name) }
        return order.map(\.row)
    }

    /// The highest priority that waits on each device.
    private static func worstPriorities(_ snapshot: FleetSnapshot) -> [DeviceID: Int] {
        var worst: [DeviceID: Int] = [:]
        for alarm in snapshot.alarms where alarm.isUnacknowledged {
            worst[alarm.device] = min(worst[alarm.device] ?? alarm.priority, alarm.priority)
        }
        return worst
    }

    private static func unacknowledgedKinds(_ snapshot: FleetSnapshot) -> [DeviceID: [AlarmKind]] {
        var kinds: [DeviceID: [AlarmKind]] = [:]
        for alarm in snapshot.alarms where alarm.isUnacknowledged {
            kinds[alarm.device, default: []].append(alarm.kind)
        }
        return kinds
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

/// What the text filter needs to judge rows.
struct FilterContext {
    let snapshot: FleetSnapshot
    let places: PlaceMemo
    let alarms: [DeviceID: [AlarmKind]]
    let now: Timestamp

    func admits(_ row: DeviceRow, _ filter: FleetFilter) -> Bool {
        filter.admits(subject(row))
    }

    /// What a filter can ask about a row.
    func subject(_ row: DeviceRow) -> FilterSubject {
        let device = snapshot.devices[row.index]
        return FilterSubject(
            device: device, status: row.status, place: places.place(of: device), alarms: alarms[row.id] ?? [],
            now: now, extras: extras(of: device))
    }

    private func extras(of device: Device) -> FilterExtras {
        let entry = snapshot.book[device.id]
        var extras = FilterExtras(groups: entry?.groups ?? [], plate: entry?.plate ?? "")
        for stay in device.zones.stays {
            extras.zones.append(stay.zone.text)
            if let zone = snapshot.zones[stay.zone] { extras.zones.append(zone.name) }
        }
        return extras
    }
}
