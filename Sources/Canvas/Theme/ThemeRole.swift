/// What a colour is for; screens name roles, themes give them colours.
public enum ThemeRole: Int, Sendable, CaseIterable {
    case text, dim, strong, good, warning, bad
    case frame, paneTitle, paneTitleFocused, header, headerName, hintKey, hintText
    case columnTitle, columnSorted, selection, selectionUnfocused
    case moving, idling, stopped, parked, stale, offline, new
    case alarm1, alarm2, alarm3, alarm4, acknowledged, banner, past, toast
    case dialog, dialogTitle, prompt, match
    case mapCoast, mapBorder, mapDisputed, mapRegion, mapLake, mapRiver, mapLand, mapUrban, mapSea, mapSeaLabel
    case mapCity, mapCityLabel, mapScale, mapLabel, mapSelected, trailNew, trailOld, trailGap, mapZone
    case trailSlow, trailFast, mapUncertainty, mapMeasure
    case mapMotorway, mapRoad, mapStreet, mapRail, mapWater, mapPark, mapBuiltUp, mapStreetName

    /// What is declared about a role, one row each.
    public struct Traits: Sendable {
        /// The name in theme files.
        public let name: String
        /// What it colours.
        public let meaning: String
        /// The role that stands in when a theme leaves it out; nil for the root.
        public let fallback: ThemeRole?
    }

    /// The role with a name from a theme file.
    public init?(name: String) {
        guard let role = Self.byName[name] else { return nil }
        self = role
    }

    /// What is declared about this role.
    public var traits: Traits { Self.rows[rawValue] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.traits.name, $0) })

    private static let rows: [Traits] = [
        Traits(name: "text", meaning: "ordinary text, and the background of everything", fallback: nil),
        Traits(name: "dim", meaning: "what matters less", fallback: .text),
        Traits(name: "strong", meaning: "what matters more", fallback: .text),
        Traits(name: "good", meaning: "a value as it should be", fallback: .text),
        Traits(name: "warning", meaning: "a value to keep an eye on", fallback: .strong),
        Traits(name: "bad", meaning: "a value that needs action", fallback: .strong),
        Traits(name: "frame", meaning: "rules between panes", fallback: .dim),
        Traits(name: "pane-title", meaning: "the title of a pane", fallback: .dim),
        Traits(name: "pane-title-focused", meaning: "the title of the pane that has the keys", fallback: .strong),
        Traits(name: "header", meaning: "the line at the top", fallback: .text),
        Traits(name: "header-name", meaning: "the program's name in it", fallback: .strong),
        Traits(name: "hint-key", meaning: "a key in the line at the bottom", fallback: .strong),
        Traits(name: "hint-text", meaning: "what that key does", fallback: .dim),
        Traits(name: "column-title", meaning: "the heads of columns", fallback: .dim),
        Traits(name: "column-sorted", meaning: "the head of the sorted column", fallback: .strong),
        Traits(name: "selection", meaning: "the row under the cursor", fallback: .strong),
        Traits(name: "selection-unfocused", meaning: "that row while another pane has the keys", fallback: .selection),
        Traits(name: "moving", meaning: "a device that drives", fallback: .good),
        Traits(name: "idling", meaning: "a device that stands with its engine on", fallback: .warning),
        Traits(name: "stopped", meaning: "a device that has just stopped", fallback: .text),
        Traits(name: "parked", meaning: "a device that stands for longer", fallback: .dim),
        Traits(name: "stale", meaning: "a device that talks without a fix", fallback: .warning),
        Traits(name: "offline", meaning: "a device that is silent", fallback: .bad),
        Traits(name: "new", meaning: "a device that never had a fix", fallback: .strong),
        Traits(name: "alarm-1", meaning: "an unacknowledged critical alarm", fallback: .bad),
        Traits(name: "alarm-2", meaning: "an unacknowledged high alarm", fallback: .alarm1),
        Traits(name: "alarm-3", meaning: "an unacknowledged medium alarm", fallback: .warning),
        Traits(name: "alarm-4", meaning: "an unacknowledged low alarm", fallback: .text),
        Traits(name: "acknowledged", meaning: "an alarm somebody has taken notice of", fallback: .dim),
        Traits(name: "banner", meaning: "a line that must not be missed", fallback: .bad),
        Traits(name: "past", meaning: "titles and time line while the screen shows the past", fallback: .banner),
        Traits(name: "toast", meaning: "a short message about what happened", fallback: .strong),
        Traits(name: "dialog", meaning: "lists and questions over the screen", fallback: .text),
        Traits(name: "dialog-title", meaning: "their titles", fallback: .strong),
        Traits(name: "prompt", meaning: "text being typed", fallback: .strong),
        Traits(name: "match", meaning: "the part that a filter found", fallback: .warning),
        Traits(name: "map-coast", meaning: "coast lines", fallback: .dim),
        Traits(name: "map-border", meaning: "borders", fallback: .dim),
        Traits(name: "map-disputed", meaning: "disputed borders", fallback: .mapBorder),
        Traits(name: "map-region", meaning: "borders of states and provinces", fallback: .mapBorder),
        Traits(name: "map-lake", meaning: "lakes", fallback: .mapCoast),
        Traits(name: "map-river", meaning: "rivers", fallback: .mapLake),
        Traits(name: "map-land", meaning: "the background of land, if the theme fills it", fallback: .text),
        Traits(name: "map-urban", meaning: "the background of built-up ground, likewise", fallback: .mapLand),
        Traits(name: "map-sea", meaning: "the background of the sea, if the theme fills it", fallback: .text),
        Traits(name: "map-sea-label", meaning: "the name of a sea", fallback: .mapScale),
        Traits(name: "map-city", meaning: "the dot of a city", fallback: .dim),
        Traits(name: "map-city-label", meaning: "the name of a city", fallback: .dim),
        Traits(name: "map-scale", meaning: "scale bar and coordinates", fallback: .dim),
        Traits(name: "map-label", meaning: "the name of a device", fallback: .text),
        Traits(name: "map-selected", meaning: "the name of the selected device", fallback: .selection),
        Traits(name: "trail-new", meaning: "the newer part of a trail, from 30 to 80 km/h", fallback: .strong),
        Traits(name: "trail-old", meaning: "the older part of a trail", fallback: .dim),
        Traits(name: "trail-gap", meaning: "where a trail has a gap", fallback: .trailOld),
        Traits(name: "map-zone", meaning: "the border and the name of a zone without a colour", fallback: .strong),
        Traits(name: "trail-slow", meaning: "the newer part of a trail below 30 km/h", fallback: .warning),
        Traits(name: "trail-fast", meaning: "the newer part of a trail from 80 km/h on", fallback: .good),
        Traits(name: "map-uncertainty", meaning: "the ring around an old position", fallback: .dim),
        Traits(name: "map-measure", meaning: "a measured distance, and the frame in the mini-map", fallback: .strong),
        Traits(name: "map-motorway", meaning: "motorways and trunk roads of the street map", fallback: .mapRoad),
        Traits(name: "map-road", meaning: "other main roads, and runways", fallback: .text),
        Traits(name: "map-street", meaning: "streets, tracks and paths", fallback: .dim),
        Traits(name: "map-rail", meaning: "railways", fallback: .mapStreet),
        Traits(name: "map-water", meaning: "shores of the street map; its background fills water", fallback: .mapLake),
        Traits(name: "map-park", meaning: "the background of parks and woods", fallback: .text),
        Traits(
            name: "map-built-up", meaning: "edges of buildings; its background fills built-up areas",
            fallback: .mapStreet),
        Traits(name: "map-street-name", meaning: "the name of a street", fallback: .mapCityLabel),
    ]
}
