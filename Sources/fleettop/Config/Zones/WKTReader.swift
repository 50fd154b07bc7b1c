import Geo

/// Reads well-known text (OGC 06-103r4, chapter 7) of one shape, and the `CIRCLE (lat lon, metres)` that Traccar writes.
struct WKTReader {
    /// What a text says.
    enum Shape {
        case shape(GeoShape)
        /// A line, whose width stands elsewhere.
        case line([Coordinate])
        /// A point, whose radius stands elsewhere.
        case point(Coordinate)
    }

    /// Whether latitude stands before longitude, against the standard.
    private let isLatitudeFirst: Bool
    private var rest: Substring

    /// The shape of a text.
    static func read(_ text: some StringProtocol, isLatitudeFirst: Bool) throws(WKTFault) -> Shape {
        var reader = WKTReader(isLatitudeFirst: isLatitudeFirst, rest: Substring(text))
        let shape = try reader.shape()
        reader.skipBlanks()
        guard reader.rest.isEmpty else { throw WKTFault("'\(reader.rest.prefix(20))' stands behind the shape") }
        return shape
    }

    private mutating func shape() throws(WKTFault) -> Shape {
        try skipReferenceSystem()
        let word = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(word.count)
        skipDimensions()
        // Some programs write the mark of heights and measures without a blank before it; no shape ends with it.
        let trimmed = word.uppercased().reversed().drop { "ZM".contains($0) }.reversed()
        switch String(trimmed) {
        case "POLYGON": return .shape(.polygons([try polygon()]))
        case "MULTIPOLYGON": return .shape(.polygons(try list { reader throws(WKTFault) in try reader.polygon() }))
        case "LINESTRING": return .line(try places())
        case "POINT":
            let places = try places()
            guard places.count == 1 else { throw WKTFault("POINT must have one place") }
            return .point(places[0])
        case "CIRCLE": return .shape(try circle())
        default:
            throw WKTFault(
                "'\(word.isEmpty ? rest.prefix(20) : word)' is no shape; "
                    + "write POLYGON, MULTIPOLYGON, LINESTRING, POINT or CIRCLE")
        }
    }

    /// Skips `SRID=4326;`, as PostGIS writes it; throws for another reference system, whose numbers mean other places.
    private mutating func skipReferenceSystem() throws(WKTFault) {
        skipBlanks()
        guard rest.prefix(4).uppercased() == "SRID" else { return }
        rest = rest.dropFirst(4)
        try take("=")
        skipBlanks()
        let code = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(code.count)
        guard code == "4326" else {
            throw WKTFault("SRID \(code.prefix(10)) is not understood; only 4326, longitude and latitude in degrees")
        }
        try take(";")
        skipBlanks()
    }

    /// Skips the word for heights and measures: all numbers behind the first two are left out anyway.
    private mutating func skipDimensions() {
        skipBlanks()
        let word = rest.prefix { $0.isLetter }
        guard ["Z", "M", "ZM"].contains(word.uppercased()) else { return }
        rest = rest.dropFirst(word.count)
    }

    private mutating func circle() throws(WKTFault) -> GeoShape {
        try take("(")
        let center = try place()
        try take(",")
        let radius = try number()
        try take(")")
        return .circle(center: center, radiusMetres: radius)
    }

    private mutating func polygon() throws(WKTFault) -> GeoPolygon {
        let rings = try list { reader throws(WKTFault) in try reader.places() }
        guard let outer = rings.first else { throw WKTFault("a polygon has no ring") }
        return GeoPolygon(outer: outer, holes: Array(rings.dropFirst()))
    }

    private mutating func places() throws(WKTFault) -> [Coordinate] {
        try list { reader throws(WKTFault) in try reader.place() }
    }

    private mutating func list<Item>(_ item: (inout WKTReader) throws(WKTFault) -> Item) throws(WKTFault) -> [Item] {
        try take("(")
        var items = [try item(&self)]
        skipBlanks()
        while rest.first == "," {
            rest.removeFirst()
            items.append(try item(&self))
            skipBlanks()
        }
        try take(")")
        return items
    }

    private mutating func place() throws(WKTFault) -> Coordinate {
        let (first, second) = (try number(), try number())
        let place =
            isLatitudeFirst
            ? Coordinate(latitude: first, longitude: second) : Coordinate(latitude: second, longitude: first)
        guard place.isValid else {
            let order = isLatitudeFirst ? "latitude comes first with --latlon" : "longitude comes first; try --latlon"
            throw WKTFault("\(first) \(second) is no place on earth: \(order)")
        }
        // Heights, where there are some, are of no use here.
        skipBlanks()
        while let next = rest.first, next != ",", next != ")" { _ = try number() }
        return place
    }

    private mutating func number() throws(WKTFault) -> Double {
        skipBlanks()
        let word = rest.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        guard let number = Double(word), number.isFinite else {
            throw WKTFault("a number is missing at '\(rest.prefix(20))'")
        }
        rest = rest.dropFirst(word.count)
        skipBlanks()
        return number
    }

    private mutating func take(_ character: Character) throws(WKTFault) {
        skipBlanks()
        guard rest.first == character else {
            throw WKTFault(
                rest.isEmpty
                    ? "'\(character)' is missing at the end" : "'\(character)' is missing at '\(rest.prefix(20))'")
        }
        rest.removeFirst()
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0.isWhitespace }
    }
}

/// Why a text is no shape, in words.
struct WKTFault: Error, Sendable, Equatable {
    let words: String

    init(_ words: String) { self.words = words }
}
