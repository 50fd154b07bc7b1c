import Atlas
import Canvas
import Fleet
import Geo

/// The map with the fleet on it.
enum MapPanel {
    /// Draws it with its title; `world` keeps the lines of the last picture.
    static func draw(
        _ painter: Painter, world: inout WorldMap, zones: inout ZoneDrawing, on canvas: inout Canvas, in rect: Rect
    ) {
        let state = painter.state
        let room = rect.inset(top: 1)
        guard let camera = state.map.camera, !room.isEmpty else {
            _ = painter.frame(.map, title: "Map", detail: "", on: &canvas, in: rect)
            return
        }
        let viewport = MapViewport(camera: camera, columns: room.width, rows: room.height)
        let place = camera.zoom >= 3 ? Gazetteer.embedded.title(for: viewport, ascii: state.glyphs.isAscii) : "world"
        let detail = mode(state) + "z" + NumberText.fixed(camera.zoom, decimals: 0)
        _ = painter.frame(.map, title: "Map  " + place, detail: detail, on: &canvas, in: rect)
        var scene = scene(state, in: viewport)
        scene.zones = zones.zones(of: state.shown.zones, theme: painter.theme)
        if let trail = state.settledDevice?.trail { scene.stops = TrailWords.stops(of: trail) }
        world.draw(
            scene, camera: camera, on: &canvas, in: room, drawing: state.drawing, style: style(painter.theme),
            glyphs: Text.glyphs)
    }

    /// The devices that are drawn as one at a cell of the map, for clicks, and whether they are a mere number there.
    static func cluster(at cell: MapCell, state: AppState) -> (members: [DeviceID], isNumber: Bool) {
        guard let camera = state.map.camera else { return ([], false) }
        let room = state.mapRoom
        let viewport = MapViewport(camera: camera, columns: room.columns, rows: room.rows)
        let found = scene(state, in: viewport).cluster(column: cell.column, row: cell.row, in: viewport)
        let devices = state.shown.devices
        return (found.members.map { devices[Int($0)].id }, found.isNumber)
    }

    /// What is on the map, but for zones and stops, which nobody can hit.
    private static func scene(_ state: AppState, in viewport: MapViewport) -> MapScene {
        var scene = MapScene(markers: markers(state, in: viewport), streets: state.streetDesk.picture)
        if let trail = state.settledDevice?.trail { scene.trail = TrailWords.points(of: trail) }
        let fleet = state.shown
        scene.names = { name(at: Int($0), in: fleet) }
        scene.hasInset = state.hasMiniMap
        scene.pointer = state.map.pointer.map { viewport.coordinate(column: $0.column, row: $0.row) }
        scene.measure = measure(state, viewport.camera)
        return scene
    }

    /// The name of a device on the map.
    private static func name(at index: Int, in fleet: FleetSnapshot) -> String {
        fleet.name(at: index) ?? fleet.devices[index].id.description
    }

    /// The distance that is measured: from the mark to the second one, or to the middle of the map.
    private static func measure(_ state: AppState, _ camera: MapCamera) -> MapMeasure? {
        guard let from = state.map.measure.first else { return nil }
        let to = state.map.measure.count > 1 ? state.map.measure[1] : camera.center
        let metres = from.distanceMetres(to: to)
        let bearing = from.initialBearingDeg(to: to)
        let distance =
            metres < 1000
            ? NumberText.fixed(metres, decimals: 0) + " m"
            : NumberText.fixed(metres / 1000, decimals: metres < 100_000 ? 2 : 0) + " km"
        let label =
            metres < 0.5
            ? "0 m"
            : "\(distance)  \(NumberText.fixed(bearing, decimals: 0))\(state.glyphs.isAscii ? " deg" : "°") "
                + CompassPoint(ofEightNearest: bearing).abbreviation
        return MapMeasure(from: from, to: to, label: label)
    }

    private static func mode(_ state: AppState) -> String {
        switch state.map.mode {
        case .fitAll: ""
        case .free: "free  "
        case .follow: "follows \(state.deviceUnderCursor?.label ?? "")  "
        case .followGroup(let name): "follows \(name)  "
        }
    }

    /// The devices in the picture that pass the filter, and the selected one.
    ///
    /// Those with alarms and those that drive come before others where room is short. One with an open alarm bears the
    /// sign of that, for not everyone sees its colour.
    private static func markers(_ state: AppState, in viewport: MapViewport) -> [MapMarker] {
        let theme = state.theme
        let fleet = state.shown
        let settled = state.settledDevice?.id
        let (labelStyle, selectedStyle) = (theme.ink(.mapLabel), theme[.mapSelected])
        var markers: [MapMarker] = []
        for row in state.rows {
            let isSelected = row.id == settled
            guard let place = row.place, isSelected || viewport.cell(of: place) != nil else { continue }
            let role: ThemeRole = row.alarmPriority == nil ? .status(row.status) : .alarm(row.alarmPriority)
            // An old position may be anywhere near: of devices without a fix, and of the selected one when it is silent.
            var marker = MapMarker(
                id: UInt64(row.index), place: place, glyph: glyph(row, state),
                label: isSelected ? name(at: row.index, in: fleet) : "", style: theme.ink(role),
                labelStyle: isSelected ? selectedStyle : labelStyle,
                importance: row.alarmPriority.map { 100 - $0 } ?? (row.status == .moving ? 1 : 0),
                isSelected: isSelected, standsAlone: row.alarmPriority != nil)
            if row.alarmPriority != nil { marker.badge = state.glyphs.isAscii ? "!" : "▲" }
            if row.status == .stale || (isSelected && row.status == .offline),
                let position = fleet.devices[row.index].position
            {
                marker.uncertaintyMetres = TrailWords.uncertaintyMetres(of: position, at: state.shownNow)
            }
            markers.append(marker)
        }
        return markers
    }

    /// The status mark; a moving device shows where it heads.
    private static func glyph(_ row: DeviceRow, _ state: AppState) -> Glyph {
        if let courseDeg = row.courseDeg { return state.glyphs.course(degrees: courseDeg) }
        let traits = row.status.traits
        return Glyph(state.glyphs.isAscii ? traits.asciiGlyph : traits.glyph)
    }

    private static func style(_ theme: Theme) -> MapStyle {
        var style = MapStyle()
        style.coast = theme.ink(.mapCoast)
        style.border = theme.ink(.mapBorder)
        style.disputedBorder = theme.ink(.mapDisputed)
        style.region = theme.ink(.mapRegion)
        style.lake = theme.ink(.mapLake)
        style.river = theme.ink(.mapRiver)
        style.seaLabel = theme.ink(.mapSeaLabel)
        style.motorway = theme.ink(.mapMotorway)
        style.road = theme.ink(.mapRoad)
        style.street = theme.ink(.mapStreet)
        style.rail = theme.ink(.mapRail)
        style.streetWater = theme.ink(.mapWater)
        style.park = theme.ink(.mapPark)
        style.builtUp = theme.ink(.mapBuiltUp)
        style.streetName = theme.ink(.mapStreetName)
        style.cityMarker = theme.ink(.mapCity)
        style.cityLabel = theme.ink(.mapCityLabel)
        style.scaleBar = theme.ink(.mapScale)
        style.trailNew = theme.ink(.trailNew)
        style.trailOld = theme.ink(.trailOld)
        style.trailGap = theme.ink(.trailGap)
        style.trailSlow = theme.ink(.trailSlow)
        style.trailFast = theme.ink(.trailFast)
        style.stop = theme.ink(.trailNew)
        style.uncertainty = theme.ink(.mapUncertainty)
        style.measure = theme.ink(.mapMeasure)
        if theme[.mapLand].background != theme[.mapSea].background {
            style.landFill = Style(background: theme[.mapLand].background)
            style.seaFill = Style(background: theme[.mapSea].background)
            if theme[.mapUrban].background != theme[.mapLand].background {
                style.urbanFill = Style(background: theme[.mapUrban].background)
            }
        }
        return style
    }
}
