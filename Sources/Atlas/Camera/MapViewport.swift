import Geo

/// A camera together with the size of the view: it tells which cell shows which coordinate.
///
/// Every point of the earth has at most one cell: a view wider than the world shows it once, around the centre.
public struct MapViewport: Sendable, Hashable {
    /// Where the map looks.
    public let camera: MapCamera
    /// Columns of the view; never negative.
    public let columns: Int
    /// Rows of the view; never negative.
    public let rows: Int
    /// The width of the world in dots.
    let worldDots: Double
    /// The centre, in dots from the world's north-west corner.
    private let center: DotPoint
    /// The north-west corner of the view in dots; whole, so that the picture does not shimmer while it moves.
    let left: Double
    /// The northern edge of the view in dots, whole.
    let top: Double

    /// A view of a camera; negative sizes become 0.
    public init(camera: MapCamera, columns: Int, rows: Int) {
        self.camera = camera
        self.columns = max(0, columns)
        self.rows = max(0, rows)
        worldDots = camera.worldDots
        let point = MercatorPoint(camera.center)
        center = DotPoint(x: point.x * worldDots, y: point.y * worldDots)
        left = (center.x - Double(self.columns)).rounded()
        top = (center.y - Double(self.rows * 2)).rounded()
    }

    /// The cell that shows a coordinate, or nil when it lies outside the view or is not valid.
    ///
    /// Points nearer to a pole than the map goes are shown at its edge.
    public func cell(of coordinate: Coordinate) -> (column: Int, row: Int)? {
        cell(of: ProjectedPlace(coordinate))
    }

    /// The cell that shows a place, or nil when it lies outside the view or is not valid.
    public func cell(of place: ProjectedPlace) -> (column: Int, row: Int)? {
        guard place.coordinate.isValid else { return nil }
        let dot = dot(of: place.point)
        let column = (dot.x / 2).rounded(.down)
        let row = (dot.y / 4).rounded(.down)
        guard column >= 0, column < Double(columns), row >= 0, row < Double(rows) else { return nil }
        return (Int(column), Int(row))
    }

    /// The coordinate in the middle of a cell, which may lie outside the view; beyond the poles it is the map's edge.
    public func coordinate(column: Int, row: Int) -> Coordinate {
        let x = left + Double(column) * 2 + 1
        let y = top + Double(row) * 4 + 2
        return MercatorPoint(x: x / worldDots, y: max(0, min(1, y / worldDots))).coordinate
    }

    /// How many metres a column is wide in the middle of the view.
    public var metresPerColumn: Double {
        let rightward = MercatorPoint(x: 0.5 + 1e-6, y: MercatorPoint(camera.center).y).coordinate
        let middle = Coordinate(latitude: rightward.latitude, longitude: 0)
        return middle.distanceMetres(to: rightward) * 2e6 / worldDots
    }

    /// Where a coordinate lies in dots from the view's corner: on the copy of the world next to the centre.
    func dot(of coordinate: Coordinate) -> DotPoint {
        dot(of: MercatorPoint(coordinate))
    }

    /// Where a point of the square lies in dots from the view's corner.
    private func dot(of point: MercatorPoint) -> DotPoint {
        let turns = (point.x - center.x / worldDots + 0.5).rounded(.down)
        let y = min(point.y * worldDots, worldDots.nextDown)
        return DotPoint(x: (point.x - turns) * worldDots - left, y: y - top)
    }

    /// Calls `body` with the ends of a line that goes the short way round the world between two dots: on both copies of
    /// the world where it passes from one to the other.
    func forEachShortWay(from start: DotPoint, to end: DotPoint, _ body: (DotPoint, DotPoint) -> Void) {
        let shift = ((end.x - start.x) / worldDots).rounded() * worldDots
        body(DotPoint(x: start.x + shift, y: start.y), end)
        if shift != 0 { body(start, DotPoint(x: end.x - shift, y: end.y)) }
    }

    /// The dots on which the world is drawn: the view without what lies beyond half a world from the centre.
    var drawnDots: DotBounds {
        let west = max(0, (center.x - worldDots / 2 - left).rounded(.up))
        let east = min(Double(columns * 2), (center.x + worldDots / 2 - left).rounded(.up))
        let north = max(0, -top)
        let south = min(Double(rows * 4), (worldDots - top).rounded(.up))
        return DotBounds(minX: Int(west), minY: Int(north), maxX: Int(east) - 1, maxY: Int(south) - 1)
    }

    /// How far copies of the world are shifted to the east of the view's corner, in dots, of those that can be seen.
    var copyOffsets: [Double] {
        let bounds = drawnDots
        guard !bounds.isEmpty else { return [] }
        let first = ((left + Double(bounds.minX)) / worldDots).rounded(.down)
        let last = ((left + Double(bounds.maxX)) / worldDots).rounded(.down)
        return stride(from: first, through: last, by: 1).map { $0 * worldDots - left }
    }
}
