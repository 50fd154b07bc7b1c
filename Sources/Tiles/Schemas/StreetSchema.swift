import Streets

/// What layers are called and what is in them.
enum StreetSchema: Sendable, CaseIterable {
    /// openmaptiles.org/schema, version 3.
    case openMapTiles
    /// docs.protomaps.com/basemaps/layers, versions 3 and 4.
    case protomaps

    /// What a feature of a layer becomes.
    enum Meaning {
        /// Something to draw.
        case drawn(StreetClass)
        /// Something to draw that may bear a name.
        case drawnAndNamed(StreetClass)
        /// Only the name of a street that another layer draws.
        case named(StreetClass)
        /// A place, shown from a zoom on; lower ranks come first.
        case place(firstZoom: Double, rank: Int)
    }

    /// Its name for people.
    var name: String {
        switch self {
        case .openMapTiles: "OpenMapTiles"
        case .protomaps: "Protomaps"
        }
    }

    /// The schema that has these layers, or nil when there is none.
    init?(layers: some Sequence<String>) {
        let layers = Set(layers)
        if layers.contains("transportation") || layers.contains("landcover") && layers.contains("boundary") {
            self = .openMapTiles
        } else if layers.contains("roads") || layers.contains("earth") {
            self = .protomaps
        } else {
            return nil
        }
    }

    /// Whether something of a layer is drawn.
    func wants(_ layer: String, zoom: Int) -> Bool {
        switch self {
        case .openMapTiles: OpenMapTilesSchema.layers.contains(layer) && (layer != "building" || zoom >= 13)
        case .protomaps: ProtomapsSchema.layers.contains(layer) && (layer != "buildings" || zoom >= 13)
        }
    }

    /// What a feature becomes, or nil when it is not drawn.
    func meaning(_ layer: String, _ attributes: StreetAttributes, _ geometry: MVTFeature.Geometry) -> Meaning? {
        switch self {
        case .openMapTiles: OpenMapTilesSchema.meaning(layer, attributes, geometry)
        case .protomaps: ProtomapsSchema.meaning(layer, attributes, geometry)
        }
    }

    /// Whom to thank when the file does not say.
    var attribution: String {
        switch self {
        case .openMapTiles: "© OpenMapTiles © OpenStreetMap contributors"
        case .protomaps: "© OpenStreetMap contributors"
        }
    }
}

/// The zoom and the rank of places by their class.
enum PlaceRank {
    /// When a place of a class is shown and before which others; nil for those that the map of the world labels.
    static func of(_ kind: String, rank: Int?) -> (firstZoom: Double, rank: Int)? {
        switch kind {
        case "city": (rank.map { $0 > 10 ? 8 : 6 } ?? 6, rank ?? 5)
        case "town": (9, 20 + (rank ?? 0))
        case "village": (11, 40 + (rank ?? 0))
        case "suburb", "borough", "macrohood": (12, 60)
        case "hamlet", "quarter": (13, 70)
        case "neighbourhood", "neighborhood": (13.5, 80)
        default: nil
        }
    }
}
