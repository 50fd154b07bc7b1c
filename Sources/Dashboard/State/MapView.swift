import Atlas
import Canvas
import Fleet
import Geo

/// Where the map looks, and who decides that.
struct MapView: Equatable {
    /// Who moves the camera.
    enum Mode: Equatable {
        /// All devices stay in sight.
        case fitAll
        /// The person has moved it.
        case free
        /// The selected device stays in the middle.
        case follow
    }

    /// Who moves the camera.
    var mode = Mode.fitAll
    /// Where it looks; nil until there is something to look at.
    var camera: MapCamera?
    /// The size the camera was fitted to.
    private var fittedSize: (columns: Int, rows: Int)?

    static func == (lhs: MapView, rhs: MapView) -> Bool {
        lhs.mode == rhs.mode && lhs.camera == rhs.camera
    }

    /// Lets the camera follow its mode; moves only when it must, so that the map stays calm.
    mutating func update(coordinates: [Coordinate], followed: Coordinate?, columns: Int, rows: Int) {
        guard columns > 0, rows > 0 else { return }
        switch mode {
        case .fitAll: fitIfNeeded(coordinates, columns: columns, rows: rows)
        case .follow: if let followed { keepInSight(followed, columns: columns, rows: rows) }
        case .free: break
        }
        if camera == nil { camera = .world(columns: columns, rows: rows) }
    }

    /// Shows all places at once, and keeps doing so.
    mutating func fit(_ coordinates: [Coordinate], columns: Int, rows: Int) {
        mode = .fitAll
        fittedSize = (columns, rows)
        camera =
            coordinates.isEmpty
            ? .world(columns: columns, rows: rows) : .fitting(coordinates, columns: columns, rows: rows)
    }

    /// Puts a place in the middle, at least as close as a town.
    mutating func center(on coordinate: Coordinate) {
        mode = .free
        camera = MapCamera(center: coordinate, zoom: max(camera?.zoom ?? 0, 9))
    }

    /// Shows a piece of ground as large as it goes.
    mutating func show(_ box: GeoBox, columns: Int, rows: Int) {
        let corners = [
            Coordinate(latitude: box.south, longitude: box.west),
            Coordinate(latitude: box.north, longitude: Coordinate.wrapped(longitude: box.west + box.widthDeg)),
        ]
        mode = .free
        camera = .fitting(corners, columns: max(1, columns), rows: max(1, rows))
    }

    /// Moves by cells.
    mutating func pan(columns: Double, rows: Double) {
        guard let camera else { return }
        mode = .free
        self.camera = camera.panned(byColumns: columns, rows: rows)
    }

    /// Zooms about the middle.
    mutating func zoom(by steps: Double) {
        guard let camera else { return }
        if mode == .fitAll { mode = .free }
        self.camera = camera.zoomed(by: steps)
    }

    /// Fits again when a device has left the picture, when it could be twice as close, or when the pane changed; a
    /// filter that finds nothing leaves the map where it is.
    private mutating func fitIfNeeded(_ coordinates: [Coordinate], columns: Int, rows: Int) {
        guard let camera, let fittedSize, fittedSize == (columns, rows) else {
            return fit(coordinates, columns: columns, rows: rows)
        }
        guard !coordinates.isEmpty else { return }
        let viewport = MapViewport(camera: camera, columns: columns, rows: rows)
        let isAllInside = coordinates.allSatisfy { viewport.cell(of: $0) != nil }
        let best = MapCamera.fitting(coordinates, columns: columns, rows: rows)
        if !isAllInside || best.zoom - camera.zoom >= 1 { fit(coordinates, columns: columns, rows: rows) }
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
