import Foundation
import Geo

/// Packs the labels of towns and seas in the order in which they are to be placed.
struct LabelPacking {
    /// A name at a place.
    private struct Label {
        var name: String
        var coordinate: Coordinate
        var population = 0
        var scaleRank: UInt8
        var firstZoom: UInt8
        var isCapital = false
    }

    private var labels: [Label] = []

    /// All names.
    var names: [String] { labels.map(\.name) }
    /// Where they are.
    var points: [MercatorPoint] { labels.map { MercatorPoint($0.coordinate) } }

    /// The towns of the table `places_ne`.
    static func towns(from folder: String) throws -> LabelPacking {
        let table = try SourceTable(file: "\(folder)/places/places_ne.tsv")
        let names = ["name", "geonames_name", "population", "geonames_population", "min_zoom", "class"]
        let columns = try names.map(table.column)
        return try LabelPacking(table) { row in
            // Stations and ruins are no towns.
            guard !["station", "historic"].contains(row[field: columns[5]]) else { return nil }
            let current = row[field: columns[1]]
            let cityProper = Int(row[field: columns[3]]) ?? 0
            return (
                String(current.isEmpty ? row[field: columns[0]] : current),
                cityProper > 0 ? cityProper : Int(row[field: columns[2]]) ?? 0,
                Double(row[field: columns[4]]) ?? 10, row[field: columns[5]] == "capital"
            )
        }
    }

    /// The oceans and seas of the table `marine_labels`, not shouted.
    static func seas(from folder: String) throws -> LabelPacking {
        let table = try SourceTable(file: "\(folder)/places/marine_labels.tsv")
        let name = try table.column("name")
        let zoom = try table.column("min_label_zoom")
        return try LabelPacking(table) { row in
            (Self.calm(String(row[field: name])), 0, Double(row[field: zoom]) ?? 5, false)
        }
    }

    private init(
        _ table: SourceTable,
        _ read: ([Substring]) -> (name: String, population: Int, firstZoom: Double, isCapital: Bool)?
    ) throws {
        let columns = try ["lon", "lat", "scalerank"].map(table.column)
        for (index, row) in table.rows.enumerated() {
            guard let label = read(row), !label.name.isEmpty else { continue }
            guard let lon = Double(row[field: columns[0]]), let lat = Double(row[field: columns[1]]) else {
                throw SourceTable.Failure.malformed("no position", record: index + 1)
            }
            labels.append(
                Label(
                    name: label.name, coordinate: Coordinate(latitude: lat, longitude: lon),
                    population: label.population, scaleRank: UInt8(row[field: columns[2]]) ?? 10,
                    firstZoom: TilePacking.zoomByte(label.firstZoom), isCapital: label.isCapital))
        }
        labels.sort { ($0.scaleRank, $1.population, $0.name) < ($1.scaleRank, $0.population, $1.name) }
    }

    /// The bytes of the section.
    func section() -> PackWriter {
        var writer = PackWriter()
        writer.varint(UInt32(labels.count))
        var (latitude, longitude) = (Int32(0), Int32(0))
        for label in labels {
            let steps = MapPackLayout.placeStepsPerDegree
            let (lat, lon) = (
                Int32((label.coordinate.latitude * steps).rounded()),
                Int32((label.coordinate.longitude * steps).rounded())
            )
            writer.zigzag(lat - latitude)
            writer.zigzag(lon - longitude)
            (latitude, longitude) = (lat, lon)
            writer.byte(label.isCapital ? MapPackLayout.capitalFlag : 0)
            writer.byte(label.scaleRank)
            writer.byte(label.firstZoom)
            writer.text(label.name)
        }
        return writer
    }

    /// A name in capitals as names are written: `ARCTIC OCEAN` becomes `Arctic Ocean`.
    private static func calm(_ name: String) -> String {
        guard name == name.uppercased() else { return name }
        return name.capitalized
    }
}
