import Glibc

/// A piece of ground, made ready for being asked often: is a place in it, how far is its border, does a way cross it.
public struct GeoArea: Sendable, Hashable {
    /// The form it was made from.
    public let shape: GeoShape
    /// How deep in metres one can surely be inside of every part of it: at most half the radius of the largest circle
    /// that fits in.
    public let reachableDepthMetres: Double

    /// What the form is made of.
    enum Parts: Sendable, Hashable {
        /// The rings of each polygon.
        case polygons([[EdgeChain]])
        /// Everything within so many metres of a line.
        case around(EdgeChain, metres: Double)
    }

    let parts: Parts
    /// The box around it.
    let flatBox: FlatBox

    /// The length of a degree of latitude in metres.
    static let metresPerDegree = Coordinate.earthRadiusMetres * .pi / 180

    /// Makes a form ready.
    public init(_ shape: GeoShape) throws(GeoShapeFault) {
        self.shape = shape
        parts = try Self.parts(of: shape)
        flatBox = Self.box(of: parts)
        guard flatBox.east - flatBox.west < 180 else { throw .tooWide }
        reachableDepthMetres = Self.reachableDepth(of: parts)
        guard reachableDepthMetres > 0 else { throw .noGround }
    }

    /// The box around it.
    public var box: GeoBox {
        GeoBox(
            south: max(-90, flatBox.south), north: min(90, flatBox.north), west: flatBox.west,
            widthDeg: flatBox.east - flatBox.west)
    }

    /// The middle of the box around it.
    public var center: Coordinate { box.center }

    /// Whether a place lies in it; a place on the very border may count either way.
    public func contains(_ place: Coordinate) -> Bool {
        let point = flat(place)
        return flatBox.contains(point) && contains(point)
    }

    /// How far a place is from the border in metres: negative inside, positive outside.
    ///
    /// Good to a metre within some kilometres of the border.
    ///
    /// - Parameter limitMetres: nothing further away than this is looked for; the answer is then the limit itself.
    public func signedDistanceMetres(to place: Coordinate, limitMetres: Double = 20_000_000) -> Double {
        let point = flat(place)
        switch parts {
        case .around(let line, let metres):
            // Measured from the middle line, so that the depth inside is never cut by the limit.
            return min(limitMetres, Self.distance(from: point, to: [line], limitMetres: limitMetres + metres) - metres)
        case .polygons(let polygons):
            let isInside = flatBox.contains(point) && contains(point)
            let distance = polygons.reduce(limitMetres) {
                min($0, Self.distance(from: point, to: $1, limitMetres: $0))
            }
            return isInside ? -distance : distance
        }
    }

    /// A coordinate on the turn of the earth on which this area lies.
    func flat(_ place: Coordinate) -> FlatPoint {
        FlatPoint(place, near: (flatBox.west + flatBox.east) / 2)
    }

    /// Whether a point lies in it, the box left aside.
    func contains(_ point: FlatPoint) -> Bool {
        switch parts {
        case .polygons(let polygons):
            return polygons.contains { rings in rings.reduce(false) { $0 != $1.isOdd(from: point) } }
        case .around(let line, let metres):
            return Self.distance(from: point, to: [line], limitMetres: metres * 1.01 + 1) <= metres
        }
    }

    private static func distance(from point: FlatPoint, to chains: [EdgeChain], limitMetres: Double) -> Double {
        // The plane around the point shrinks what is far off by less than this.
        var nearest = NearestPoint(around: point, limitDeg: limitMetres * 1.02 / metresPerDegree)
        for chain in chains { chain.approach(&nearest) }
        guard let found = nearest.found else { return limitMetres }
        return min(limitMetres, Coordinate(point).distanceMetres(to: Coordinate(found)))
    }
}

extension Coordinate {
    /// The place of a point on an unrolled earth; its longitude is not brought back.
    init(_ point: FlatPoint) {
        self.init(latitude: point.y, longitude: point.x)
    }
}
