/// What the schemas look at in a feature.
struct StreetAttributes {
    /// The `class` in OpenMapTiles, `kind` in Protomaps.
    var kind = ""
    /// The `subclass` or `kind_detail`.
    var detail = ""
    /// The `admin_level` of a border.
    var adminLevel: Int?
    /// Whether a border lies at sea.
    var isMaritime = false
    /// Whether a road lies in a tunnel.
    var isTunnel = false
    /// How important a place is, 0 to ``highestRank``.
    var rank: Int?
    /// The `min_zoom` of a place.
    var firstZoom: Int?
    /// The best name, and how good it is: lower is better.
    var name: (text: String, order: Int)?

    /// Ranks beyond this are no ranks; bounded, they can be counted with.
    static let highestRank = 1000
}

/// Which property a key of a layer stands for.
enum StreetKey {
    case kind, detail, adminLevel, maritime, brunnel, rank, firstZoom
    /// A name: the lowest order is taken.
    case name(order: Int)

    /// The property behind a key; nil when nobody looks at it.
    init?(_ key: String, language: String?) {
        switch key {
        case "class", "kind", "pmap:kind": self = .kind
        case "subclass", "kind_detail", "pmap:kind_detail": self = .detail
        case "admin_level", "pmap:min_admin_level": self = .adminLevel
        case "maritime": self = .maritime
        case "brunnel": self = .brunnel
        case "rank", "population_rank", "pmap:population_rank": self = .rank
        case "min_zoom", "pmap:min_zoom": self = .firstZoom
        case "name:latin": self = .name(order: 1)
        case "name_en": self = .name(order: 2)
        case "name": self = .name(order: 3)
        default:
            guard let language, key == "name:" + language else { return nil }
            self = .name(order: 0)
        }
    }
}

extension StreetAttributes {
    /// The attributes of a feature; numbers that its layer does not have are passed over.
    init(_ feature: MVTFeature, _ layer: MVTLayer, _ keys: [StreetKey?]) throws(TileError) {
        self.init()
        var found = self
        try feature.forEachTag { key, value in
            guard key < keys.count, value < layer.values.count, let key = keys[key] else { return }
            found.set(key, layer.values[value])
        }
        self = found
    }

    private mutating func set(_ key: StreetKey, _ value: MVTValue) {
        switch key {
        case .kind: kind = value.text ?? ""
        case .detail:
            detail = value.text ?? ""
            // Protomaps writes the level of a border here, as a number.
            if adminLevel == nil { adminLevel = value.integer }
        case .adminLevel: adminLevel = value.integer
        case .maritime: isMaritime = value.integer == 1 || value.text == "true"
        case .brunnel: isTunnel = value.text == "tunnel"
        case .rank: rank = value.integer.map { max(0, min(Self.highestRank, $0)) }
        case .firstZoom: firstZoom = value.integer
        case .name(let order):
            guard let text = value.text, !text.isEmpty, order < name?.order ?? .max else { return }
            name = (text.utf8.count <= TileLimits.name ? text : String(text.prefix(60)), order)
        }
    }
}
