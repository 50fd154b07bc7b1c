import Atlas
import Streets

/// The streets under the map: what was asked for, and what there is of it.
struct StreetDesk {
    /// Whether there are tile files at all.
    let hasTiles: Bool
    /// What was asked for last.
    var asked: StreetView?
    /// What there is of it.
    var picture = StreetPicture.none
}

extension AppState {
    /// Asks for the street tiles of the map on the screen as soon as it shows others than before.
    mutating func askForStreets() -> [Effect] {
        guard streetDesk.hasTiles else { return [] }
        let wanted = shownStreets
        guard wanted != streetDesk.asked else { return [] }
        streetDesk.asked = wanted
        if wanted == nil { streetDesk.picture = .none }
        return [.showStreets(wanted)]
    }

    /// The tiles of the map on the screen; nil where there is no map.
    private var shownStreets: StreetView? {
        guard layout.panes[.map] != nil, let camera = map.camera else { return nil }
        let room = mapRoom
        guard room.columns > 0, room.rows > 0 else { return nil }
        return MapViewport(camera: camera, columns: room.columns, rows: room.rows).streetView
    }
}
