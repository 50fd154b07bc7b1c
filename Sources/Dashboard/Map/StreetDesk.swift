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
        guard let pane = layout.panes[.map], let camera = map.camera, pane.width > 0, pane.height > 1 else {
            return nil
        }
        return MapViewport(camera: camera, columns: pane.width, rows: pane.height - 1).streetView
    }
}
