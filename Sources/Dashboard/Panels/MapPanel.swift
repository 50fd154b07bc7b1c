import Atlas
import Canvas
import Fleet

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
        let scene = MapScene(
            markers: markers(painter), trail: trail(state),
            zones: zones.zones(of: state.shown.zones, theme: painter.theme), streets: state.streetDesk.picture)
        world.draw(
            scene, camera: camera, on: &canvas, in: room, drawing: state.drawing, style: style(painter.theme),
            glyphs: Text.glyphs)
    }

    /// The device nearest to a cell of the map, for clicks.
    static func device(nearColumn column: Int, row: Int, columns: Int, rows: Int, state: AppState) -> DeviceID? {
        guard let camera = state.map.camera else { return nil }
        let viewport = MapViewport(camera: camera, columns: columns, rows: rows)
        let snapshot = state.shown
        let near = state.rows.compactMap { line -> (distance: Int, id: DeviceID)? in
            guard let place = snapshot.devices[line.index].shownCoordinate, let cell = viewport.cell(of: place) else {
                return nil
            }
            let distance = max(abs(cell.column - column), 2 * abs(cell.row - row))
            return distance <= 2 ? (distance, line.id) : nil
        }
        return near.min { $0.distance < $1.distance }?.id
    }

    private static func mode(_ state: AppState) -> String {
        switch state.map.mode {
        case .fitAll: ""
        case .free: "free  "
        case .follow: "follows \(state.deviceUnderCursor?.label ?? "")  "
        }
    }

    /// The devices that pass the filter; those with alarms and those that drive come before others where room is short.
    private static func markers(_ painter: Painter) -> [MapMarker] {
        let state = painter.state
        let snapshot = state.shown
        let settled = state.settledDevice?.id
        return state.rows.compactMap { row in
            let device = snapshot.devices[row.index]
            guard let place = device.shownCoordinate else { return nil }
            let isSelected = row.id == settled
            let role: ThemeRole = row.alarmPriority == nil ? .status(row.status) : .alarm(row.alarmPriority)
            return MapMarker(
                id: UInt64(row.index), coordinate: place, glyph: glyph(device, row, state),
                label: device.label, style: painter.theme.ink(role),
                labelStyle: isSelected ? painter.theme[.mapSelected] : painter.theme.ink(.mapLabel),
                importance: row.alarmPriority.map { 100 - $0 } ?? (row.status == .moving ? 1 : 0),
                isSelected: isSelected)
        }
    }

    /// The status mark; a moving device shows where it heads.
    private static func glyph(_ device: Device, _ row: DeviceRow, _ state: AppState) -> Glyph {
        if row.status == .moving, let course = device.position?.courseDeg {
            return state.glyphs.course(degrees: course)
        }
        let traits = row.status.traits
        return Glyph(state.glyphs.isAscii ? traits.asciiGlyph : traits.glyph)
    }

    /// Where the selected device has been; fixes far apart in time are joined by a gap.
    private static func trail(_ state: AppState) -> [TrailPoint] {
        guard let device = state.settledDevice else { return [] }
        let points = device.trail.points
        return points.indices.map { index in
            let gap = index > 0 && points[index].time.milliseconds(since: points[index - 1].time) > 900_000
            return TrailPoint(points[index].coordinate, followsGap: gap)
        }
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
