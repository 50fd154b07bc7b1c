import Streets

/// A file of street tiles that may be drawn; used by one thread at a time.
final class StreetFile {
    /// Where it is, as it was given.
    let path: String
    /// What it says about itself.
    let facts: TileFacts
    /// Whom to thank for it.
    let attribution: String
    private let container: any TileContainer
    private let schema: StreetSchema?

    /// Opens a file and looks whether its tiles are understood.
    init(_ path: String) throws(TileError) {
        self.path = path
        container = try TileFiles.open(path)
        facts = container.facts
        schema = StreetSchema(layers: facts.layers)
        guard facts.layers.isEmpty || schema != nil else {
            let names = facts.layers.prefix(6).joined(separator: ", ")
            throw .unsupported("its layers (\(names)) follow neither the OpenMapTiles nor the Protomaps schema")
        }
        let own = AttributionText.plain(facts.attribution)
        attribution = own.isEmpty ? (schema ?? .protomaps).attribution : own
    }

    /// A decoded tile, or nil when the file does not have it.
    func tile(_ id: StreetTileID, language: String?) throws(TileError) -> StreetTile? {
        guard let bytes = try container.tile(id) else { return nil }
        return try StreetTileDecoder.decode(bytes, schema: schema, zoom: id.zoom, language: language)
    }
}

/// Thanks in tile files are often HTML.
enum AttributionText {
    /// The text without tags, with the characters that `&copy;` and its like stand for; at most 120 characters.
    static func plain(_ html: String) -> String {
        var text = ""
        var isTag = false
        for character in html.prefix(2000) {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            case _ where !isTag: text.append(character)
            default: break
            }
        }
        for (name, character) in [("&copy;", "©"), ("&#169;", "©"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            text = text.replacing(name, with: character)
        }
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(120))
    }
}
