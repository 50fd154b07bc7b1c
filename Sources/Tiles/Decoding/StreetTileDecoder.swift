import Streets

/// Makes a tile of our street map from the bytes of a vector tile.
struct StreetTileDecoder {
    private let schema: StreetSchema
    private let zoom: Int
    private let language: String?
    private var tile = StreetTile()
    private var points = TileLimits.vertices
    private var features = TileLimits.features

    /// Decodes unpacked bytes.
    ///
    /// - Parameters:
    ///   - schema: what the layers mean; found by their names when nil.
    ///   - language: the language that names are wanted in, such as `de`; nil for the file's own.
    static func decode(
        _ bytes: [UInt8], schema: StreetSchema?, zoom: Int, language: String? = nil
    ) throws(TileError) -> StreetTile {
        let found: StreetSchema? = if let schema { schema } else { try Self.schema(of: bytes) }
        guard let schema = found else { return StreetTile() }
        var decoder = StreetTileDecoder(schema: schema, zoom: zoom, language: language)
        try MVTLayer.forEach(in: bytes, wanted: { schema.wants($0, zoom: zoom) }) { layer throws(TileError) in
            try decoder.add(layer)
        }
        decoder.tile.finish()
        return decoder.tile
    }

    private init(schema: StreetSchema, zoom: Int, language: String?) {
        self.schema = schema
        self.zoom = zoom
        self.language = language
    }

    private static func schema(of bytes: [UInt8]) throws(TileError) -> StreetSchema? {
        var names: [String] = []
        try MVTLayer.forEach(
            in: bytes,
            wanted: {
                if names.count < 100 { names.append($0) }
                return false
            }, { _ throws(TileError) in })
        return StreetSchema(layers: names)
    }

    private mutating func add(_ layer: MVTLayer) throws(TileError) {
        let keys = layer.keys.map { StreetKey($0, language: language) }
        try layer.forEachFeature { feature throws(TileError) in
            features -= 1
            guard features >= 0 else { throw .tooLarge("too many features") }
            let attributes = try StreetAttributes(feature, layer, keys)
            guard let meaning = schema.meaning(layer.name, attributes, feature.geometry) else { return }
            try add(feature, attributes, meaning, extent: layer.extent)
        }
    }

    private mutating func add(
        _ feature: MVTFeature, _ attributes: StreetAttributes, _ meaning: StreetSchema.Meaning, extent: Int
    ) throws(TileError) {
        if case .named = meaning, attributes.name == nil { return }
        let lines = try Self.scaled(feature.lines(&points), extent)
        if attributes.kind == "ocean" { tile.hasSea = true }
        switch meaning {
        case .drawn(let kind): tile.add(kind, lines)
        case .drawnAndNamed(let kind):
            tile.add(kind, lines)
            if let name = attributes.name { tile.add(name: name.text, of: kind, lines) }
        case .named(let kind): if let name = attributes.name { tile.add(name: name.text, of: kind, lines) }
        case .place(let firstZoom, let rank):
            guard let name = attributes.name, let point = lines.first?.first else { return }
            tile.add(place: name.text, firstZoom: firstZoom, rank: rank, at: point)
        }
    }

    /// Lines on the grid of our tiles, whatever the layer's is.
    private static func scaled(_ lines: [[StreetTile.Vertex]], _ extent: Int) -> [[StreetTile.Vertex]] {
        guard extent != Int(StreetTile.gridSize) else { return lines }
        func scaled(_ step: Int32) -> Int32 {
            Int32(clamping: Int(step) * Int(StreetTile.gridSize) / extent)
        }
        return lines.map { $0.map { StreetTile.Vertex(x: scaled($0.x), y: scaled($0.y)) } }
    }
}
