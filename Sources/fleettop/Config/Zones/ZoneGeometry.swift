import Geo

/// The geometry of a feature, made into ground.
enum ZoneGeometry {
    /// The kind of geometry of a feature; empty where there is none.
    static func type(of feature: JSONNode) -> String { feature["geometry"]?["type"]?.string ?? "" }

    /// The properties that belong to a kind of geometry.
    static func names(of type: String) -> [String] {
        switch type {
        case "Point": ["radius"]
        case "LineString": ["width", "radius"]
        default: []
        }
    }

    /// The ground of a feature.
    static func area(of feature: JSONNode, properties: JSONNode) throws(JSONFault) -> GeoArea {
        guard let geometry = feature["geometry"], geometry.members != nil else {
            throw JSONFault(line: feature.line, words: "\"geometry\" is missing")
        }
        guard let points = geometry["coordinates"] else {
            throw JSONFault(line: geometry.line, words: "\"coordinates\" is missing")
        }
        let shape: GeoShape
        switch geometry["type"]?.string ?? "" {
        case "Polygon": shape = .polygons([try polygon(points)])
        case "MultiPolygon":
            var polygons: [GeoPolygon] = []
            for item in try items(points) { polygons.append(try polygon(item)) }
            shape = .polygons(polygons)
        case "LineString":
            shape = .corridor(path: try places(points), halfWidthMetres: try halfWidth(properties))
        case "Point":
            let radius = try metres("radius", properties, example: 200)
            shape = .circle(center: try place(points), radiusMetres: radius)
        case let other:
            throw JSONFault(
                line: geometry.line,
                words: "'\(other)' is no geometry of a zone; write Polygon, MultiPolygon, LineString or Point")
        }
        do {
            return try GeoArea(shape)
        } catch {
            throw JSONFault(line: points.line, words: error.words)
        }
    }

    /// The width is from side to side; a radius, as other programs write it, from the middle to a side.
    private static func halfWidth(_ properties: JSONNode) throws(JSONFault) -> Double {
        if properties["radius"] != nil { return try metres("radius", properties, example: 25) }
        return try metres("width", properties, example: 50) / 2
    }

    private static func metres(_ name: String, _ properties: JSONNode, example: Int) throws(JSONFault) -> Double {
        let node = properties[name]
        guard let metres = node?.number, metres > 0, metres <= 1_000_000 else {
            throw JSONFault(
                line: node?.line ?? properties.line,
                words: "needs \"\(name)\" in metres, above 0 and at most 1000000, such as \(example)")
        }
        return metres
    }

    private static func polygon(_ node: JSONNode) throws(JSONFault) -> GeoPolygon {
        let rings = try items(node)
        guard let outer = rings.first else { throw JSONFault(line: node.line, words: "a polygon has no ring") }
        var polygon = GeoPolygon(outer: try places(outer))
        for hole in rings.dropFirst() { polygon.holes.append(try places(hole)) }
        return polygon
    }

    private static func items(_ node: JSONNode) throws(JSONFault) -> [JSONNode] {
        guard let items = node.array else {
            throw JSONFault(line: node.line, words: "a list is missing: there is \(node.kind) instead")
        }
        return items
    }

    private static func places(_ node: JSONNode) throws(JSONFault) -> [Coordinate] {
        var places: [Coordinate] = []
        for item in try items(node) { places.append(try place(item)) }
        return places
    }

    private static func place(_ node: JSONNode) throws(JSONFault) -> Coordinate {
        guard let numbers = node.array, numbers.count >= 2, let longitude = numbers[0].number,
            let latitude = numbers[1].number
        else { throw JSONFault(line: node.line, words: "a place must be [longitude, latitude] in degrees") }
        let place = Coordinate(latitude: latitude, longitude: longitude)
        guard place.isValid else {
            let hint = abs(latitude) > 90 && abs(longitude) <= 90 ? "; longitude comes first" : ""
            throw JSONFault(
                line: node.line,
                words: "[\(longitude), \(latitude)] is no place: longitude to 180, latitude to 90\(hint)")
        }
        return place
    }
}

extension GeoShapeFault {
    /// What is wrong and what would be right.
    var words: String {
        switch self {
        case .tooFewPoints(let needed): "needs at least \(needed) different places"
        case .outsideTheEarth(let place): "\(place.latitude), \(place.longitude) is no place on earth"
        case .radius: "the radius must be above 0 and at most 1000000 metres"
        case .noGround: "has no ground inside: the ring runs back on itself"
        case .tooWide: "reaches halfway round the earth or further; cut it into smaller zones"
        }
    }
}
