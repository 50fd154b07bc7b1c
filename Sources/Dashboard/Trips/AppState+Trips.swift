import Canvas
import Fleet
import Geo

extension AppState {
    /// How far back the journal is asked for trips, in milliseconds: five weeks.
    private static let reach: Int64 = 35 * 86_400_000
    /// How long after an answer the journal is asked again at the earliest, in milliseconds.
    private static let patience: Int64 = 2000

    /// How long an answer is waited for before the journal may be asked again, in milliseconds.
    private static let despair: Int64 = 30_000

    // MARK: - What there is

    /// What the trips tab shows now: what the journal has told, and what the device has done since.
    func reading(of view: TripsView) -> TripsReading {
        guard let device = shown.device(view.device) else { return TripsReading(view, TripHistory()) }
        let now = shownNow
        let all = Timestamp(milliseconds: .min / 4)...now
        let live = TripHistory(device.trips, in: all, at: now, rules: shown.rules(of: view.device))
        guard let answer = tripDesk.answer, answer.wish.device == view.device,
            (answer.wish.knownAt == nil) == (past == nil)
        else { return TripsReading(view, live) }
        var told = answer.history
        // While the answer for an earlier moment is still to come.
        told.trips.removeAll { $0.start > now }
        told.stops.removeAll { $0.since > now }
        return TripsReading(view, told.continued(by: live))
    }

    // MARK: - Coming and going

    /// Opens the trips of a device, in place of its details where these are open.
    mutating func showTrips(of device: DeviceID) -> [Effect] {
        select(device: device)
        let tab = Overlay.trips(TripsView(device: device))
        if case .details = overlays.last { replaceTop(tab) } else { overlays.append(tab) }
        return loadTripsIfNeeded()
    }

    /// Back to the other tab.
    private mutating func showOverview(of device: DeviceID) -> [Effect] {
        replaceTop(.details(device, offset: 0))
        return []
    }

    /// What a key does among the trips; nil lets the actions have it.
    mutating func take(_ key: Key, inTrips view: TripsView) -> [Effect]? {
        let id = keymap.action(for: key)
        switch id {
        case .back, .quit, .trips:
            overlays.removeLast()
            return []
        case .nextPane, .previousPane: return showOverview(of: view.device)
        case .moveLeft, .moveRight:
            guard past == nil else { return nil }
            return showOverview(of: view.device)
        case .details: return lookAtTrip(of: view)
        default: break
        }
        guard let id, let step = listStep(id) else { return takeOutside(id) }
        let reading = reading(of: view)
        guard let place = reading.place else { return [] }
        let last = reading.trips.count - 1
        let wanted = min(max(0, place + min(max(step, -last - 1), last + 1)), last)
        var moved = view
        moved.trip = wanted == 0 ? nil : reading.trips[wanted].start
        replaceTop(.trips(moved))
        return []
    }

    /// Goes to the end of a trip in the past, where the trail is that of the trip, and puts it in the middle.
    private mutating func lookAtTrip(of view: TripsView) -> [Effect] {
        guard let trip = reading(of: view).trip else { return [] }
        guard noPastProblem == nil else {
            say("the way of a trip comes from a journal, and none is kept: start with --data DIR")
            return []
        }
        overlays.removeLast()
        let opened = past == nil ? togglePast() : []
        focus = .map
        show([trip.startPlace.coordinate, trip.endPlace.coordinate])
        refresh()
        return opened + seek(trip.end)
    }

    /// Lets the map show some places; those of a round trip lie together.
    private mutating func show(_ places: [Coordinate]) {
        guard let first = places.first, let last = places.last else { return }
        if first.distanceMetres(to: last) < 2000 { return map.center(on: last) }
        let room = mapRoom
        map.fit(places, columns: room.columns, rows: room.rows)
        map.mode = .free
    }

    // MARK: - The journal

    /// Asks the journal for the trips on the screen where it may know more than it has told.
    mutating func loadTripsIfNeeded() -> [Effect] {
        guard case .trips(let view) = overlays.last, journal != nil, let device = shown.device(view.device) else {
            return []
        }
        let knownAt = past == nil ? nil : shownNow
        // A new trip, or one more late fix, may have changed what the journal would tell.
        let state = [device.counts.late, device.trips.finished.count, device.clock.correctionMinutes]
        if let asked = tripDesk.asked, asked.wish.device == view.device {
            let isSame = asked.wish.knownAt == knownAt && asked.state == state
            let age = now.milliseconds(since: asked.at)
            let isEarly = age < Self.patience && (asked.wish.knownAt == knownAt || past?.isPlaying == true)
            let isAwaited = tripDesk.isAwaited && age < Self.despair
            guard !isSame, !isEarly, !isAwaited else { return [] }
        }
        let wish = TripWish(
            device: view.device, span: shownNow.adding(milliseconds: -Self.reach)...shownNow,
            correctionMinutes: device.clock.correctionMinutes, knownAt: knownAt)
        tripDesk.asked = (wish, now, state)
        tripDesk.isAwaited = true
        return [.loadTrips(wish)]
    }

    /// Trips have come from the journal; of several answers only that to the last question counts.
    mutating func take(_ answer: TripAnswer) {
        guard answer.wish == tripDesk.asked?.wish else { return }
        tripDesk.answer = answer
        tripDesk.isAwaited = false
    }
}
