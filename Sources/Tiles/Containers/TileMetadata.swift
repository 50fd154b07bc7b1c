import Foundation

/// Reads what tile files say about themselves in JSON (TileJSON's `vector_layers` and some names beside it).
enum TileMetadata {
    private struct Contents: Decodable {
        struct Layer: Decodable { let id: String? }
        let attribution: String?
        let vector_layers: [Layer]?
        /// Where MBTiles metadata were taken over as they are, the layers stand in a text of their own.
        let json: String?
    }

    /// Takes over what is known; text that is no such JSON says nothing, for it is not needed.
    static func read(_ bytes: [UInt8], into facts: inout TileFacts) {
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)) else { return }
        if let attribution = contents.attribution { facts.attribution = attribution }
        let nested = contents.json.flatMap { try? JSONDecoder().decode(Contents.self, from: Data($0.utf8)) }
        if let layers = contents.vector_layers ?? nested?.vector_layers {
            facts.layers = layers.prefix(200).compactMap(\.id)
        }
    }
}
