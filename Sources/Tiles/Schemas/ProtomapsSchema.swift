import Streets

/// The Protomaps schema: what its layers and kinds are on our map.
enum ProtomapsSchema {
    /// The layers that are looked at.
    static let layers: Set<String> = [
        "water", "boundaries", "roads", "landuse", "landcover", "natural", "transit", "buildings", "places",
    ]

    private static let green: Set<String> = [
        "park", "wood", "forest", "grass", "grassland", "cemetery", "nature_reserve", "golf_course", "garden",
        "recreation_ground", "village_green", "pitch",
    ]
    private static let built: Set<String> = [
        "residential", "industrial", "commercial", "retail", "urban_area", "railway",
    ]
    private static let majorRoads: [String: StreetClass] = [
        "motorway": .motorway, "motorway_link": .motorway, "trunk": .trunk, "trunk_link": .trunk, "primary": .primary,
        "primary_link": .primary, "secondary": .secondary, "secondary_link": .secondary, "tertiary": .tertiary,
        "tertiary_link": .tertiary,
    ]
    private static let undergrounds: Set<String> = ["subway", "tram", "light_rail", "monorail", "funicular"]

    /// What a feature becomes.
    static func meaning(
        _ layer: String, _ feature: StreetAttributes, _ geometry: MVTFeature.Geometry
    ) -> StreetSchema.Meaning? {
        switch (layer, geometry) {
        case ("water", .polygons): feature.kind == "swimming_pool" ? nil : .drawn(.water)
        case ("water", .lines): .drawn(feature.kind == "river" ? .river : .stream)
        case ("boundaries", .lines): border(feature)
        case ("roads", .lines), ("transit", .lines): way(feature)
        case ("landuse", .polygons), ("landcover", .polygons), ("natural", .polygons): ground(feature)
        case ("buildings", .polygons): .drawn(.building)
        case ("places", .points): place(feature)
        default: nil
        }
    }

    private static func way(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        switch feature.kind {
        case "highway": .drawnAndNamed(.motorway)
        case "major_road": .drawnAndNamed(majorRoads[feature.detail] ?? .primary)
        case "medium_road": .drawnAndNamed(majorRoads[feature.detail] ?? .tertiary)
        case "minor_road": .drawnAndNamed(feature.detail == "service" ? .service : .minor)
        case "path": .drawnAndNamed(.path)
        case "rail": .drawn(undergrounds.contains(feature.detail) ? .transit : .rail)
        case "ferry": .drawn(.ferry)
        case "aeroway", "runway": feature.detail == "taxiway" ? nil : .drawn(.runway)
        default: nil
        }
    }

    private static func border(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        guard !feature.isMaritime else { return nil }
        return switch (feature.kind, feature.adminLevel) {
        case ("country", _), (_, 2): .drawn(.countryBorder)
        case ("region", _), (_, 3), (_, 4): .drawn(.regionBorder)
        default: nil
        }
    }

    private static func ground(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        green.contains(feature.kind) ? .drawn(.park) : built.contains(feature.kind) ? .drawn(.builtUp) : nil
    }

    /// Settlements are localities, told apart by their detail or, where that is missing, by their population rank.
    private static func place(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        var kind = feature.kind
        if kind == "locality" {
            let byRank = (feature.rank ?? 0) >= 11 ? "city" : (feature.rank ?? 0) >= 6 ? "town" : "village"
            kind = feature.detail.isEmpty ? byRank : feature.detail
        }
        // Here a high rank means many people.
        return PlaceRank.of(kind, rank: feature.rank.map { max(0, 17 - $0) }).map {
            .place(firstZoom: max($0, Double(feature.firstZoom ?? 0)), rank: $1)
        }
    }
}
