import Streets

/// An MBTiles file (MBTiles specification, version 1.3): a SQLite database with tables or views `metadata` and `tiles`.
final class MBTilesFile: TileContainer {
    let facts: TileFacts
    private let database: TileDatabase
    private let select: TileStatement

    /// Reads the metadata.
    init(_ path: String) throws(TileError) {
        database = try TileDatabase(path)
        var values: [String: String] = [:]
        if let statement = try? database.prepare("SELECT name, value FROM metadata LIMIT 200") {
            while try statement.step(), values.count < 200 {
                if let name = statement.text(0), let value = statement.text(1) { values[name] = value }
            }
        }
        try Self.refuseOtherFormats(values["format"])
        do {
            select = try database.prepare(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?")
        } catch { throw .malformed("it has no table of tiles") }
        facts = try Self.facts(values, database)
        try refusePictures()
    }

    func tile(_ id: StreetTileID) throws(TileError) -> [UInt8]? {
        // Rows count from the south here.
        guard let bytes = try select.blob(id.zoom, id.x, (1 << id.zoom) - 1 - id.y), !bytes.isEmpty else { return nil }
        return Inflater.isPacked(bytes) ? try Inflater.unpack(bytes) : bytes
    }

    private static func refuseOtherFormats(_ format: String?) throws(TileError) {
        guard let format, !format.isEmpty, !["pbf", "mvt"].contains(format.lowercased()),
            format != "application/vnd.mapbox-vector-tile"
        else { return }
        throw .unsupported("its tiles are \(format.prefix(40)); only vector tiles (MVT) are drawn")
    }

    /// Without a format in its metadata the first tile tells.
    private func refusePictures() throws(TileError) {
        let first = try database.prepare("SELECT tile_data FROM tiles LIMIT 1")
        guard let bytes = try first.blob() else { return }
        let signatures: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("RIFF".utf8)]
        guard !signatures.contains(where: { bytes.starts(with: $0) }) else {
            throw .unsupported("its tiles are pictures; only vector tiles (MVT) are drawn")
        }
    }

    private static func facts(_ values: [String: String], _ database: TileDatabase) throws(TileError) -> TileFacts {
        var facts = TileFacts()
        if let json = values["json"] { TileMetadata.read(Array(json.utf8), into: &facts) }
        facts.attribution = values["attribution"] ?? ""
        let edges = (values["bounds"] ?? "").split(separator: ",").compactMap {
            Double($0.trimmingPrefix { $0 == " " })
        }
        if edges.count == 4 {
            facts.bounds = TileFacts.bounds(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
        }
        facts.firstZoom = try zoom(values["minzoom"], "min", database)
        facts.deepestZoom = try zoom(values["maxzoom"], "max", database)
        return facts
    }

    /// A zoom of the metadata, or the lowest or highest of the tiles where that says nothing.
    private static func zoom(
        _ text: String?, _ function: String, _ database: TileDatabase
    ) throws(TileError) -> Int {
        let known = text.flatMap { Int($0) }
        let zoom = if let known { known } else { try database.number("SELECT \(function)(zoom_level) FROM tiles") }
        return max(0, min(StreetTileID.deepestZoom, zoom))
    }
}
