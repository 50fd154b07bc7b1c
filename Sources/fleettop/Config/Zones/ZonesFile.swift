import Fleet
import Foundation
import Geo

/// The zones of a fleet: `zones.geojson`, a GeoJSON FeatureCollection (RFC 7946).
///
/// `Polygon` and `MultiPolygon` are zones as they are, a `LineString` with `width` a corridor, a `Point` with `radius` a
/// circle. What is wrong is named with its line; the rest counts.
enum ZonesFile {
    /// What was read from a file.
    struct Contents: Sendable {
        var zones: [Zone] = []
        var problems: [ConfigProblem] = []
        /// Whether it is broken as a whole, so that it says nothing about any zone.
        var isBroken = false
    }

    /// The file of this user.
    static var standard: URL {
        Paths.standard.config.deletingLastPathComponent().appendingPathComponent("zones.geojson")
    }

    /// The most zones of a file.
    static let maximumZones = 20_000

    /// The zones in a file; a file that is not there is an empty one.
    static func read(_ url: URL) -> Contents {
        guard FileManager.default.fileExists(atPath: url.path) else { return Contents() }
        guard let data = FileManager.default.contents(atPath: url.path) else {
            return Contents(
                problems: [ConfigProblem(file: url.path, line: nil, words: "cannot be read")], isBroken: true)
        }
        return read([UInt8](data), file: url.path)
    }

    /// The zones in the bytes of a file.
    static func read(_ bytes: [UInt8], file: String) -> Contents {
        var reading = ZoneReading(file: file)
        do {
            reading.take(try JSONReader.read(bytes))
        } catch {
            reading.breakOff(error.line, "is not JSON: \(error.words)")
        }
        return reading.contents
    }
}

/// The reading of one file of zones: features in, zones and problems out.
struct ZoneReading {
    let file: String
    private(set) var contents = ZonesFile.Contents()
    private var lines: [ZoneID: Int] = [:]

    init(file: String) { self.file = file }

    /// Notes why nothing at all can be read.
    mutating func breakOff(_ line: Int, _ words: String) {
        note(line, words)
        contents.isBroken = true
    }

    /// Notes something wrong.
    mutating func note(_ line: Int, _ words: String) {
        contents.problems.append(ConfigProblem(file: file, line: line, words: words))
    }

    /// Takes the features of a collection, or a feature that stands alone.
    mutating func take(_ root: JSONNode) {
        if root["type"]?.string == "Feature" { return takeFeature(root) }
        guard root["type"]?.string == "FeatureCollection", let features = root["features"]?.array else {
            return breakOff(root.line, "must be {\"type\": \"FeatureCollection\", \"features\": [ … ]}")
        }
        for feature in features {
            guard contents.zones.count < ZonesFile.maximumZones else {
                return note(feature.line, "there are more than \(ZonesFile.maximumZones) zones; the rest is left out")
            }
            takeFeature(feature)
        }
    }

    private mutating func takeFeature(_ feature: JSONNode) {
        guard feature["type"]?.string == "Feature", feature.members != nil else {
            return note(
                feature.line, "every feature must be {\"type\": \"Feature\", \"geometry\": …, \"properties\": …}")
        }
        guard let properties = feature["properties"], properties.members != nil else {
            return note(feature.line, "\"properties\" with a \"name\" is missing")
        }
        guard let name = properties["name"]?.string, !name.isEmpty else {
            return note(properties["name"]?.line ?? properties.line, "a zone must have a \"name\" such as \"depot\"")
        }
        let area: GeoArea
        do {
            area = try ZoneGeometry.area(of: feature, properties: properties)
        } catch {
            return note(error.line, "zone '\(name)': \(error.words)")
        }
        let id = ZoneID(Self.identity(feature) ?? name)
        if let line = lines[id] {
            return note(feature.line, "zone '\(id)' is there already in line \(line); give this one another name or id")
        }
        lines[id] = feature.line
        var zone = Zone(id: id, name: name, area: area)
        takeProperties(properties.members ?? [], of: &zone, geometry: ZoneGeometry.type(of: feature))
        contents.zones.append(zone)
    }

    private static func identity(_ feature: JSONNode) -> String? {
        let own = feature["id"]
        if let number = own?.number { return text(of: number) }
        let node = own ?? feature["properties"]?["id"]
        guard let text = node?.string, !text.isEmpty else { return nil }
        return text
    }

    private static func text(of number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    private mutating func takeProperties(_ members: [JSONMember], of zone: inout Zone, geometry type: String) {
        for member in members where !ZoneGeometry.names(of: type).contains(member.name) {
            // What other programs put into their files is none of our business; what looks like ours is checked.
            guard let row = ZoneProperty.all.first(where: { $0.name == member.name }) else {
                if let near = ZoneProperty.nearest(to: member.name) {
                    note(member.line, "zone '\(zone.name)': \"\(member.name)\" has no meaning; is it \"\(near)\"?")
                }
                continue
            }
            if case .null = member.value.value { continue }
            if let words = row.set(&zone, member.value) {
                note(member.value.line, "zone '\(zone.name)': \"\(member.name)\" \(words)")
            }
        }
    }
}
