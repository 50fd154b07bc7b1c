import Glibc

extension Coordinate {
    /// The mean radius of the earth in metres (IUGG: (2a + b) / 3 of WGS 84).
    public static let earthRadiusMetres = 6_371_008.8

    /// The distance to another point along a great circle, in metres.
    ///
    /// A sphere stands for the earth, which is wrong by at most about 0.5 %. The haversine form keeps its
    /// precision at short distances.
    public func distanceMetres(to other: Coordinate) -> Double {
        let halfLatitude = (other.latitude - latitude).radians / 2
        let halfLongitude = (other.longitude - longitude).radians / 2
        let a =
            sin(halfLatitude) * sin(halfLatitude)
            + cos(latitude.radians) * cos(other.latitude.radians) * sin(halfLongitude) * sin(halfLongitude)
        return 2 * Self.earthRadiusMetres * asin(min(1, a.squareRoot()))
    }

    /// The bearing at which a great circle to another point starts, in degrees from north, 0 ..< 360.
    ///
    /// From a point to itself it is 0.
    public func initialBearingDeg(to other: Coordinate) -> Double {
        let turn = (other.longitude - longitude).radians
        let east = sin(turn) * cos(other.latitude.radians)
        let north =
            cos(latitude.radians) * sin(other.latitude.radians)
            - sin(latitude.radians) * cos(other.latitude.radians) * cos(turn)
        let bearing = atan2(east, north).degrees
        return bearing < 0 ? max(0, bearing + 360).truncatingRemainder(dividingBy: 360) : bearing
    }

    /// The point reached along a great circle that starts at a bearing (degrees from north) after a distance in metres.
    public func destination(bearingDeg: Double, distanceMetres: Double) -> Coordinate {
        let angle = distanceMetres / Self.earthRadiusMetres
        let bearing = bearingDeg.radians
        let sine = sin(latitude.radians) * cos(angle) + cos(latitude.radians) * sin(angle) * cos(bearing)
        let east = sin(bearing) * sin(angle) * cos(latitude.radians)
        let north = cos(angle) - sin(latitude.radians) * sine
        return Coordinate(
            latitude: asin(max(-1, min(1, sine))).degrees,
            longitude: Self.wrapped(longitude: longitude + atan2(east, north).degrees))
    }

    /// A longitude in degrees brought into -180 ..< 180; what is not a number or infinite becomes 0.
    public static func wrapped(longitude: Double) -> Double {
        guard longitude.isFinite else { return 0 }
        if longitude >= -180, longitude < 180 { return longitude }
        let remainder = (longitude + 180).truncatingRemainder(dividingBy: 360)
        let wrapped = (remainder < 0 ? remainder + 360 : remainder) - 180
        return wrapped < 180 ? wrapped : -180
    }
}

extension Double {
    /// Degrees turned into radians.
    var radians: Double { self * .pi / 180 }
    /// Radians turned into degrees.
    var degrees: Double { self * 180 / .pi }
}
