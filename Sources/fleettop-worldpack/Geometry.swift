import Geo

/// The rings or lines of a source table as they stand in the Web Mercator square.
struct Geometry {
    /// One record of a table.
    struct Feature {
        /// Its columns.
        var row: [Substring]
        /// Its rings or lines; rings repeat their first vertex.
        var parts: [[MercatorPoint]]
        /// The vertices of the source, for telling whether two features share one.
        var sourceKeys: [[UInt64]]
    }

    /// All records.
    let features: [Feature]
    /// The table they came from.
    let table: SourceTable

    /// Reads the table NAME.tsv of the folder `basemap`.
    init(_ name: String, in folder: String) throws {
        let table = try SourceTable(file: "\(folder)/basemap/\(name).tsv")
        let geometry = try table.column("geometry")
        self.table = table
        features = try table.rows.enumerated().map { index, row in
            let (parts, keys) = try Self.parts(of: row[field: geometry], record: index + 1)
            return Feature(row: row, parts: parts, sourceKeys: keys)
        }
    }

    private static func parts(of text: Substring, record: Int) throws -> ([[MercatorPoint]], [[UInt64]]) {
        var parts: [[MercatorPoint]] = []
        var keys: [[UInt64]] = []
        for part in text.utf8.split(whereSeparator: { $0 == 0x3B || $0 == 0x7C }) {
            var points: [MercatorPoint] = []
            var partKeys: [UInt64] = []
            for vertex in part.split(separator: 0x20) {
                let numbers = vertex.split(separator: 0x2C).compactMap { Double(Substring($0)) }
                guard numbers.count == 2 else {
                    throw SourceTable.Failure.malformed("vertex '\(Substring(vertex))'", record: record)
                }
                points.append(MercatorPoint(Coordinate(latitude: numbers[1], longitude: numbers[0])))
                let (lon, lat) = (Int32((numbers[0] * 10_000).rounded()), Int32((numbers[1] * 10_000).rounded()))
                partKeys.append(UInt64(UInt32(bitPattern: lon)) << 32 | UInt64(UInt32(bitPattern: lat)))
            }
            parts.append(points)
            keys.append(partKeys)
        }
        return (parts, keys)
    }
}
