import Canvas
import Fleet
import Widgets

/// The trips tab: a week in bars, the trips, and the speed of the one under the cursor.
enum TripsPanel {
    /// The columns; idling has one where any trip knows of it.
    private static func columns(showsIdling: Bool) -> [TableColumn] {
        let idle = TableColumn("IDLE", width: .fixed(7), alignment: .right, dropPriority: 3)
        return [
            TableColumn("TRIP", width: .fixed(17)), TableColumn("TOOK", width: .fixed(7), alignment: .right),
            TableColumn("KM", width: .fixed(6), alignment: .right),
            TableColumn("TOP", width: .fixed(4), alignment: .right, dropPriority: 2),
        ] + (showsIdling ? [idle] : []) + [
            TableColumn("FROM", width: .flexible(minimum: 8, weight: 1), dropPriority: 1),
            TableColumn("TO", width: .flexible(minimum: 8, weight: 1)),
        ]
    }

    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .trips(let view) = painter.state.overlays.last else { return }
        let state = painter.state
        let reading = state.reading(of: view)
        let outer = TextPanels.outerRoom(in: state)
        canvas.fill(outer, style: painter.theme[.text])
        let detail = reading.place.map { "\($0 + 1)/\(reading.trips.count)" } ?? ""
        _ = PaneFrame(
            title: "Trips  \(state.name(of: view.device))", detail: detail, isFocused: true, border: .rule,
            look: painter.frameLook
        ).draw(on: &canvas, in: outer, glyphs: painter.glyphs)
        var room = outer.inset(left: 1, top: 1, right: 1)
        guard !reading.trips.isEmpty else { return EmptyText.drawTrips(painter, on: &canvas, in: room) }
        if room.height >= 15 { room = drawWeek(reading, painter, on: &canvas, in: room) }
        if room.height >= 6, let trip = reading.trip { room = drawSpeed(trip, painter, on: &canvas, in: room) }
        drawTable(reading, painter, on: &canvas, in: room)
    }

    // MARK: - The week

    /// Seven days up to the one on the screen, and what they add up to; gives the room below.
    private static func drawWeek(
        _ reading: TripsReading, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) -> Rect {
        let clock = painter.state.clock
        let today = TripSummary.day(of: painter.state.shownNow, offsetSeconds: clock.offsetSeconds)
        let known = TripSummary.days(of: reading.trips, stops: reading.stops, offsetSeconds: clock.offsetSeconds)
        let week = known.filter { (today - 6...today).contains($0.firstDay) }
        let longest = week.map(\.distanceM).max() ?? 0
        let width = max(1, rect.width / 7)
        for column in 0..<7 {
            let day = today - 6 + column
            let place = Rect(x: rect.x + column * width, y: rect.y, width: max(1, width - 1), height: 4)
            drawDay(
                day, week.first { $0.firstDay == day }, longest: longest, isToday: column == 6, painter, on: &canvas,
                in: place)
        }
        canvas.write(
            TripWords.week(week), x: rect.x, y: rect.y + 4, maxWidth: rect.width, style: painter.theme.ink(.dim),
            ellipsis: painter.glyphs.ellipsis)
        return rect.inset(top: 6)
    }

    private static func drawDay(
        _ day: Int, _ summary: TripSummary?, longest: Double, isToday: Bool, _ painter: Painter,
        on canvas: inout Canvas, in rect: Rect
    ) {
        let theme = painter.theme
        let date = CalendarDate(Timestamp(seconds: Int64(day) * 86_400))
        func write(_ text: String, row: Int, _ role: ThemeRole) {
            canvas.write(text, x: rect.x, y: rect.y + row, maxWidth: rect.width, style: theme.ink(role))
        }
        write(TripWords.weekday(day, date), row: 0, isToday ? .strong : .dim)
        guard let summary, summary.trips > 0 else { return write("-", row: 2, .dim) }
        Bar(longest > 0 ? summary.distanceM / longest : 0).draw(
            on: &canvas, in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: 1), glyphs: painter.glyphs,
            style: theme.ink(.status(.moving)), trackStyle: theme.ink(.frame))
        write("\(TripWords.km(summary.distanceM)) km", row: 2, .text)
        write(TripWords.hours(summary.drivingMilliseconds), row: 3, .text)
    }

    // MARK: - The trip under the cursor

    /// Its speed over time, at the bottom; gives the room above.
    private static func drawSpeed(
        _ trip: Trip, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) -> Rect {
        let values = trip.profile.speedsKmh
        let y = rect.bottom - 1
        var x = rect.x + canvas.write("speed ", x: rect.x, y: y, style: painter.theme.ink(.dim))
        let place = Rect(x: x, y: y, width: min(values.count, max(0, rect.right - x)), height: 1)
        Sparkline(values).draw(
            on: &canvas, in: place, glyphs: painter.glyphs, style: painter.theme.ink(.status(.moving)))
        x = place.right + 1
        canvas.write(
            TripWords.more(trip), x: x, y: y, maxWidth: max(0, rect.right - x), style: painter.theme.ink(.text),
            ellipsis: painter.glyphs.ellipsis)
        return rect.inset(bottom: 2)
    }

    // MARK: - The list

    private static func drawTable(
        _ reading: TripsReading, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let showsIdling = reading.trips.contains { $0.idlingMilliseconds > 0 }
        var table = Table(
            columns: columns(showsIdling: showsIdling), rowCount: reading.trips.count, selected: reading.place,
            isFocused: true,
            showsHeader: rect.height >= 4, look: painter.tableLook)
        let visible = table.visibleRows(height: rect.height)
        table.offset = TableScroll.centred(reading.place, visible: visible, count: reading.trips.count)
        table.draw(on: &canvas, in: rect, glyphs: painter.glyphs) { index in
            cells(reading.trips[index], showsIdling, isSelected: index == reading.place, painter)
        }
    }

    /// The cells of a trip; the selected one has a single ink.
    private static func cells(
        _ trip: Trip, _ showsIdling: Bool, isSelected: Bool, _ painter: Painter
    ) -> [TableCell] {
        let state = painter.state
        func ink(_ role: ThemeRole) -> Style { isSelected ? .plain : painter.theme.ink(role) }
        let idle = trip.idlingMilliseconds
        return [
            TableCell(
                TripWords(clock: state.clock).span(trip, at: state.shownNow),
                style: ink(trip.isRunning ? .status(.moving) : .text)),
            TableCell(TripWords.hours(trip.durationMilliseconds), style: ink(.text)),
            TableCell(TripWords.km(trip.distanceM), style: ink(trip.hasGap ? .warning : .text)),
            TableCell(NumberText.fixed(trip.topSpeedKmh, decimals: 0), style: ink(.text)),
        ] + (showsIdling ? [TableCell(idle > 0 ? TripWords.hours(idle) : "", style: ink(.text))] : []) + [
            TableCell(state.places.place(at: trip.startPlace), style: ink(.text)),
            TableCell(state.places.place(at: trip.endPlace), style: ink(.text)),
        ]
    }
}
