import Fleet
import Geo

/// Zones from other programs, made into GeoJSON: a line each, `name: WKT` or WKT alone, or the list of geofences that
/// Traccar's interface gives (`GET /api/geofences`).
struct ZonesImport {
    /// What to do where the text does not say.
    struct Options {
        /// Whether latitude stands before longitude, as Traccar writes it.
        var isLatitudeFirst = false
        /// The width of corridors in metres, from side to side.
        var widthMetres = 50.0
        /// The radius around points in metres.
        var radiusMetres = 200.0
    }

    let file: String
    let options: Options
    private(set) var features: [String] = []
    private(set) var problems: [ConfigProblem] = []

    /// Takes the bytes of a file over.
    init(_ bytes: [UInt8], file: String, options: Options) {
        self.file = file
        self.options = options
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
            takeList(bytes)
        } else {
            takeLines(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// All that could be read, as a file of zones.
    var geoJSON: String {
        let body = features.joined(separator: ",\n")
        return "{\"type\": \"FeatureCollection\", \"features\": [\n\(body)\n]}"
    }

    private mutating func takeLines(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            // A name ends at the last colon or tab before the first bracket; a shape has neither.
            let head = line.prefix { $0 != "(" }
            let end = head.lastIndex { $0 == ":" || $0 == "\t" }
            let name = end.map { head[..<$0] }.map(Self.trimmed) ?? "zone \(features.count + 1)"
            let shape = end.map { line[line.index(after: $0)...] } ?? line
            take(shape, name: name, note: "", width: nil, line: number + 1)
        }
    }

    private mutating func takeList(_ bytes: [UInt8]) {
        let root: JSONNode
        do {
            root = try JSONReader.read(bytes)
        } catch {
            problems.append(ConfigProblem(file: file, line: error.line, words: "is not JSON: \(error.words)"))
            return
        }
        for item in root.array ?? [] { takeGeofence(item) }
    }

    private mutating func takeGeofence(_ item: JSONNode) {
        guard let area = item["area"]?.string else {
            let words = "a geofence has no \"area\" of well-known text"
            return problems.append(ConfigProblem(file: file, line: item.line, words: words))
        }
        var width: Double?
        // Traccar's distance is from the middle to a side.
        if let attributes = item["attributes"], let distance = attributes["polylineDistance"]?.number {
            width = distance * 2
        }
        let name = item["name"]?.string ?? "zone \(features.count + 1)"
        let note = item["description"]?.string ?? ""
        take(Substring(area), name: name, note: note, width: width, line: item.line)
    }

    private mutating func take(_ text: Substring, name: String, note: String, width: Double?, line: Int) {
        do {
            let shape = try WKTReader.read(text, isLatitudeFirst: options.isLatitudeFirst)
            features.append(try feature(shape, name: name, note: note, width: width))
        } catch let fault as WKTFault {
            problems.append(ConfigProblem(file: file, line: line, words: "'\(name)': \(fault.words)"))
        } catch let fault as GeoShapeFault {
            problems.append(ConfigProblem(file: file, line: line, words: "'\(name)': \(fault.words)"))
        } catch {
            problems.append(ConfigProblem(file: file, line: line, words: "'\(name)': \(error)"))
        }
    }

    private func feature(_ shape: WKTReader.Shape, name: String, note: String, width: Double?) throws -> String {
        let ground: GeoShape =
            switch shape {
            case .shape(let shape): shape
            case .line(let path): .corridor(path: path, halfWidthMetres: (width ?? options.widthMetres) / 2)
            case .point(let center): .circle(center: center, radiusMetres: options.radiusMetres)
            }
        _ = try GeoArea(ground)
        return GeoJSONText.feature(ground, name: name, note: note)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

/// Zones written as GeoJSON.
enum GeoJSONText {
    /// A feature on one line.
    static func feature(_ shape: GeoShape, name: String, note: String) -> String {
        var properties = [("name", quoted(name))]
        let (type, coordinates): (String, String)
        switch shape {
        case .circle(let center, let radius):
            (type, coordinates) = ("Point", place(center))
            properties.append(("radius", number(radius)))
        case .corridor(let path, let halfWidth):
            (type, coordinates) = ("LineString", list(path.map(place)))
            properties.append(("width", number(halfWidth * 2)))
        case .polygons(let polygons) where polygons.count == 1: (type, coordinates) = ("Polygon", rings(polygons[0]))
        case .polygons(let polygons): (type, coordinates) = ("MultiPolygon", list(polygons.map(rings)))
        }
        if !note.isEmpty { properties.append(("note", quoted(note))) }
        let members = properties.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
        return "{\"type\": \"Feature\", \"properties\": {\(members)}, "
            + "\"geometry\": {\"type\": \"\(type)\", \"coordinates\": \(coordinates)}}"
    }

    /// Rings are closed, as the standard asks.
    private static func rings(_ polygon: GeoPolygon) -> String {
        list(
            ([polygon.outer] + polygon.holes).map { ring in
                list((ring + (ring.first == ring.last ? [] : ring.prefix(1))).map(place))
            })
    }

    private static func place(_ place: Coordinate) -> String {
        list([number(place.longitude), number(place.latitude)])
    }

    private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    private static func number(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    private static func quoted(_ text: String) -> String {
        let body = text.unicodeScalars.reduce(into: "") { body, scalar in
            switch scalar {
            case "\"", "\\": body += "\\" + String(scalar)
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                body += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: body.unicodeScalars.append(scalar)
            }
        }
        return "\"\(body)\""
    }
}
