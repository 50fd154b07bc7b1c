import Canvas
import Fleet
import Widgets

/// The list of zones: all of them with how many are inside, and who is in the one under the cursor.
enum ZonesPanel {
    /// From so many columns on the details stand beside the list.
    private static let wideColumns = 110

    private static let columns = [
        TableColumn("", width: .fixed(1)),
        TableColumn("ZONE", width: .flexible(minimum: 14, weight: 3)),
        TableColumn("USE", width: .fixed(7), dropPriority: 2),
        TableColumn("IN FORCE", width: .fixed(8), dropPriority: 3),
        TableColumn("INSIDE", width: .fixed(6), alignment: .right),
        TableColumn("WHO", width: .flexible(minimum: 16, weight: 4), dropPriority: 1),
    ]

    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .zones(let view) = painter.state.overlays.last else { return }
        let body = TextPanels.bodyRoom(in: painter.state)
        canvas.fill(body, style: painter.theme[.text])
        let rows = painter.state.zoneRows
        let place = rows.firstIndex { $0.zone.id == view.selected } ?? 0
        guard rows.indices.contains(place) else { return drawEmpty(painter, on: &canvas, in: body) }
        let (list, details) = split(body, rows: rows.count)
        drawList(rows, place, painter, on: &canvas, in: list)
        drawDetails(rows[place], painter, on: &canvas, in: details)
        guard details.y == list.y else { return }
        for y in body.y..<body.bottom {
            canvas.put(
                y == body.y ? painter.glyphs.teeDown : painter.glyphs.vertical, x: details.x - 1, y: y,
                style: painter.theme.ink(.frame))
        }
    }

    private static func split(_ body: Rect, rows: Int) -> (list: Rect, details: Rect) {
        if body.width >= wideColumns {
            let width = body.width * 3 / 5
            return (
                Rect(x: body.x, y: body.y, width: width, height: body.height),
                Rect(x: body.x + width + 1, y: body.y, width: body.width - width - 1, height: body.height)
            )
        }
        let height = min(rows + 2, max(4, body.height * 11 / 20))
        return (
            Rect(x: body.x, y: body.y, width: body.width, height: height),
            Rect(x: body.x, y: body.y + height, width: body.width, height: body.height - height)
        )
    }

    private static func drawEmpty(_ painter: Painter, on canvas: inout Canvas, in body: Rect) {
        let room = painter.frame("Zones", "", isFocused: true, on: &canvas, in: body)
        EmptyText.drawZones(painter, on: &canvas, in: room)
    }

    // MARK: - The list

    private static func drawList(
        _ rows: [ZoneRow], _ place: Int, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let used = rows.count { $0.inside > 0 }
        let room = painter.frame(
            "Zones", "\(used) of \(rows.count) with somebody inside", isFocused: true, on: &canvas, in: rect)
        var table = Table(
            columns: columns, rowCount: rows.count, selected: place, showsHeader: room.height >= 3,
            look: painter.tableLook)
        let visible = table.visibleRows(height: room.height)
        table.offset = TableScroll.centred(place, visible: visible, count: rows.count)
        table.draw(on: &canvas, in: room.inset(left: 1, right: 1), glyphs: painter.glyphs) { index in
            cells(rows[index], isSelected: index == place, painter)
        }
    }

    private static func cells(_ row: ZoneRow, isSelected: Bool, _ painter: Painter) -> [TableCell] {
        let theme = painter.theme
        let state = painter.state
        let zone = row.zone
        let mark = row.isBroken ? (painter.glyphs.isAscii ? "!" : "▲") : row.inside > 0 ? mark(painter) : ""
        let ink = theme.ink(row.isBroken ? .alarm(2) : .mapZone)
        let isInForce = zone.isInForce(
            at: state.shownNow, utcOffsetSeconds: state.clock.offsetSeconds(state.shownNow))
        let dim = isSelected ? Style.plain : theme.ink(.dim)
        let quiet = row.inside > 0 && !isSelected ? theme.ink(.text) : dim
        return [
            TableCell(mark, style: ink), TableCell(zone.name, style: quiet),
            TableCell(zone.use.rawValue, style: dim),
            TableCell(zone.schedule == nil ? "always" : isInForce ? "now" : "not now", style: dim),
            TableCell(row.inside > 0 ? String(row.inside) : "", style: quiet),
            TableCell(who(row, state), style: quiet),
        ]
    }

    private static func mark(_ painter: Painter) -> String { painter.glyphs.isAscii ? "*" : "●" }

    private static func who(_ row: ZoneRow, _ state: AppState) -> String {
        let inside = row.guests.filter { !$0.isMissing }.prefix(6).map { state.shown.devices[$0.index].label }
        let missing = row.guests.filter(\.isMissing).prefix(3).map { "no " + state.shown.devices[$0.index].label }
        return (missing + inside).joined(separator: ", ")
    }

    // MARK: - One zone

    private static func drawDetails(_ row: ZoneRow, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard rect.height > 2 else { return }
        let room = painter.frame(row.zone.name, "", isFocused: false, on: &canvas, in: rect)
        let look = TextBlock.Look(heading: painter.theme.ink(.strong), key: painter.theme.ink(.dim))
        let items = rules(row.zone, painter) + guests(row, painter)
        TextBlock(items, look: look).draw(
            on: &canvas, in: room.inset(left: 1, right: 1), offset: 0, glyphs: painter.glyphs)
    }

    private static func rules(_ zone: Zone, _ painter: Painter) -> [TextBlock.Item] {
        let text = painter.theme.ink(.text)
        var pairs = [("use", zone.use.meaning)]
        if let schedule = zone.schedule { pairs.append(("when", schedule.description)) }
        if zone.dwellMilliseconds > 0 { pairs.append(("dwell", AgeText.of(milliseconds: zone.dwellMilliseconds))) }
        if let stay = zone.maximumStayMilliseconds { pairs.append(("longest stay", AgeText.of(milliseconds: stay))) }
        if let limit = zone.speedLimitKmh {
            pairs.append(("speed limit", NumberText.fixed(limit, decimals: 0) + " km/h"))
        }
        if !zone.groups.isEmpty { pairs.append(("groups", zone.groups.joined(separator: ", "))) }
        if !zone.note.isEmpty { pairs.append(("note", zone.note)) }
        return pairs.map { .pair(key: $0.0, value: $0.1, style: text) }
    }

    private static func guests(_ row: ZoneRow, _ painter: Painter) -> [TextBlock.Item] {
        let state = painter.state
        let heading = TextBlock.Item.heading(row.inside == 0 ? "Nobody is inside" : "Inside: \(row.inside)")
        let order = row.guests.sorted { left, right in
            if left.isMissing != right.isMissing { return left.isMissing }
            let names = (state.shown.devices[left.index].sortName, state.shown.devices[right.index].sortName)
            return names.0.isBefore(names.1)
        }
        return [.blank, heading]
            + order.prefix(200).map { guest in
                let since = guest.since.map { "since \(state.clock.dateAndTime($0))" } ?? "since it was first heard"
                let words =
                    guest.isMissing
                    ? "should be there and is not"
                    : guest.isUnwanted ? "unwanted, \(since)" : guest.isTooLong ? "for too long, \(since)" : since
                let role: ThemeRole = guest.isMissing || guest.isUnwanted || guest.isTooLong ? .alarm(2) : .text
                return .pair(
                    key: state.shown.devices[guest.index].label, value: words, style: painter.theme.ink(role))
            }
    }
}
