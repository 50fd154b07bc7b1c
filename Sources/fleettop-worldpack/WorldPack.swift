import Geo

/// Puts the packed world map together from the tables of a folder.
enum WorldPack {
    private static let lineTables: [(MapPackLayout.Kind, String)] = [
        (.land, "land"), (.borders, "borders"), (.lakes, "lakes"), (.rivers, "rivers"),
    ]

    /// All bytes of the packed map.
    static func bytes(from folder: String) throws -> [UInt8] {
        var writer = PackWriter()
        writer.raw(MapPackLayout.magic)
        writer.byte(MapPackLayout.version)
        for (detail, suffix) in [(MapPackLayout.Detail.coarse, "110m"), (.medium, "50m")] {
            for (kind, name) in lineTables {
                let table = try SourceTable(file: "\(folder)/basemap/\(name)_\(suffix).tsv")
                let rows = try drawnRows(of: table, kind)
                let payload = try LinePacking.payload(of: table, rows: rows, attributes: attributes(of: table, kind))
                writer.section(kind, detail, payload)
                print("\(name)_\(suffix): \(rows.count) features, \(payload.bytes.count) bytes")
            }
        }
        let places = try PlacePacking.payload(of: SourceTable(file: "\(folder)/places/places_ne.tsv"))
        writer.section(.places, .medium, places)
        print("places_ne: \(places.bytes.count) bytes")
        return writer.bytes
    }

    /// The records that are worth drawing: all but the lines that lead a river through a lake.
    private static func drawnRows(of table: SourceTable, _ kind: MapPackLayout.Kind) throws -> [[Substring]] {
        guard kind == .rivers else { return table.rows }
        let riverKind = try table.column("kind")
        return table.rows.filter { $0[field: riverKind] != "lake_centerline" }
    }

    /// How to find the class and first zoom of a record.
    private static func attributes(
        of table: SourceTable, _ kind: MapPackLayout.Kind
    ) throws -> ([Substring]) -> LinePacking.Attributes {
        let zoom = try table.column("min_zoom")
        let borderClass = kind == .borders ? try table.column("class") : nil
        return { row in
            let isDisputed = borderClass.map { row[field: $0] != "international" } ?? false
            return (isDisputed ? MapPackLayout.disputedClass : 0, Double(row[field: zoom]) ?? 0)
        }
    }
}
