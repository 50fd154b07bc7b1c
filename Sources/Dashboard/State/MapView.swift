import Atlas
import Canvas
import Fleet
import Geo

/// Where the map looks, and who decides that.
struct MapView {
    /// Who moves the camera.
    enum Mode: Equatable {
        /// All devices stay in sight.
        case fitAll
        /// The person has moved it.
        case free
        /// The selected device stays in the middle.
        case follow
        /// The devices of a group stay in sight.
        case followGroup(String)
    }

    /// Who moves the camera.
    var mode = Mode.fitAll
    /// Where it looks; nil until there is something to look at.
    var camera: MapCamera?
    /// Where it has looked before.
    private(set) var jumps = JumpList()
    /// The first point of a distance that is measured, and the second once it is marked.
    var measure: [Coordinate] = []
    /// The cell under the mouse, from the corner of the map; nil where the mouse is elsewhere.
    var pointer: MapCell?
    /// Where the mouse was when the button went down on the map, or when it last moved since.
    var drag: MapDrag?
    /// Whether the person has moved the map, so that the middle is what matters.
    private(set) var hasOwnMiddle = false
    /// The size the camera was fitted to.
    private var fittedSize: (columns: Int, rows: Int)?

    /// Lets the camera follow its mode; moves only when it must, so that the map stays calm.
    mutating func update(places: [ProjectedPlace], followed: Coordinate?, columns: Int, rows: Int) {
        guard columns > 0, rows > 0 else { return }
        switch mode {
        case .fitAll, .followGroup: fitIfNeeded(places, columns: columns, rows: rows)
        case .follow: if let followed { keepInSight(followed, columns: columns, rows: rows) }
        case .free: break
        }
        if camera == nil { camera = .world(columns: columns, rows: rows) }
    }

    /// Shows all places at once, and keeps doing so.
    mutating func fit(_ coordinates: [Coordinate], columns: Int, rows: Int) {
        remember()
        mode = .fitAll
        refit(coordinates, columns: columns, rows: rows)
    }

    /// Lets the next update fit the places of a mode anew.
    mutating func fitAnew(_ mode: Mode) {
        remember()
        self.mode = mode
        camera = nil
        hasOwnMiddle = false
    }

    /// Puts a place in the middle, at least as close as a town.
    mutating func center(on coordinate: Coordinate) {
        remember()
        mode = .free
        hasOwnMiddle = false
        camera = MapCamera(center: coordinate, zoom: max(camera?.zoom ?? 0, 9))
    }

    /// Shows a piece of ground as large as it goes.
    mutating func show(_ box: GeoBox, columns: Int, rows: Int) {
        let corners = [
            Coordinate(latitude: box.south, longitude: box.west),
            Coordinate(latitude: box.north, longitude: Coordinate.wrapped(longitude: box.west + box.widthDeg)),
        ]
        remember()
        mode = .free
        hasOwnMiddle = true
        camera = .fitting(corners, columns: max(1, columns), rows: max(1, rows))
    }

    /// Comes closer until some places that are drawn as one can be told apart; false where it is as close as it goes.
    mutating func split(_ coordinates: [Coordinate], columns: Int, rows: Int) -> Bool {
        guard let camera, camera.zoom < MapCamera.zoomRange.upperBound else { return false }
        let best = MapCamera.fitting(coordinates, columns: max(1, columns), rows: max(1, rows))
        remember()
        mode = .free
        hasOwnMiddle = true
        self.camera = MapCamera(center: best.center, zoom: max(best.zoom, camera.zoom + 1))
        return true
    }

    /// Moves by cells.
    mutating func pan(columns: Double, rows: Double) {
        guard let camera else { return }
        mode = .free
        hasOwnMiddle = true
        self.camera = camera.panned(byColumns: columns, rows: rows)
    }

    /// Zooms about the middle, or so that what lies at a cell of a view of some size stays there.
    mutating func zoom(by steps: Double, at cell: MapCell? = nil, columns: Int = 0, rows: Int = 0) {
        guard let camera else { return }
        if mode != .follow { mode = .free }
        if let cell {
            self.camera = camera.zoomed(by: steps, atColumn: cell.column, row: cell.row, columns: columns, rows: rows)
        } else {
            self.camera = camera.zoomed(by: steps)
        }
    }

    /// Goes back to where it looked before the last jump, or on again; false where there is nothing.
    mutating func jump(back: Bool) -> Bool {
        guard let camera, let next = back ? jumps.back(from: camera) : jumps.on(from: camera) else { return false }
        self.camera = next
        mode = .free
        hasOwnMiddle = true
        return true
    }

    private mutating func remember() {
        if let camera { jumps.remember(camera) }
    }

    private mutating func refit(_ coordinates: [Coordinate], columns: Int, rows: Int) {
        fittedSize = (columns, rows)
        hasOwnMiddle = false
        camera =
            coordinates.isEmpty
            ? .world(columns: columns, rows: rows) : .fitting(coordinates, columns: columns, rows: rows)
    }

    /// Fits again when a device has left the picture, when it could be twice as close, or when the pane changed; a
    /// filter that finds nothing leaves the map where it is.
    private mutating func fitIfNeeded(_ places: [ProjectedPlace], columns: Int, rows: Int) {
        guard let camera, let fittedSize, fittedSize == (columns, rows) else {
            return refit(places.map(\.coordinate), columns: columns, rows: rows)
        }
        guard !places.isEmpty else { return }
        let viewport = MapViewport(camera: camera, columns: columns, rows: rows)
        let isAllInside = places.allSatisfy { viewport.cell(of: $0) != nil }
        let coordinates = places.map(\.coordinate)
        let best = MapCamera.fitting(coordinates, columns: columns, rows: rows)
        if !isAllInside || best.zoom - camera.zoom >= 1 { refit(coordinates, columns: columns, rows: rows) }
    }

    /// Moves the camera when a place has left the middle half of the picture.
    private mutating func keepInSight(_ coordinate: Coordinate, columns: Int, rows: Int) {
        guard let camera else { return center(on: coordinate) }
        let cell = MapViewport(camera: camera, columns: columns, rows: rows).cell(of: coordinate)
        if let cell, (columns / 4...columns * 3 / 4).contains(cell.column), (rows / 4...rows * 3 / 4).contains(cell.row)
        {
            return
        }
        self.camera = MapCamera(center: coordinate, zoom: camera.zoom)
    }
}

/// A cell of the map, from its corner.
struct MapCell: Equatable {
    /// The column.
    var column: Int
    /// The row.
    var row: Int
}

/// The mouse with its button down on the map.
struct MapDrag: Equatable {
    /// The cell of the screen where it was last.
    var x: Int
    var y: Int
    /// Whether it has moved since the button went down.
    var hasMoved = false
}

/// Where the map looked before each jump; the oldest are forgotten.
struct JumpList: Equatable {
    private static let capacity = 50
    private var behind: [MapCamera] = []
    private var ahead: [MapCamera] = []

    /// Notes where the map looks before it jumps.
    mutating func remember(_ camera: MapCamera) {
        ahead.removeAll()
        guard behind.last != camera else { return }
        behind.append(camera)
        if behind.count > Self.capacity { behind.removeFirst() }
    }

    /// The view before; nil where there is none.
    mutating func back(from camera: MapCamera) -> MapCamera? {
        guard let last = behind.popLast() else { return nil }
        ahead.append(camera)
        return last
    }

    /// The view that ``back(from:)`` has left; nil where there is none.
    mutating func on(from camera: MapCamera) -> MapCamera? {
        guard let next = ahead.popLast() else { return nil }
        behind.append(camera)
        return next
    }
}
