import Streets

/// The OpenMapTiles schema: what its layers and classes are on our map.
enum OpenMapTilesSchema {
    /// The layers that are looked at.
    static let layers: Set<String> = [
        "water", "waterway", "boundary", "transportation", "transportation_name", "landcover", "landuse", "park",
        "aeroway", "building", "place",
    ]

    private static let ways: [String: StreetClass] = [
        "motorway": .motorway, "trunk": .trunk, "primary": .primary, "secondary": .secondary, "tertiary": .tertiary,
        "minor": .minor, "residential": .minor, "unclassified": .minor, "busway": .minor, "raceway": .minor,
        "service": .service, "track": .track, "path": .path, "pedestrian": .path,
        "rail": .rail, "transit": .transit, "subway": .transit, "light_rail": .transit, "tram": .transit,
        "monorail": .transit, "funicular": .transit, "narrow_gauge": .rail, "ferry": .ferry,
    ]
    private static let green: Set<String> = ["wood", "forest", "grass", "park", "cemetery", "pitch", "golf_course"]
    private static let built: Set<String> = [
        "residential", "suburb", "quarter", "neighbourhood", "industrial", "commercial", "retail", "railway",
    ]

    /// What a feature becomes.
    static func meaning(
        _ layer: String, _ feature: StreetAttributes, _ geometry: MVTFeature.Geometry
    ) -> StreetSchema.Meaning? {
        switch (layer, geometry) {
        case ("water", .polygons): feature.kind == "swimming_pool" ? nil : .drawn(.water)
        case ("waterway", .lines): .drawn(feature.kind == "river" ? .river : .stream)
        case ("boundary", .lines): border(feature)
        case ("transportation", .lines): way(feature).map { .drawn($0) }
        case ("transportation_name", .lines): way(feature).flatMap { $0.isRoad ? .named($0) : nil }
        case ("landcover", .polygons), ("landuse", .polygons): ground(feature)
        case ("park", .polygons): .drawn(.park)
        case ("aeroway", .lines): feature.kind == "runway" ? .drawn(.runway) : nil
        case ("building", .polygons): .drawn(.building)
        case ("place", .points): PlaceRank.of(feature.kind, rank: feature.rank).map { .place(firstZoom: $0, rank: $1) }
        default: nil
        }
    }

    /// The railway in a tunnel is an underground: it comes late.
    private static func way(_ feature: StreetAttributes) -> StreetClass? {
        let kind = ways[feature.kind]
        return kind == .rail && feature.isTunnel ? .transit : kind
    }

    private static func border(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        guard !feature.isMaritime, let level = feature.adminLevel else { return nil }
        return level == 2 ? .drawn(.countryBorder) : level == 3 || level == 4 ? .drawn(.regionBorder) : nil
    }

    private static func ground(_ feature: StreetAttributes) -> StreetSchema.Meaning? {
        green.contains(feature.kind) ? .drawn(.park) : built.contains(feature.kind) ? .drawn(.builtUp) : nil
    }
}
