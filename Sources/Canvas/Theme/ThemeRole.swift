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
        /// What it is on its own ground.
        public var use = Use.text
        /// Other grounds it is drawn on, and what it is there.
        public var others: [Place] = []

        /// Every ground it stands on.
        var places: [Place] { (ThemeRole(name: name).map { [Place($0, use)] } ?? []) + others }
    }

    /// What a role does, which says how far it has to stand out from its ground.
    public enum Use: Sendable {
        /// It carries text.
        case text
        /// It is a line or a mark that a word or another sign goes with.
        case mark
        /// Nothing is lost without it.
        case ornament

        /// The ratio of contrast that is asked for (WCAG 2.x, 1.4.3 and 1.4.11); nil for none.
        public var target: Double? {
            switch self {
            case .text: Contrast.leastOfText
            case .mark: 3
            case .ornament: nil
            }
        }
    }

    /// A ground, and what a role is there.
    public struct Place: Sendable {
        /// The role whose background it is.
        public let ground: ThemeRole
        /// What is drawn there.
        public let use: Use

        init(_ ground: ThemeRole, _ use: Use) {
            self.ground = ground
            self.use = use
        }
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
        Traits(
            name: "text", meaning: "ordinary text, and the background of everything", fallback: nil,
            others: [Place(.dialog, .text)]),
        Traits(
            name: "dim", meaning: "what matters less", fallback: .text,
            others: [Place(.header, .text), Place(.dialog, .text)]),
        Traits(name: "strong", meaning: "what matters more", fallback: .text),
        Traits(name: "good", meaning: "a value as it should be", fallback: .text),
        Traits(
            name: "warning", meaning: "a value to keep an eye on", fallback: .strong, others: [Place(.header, .mark)]),
        Traits(name: "bad", meaning: "a value that needs action", fallback: .strong),
        Traits(name: "frame", meaning: "rules between panes", fallback: .dim, use: .ornament),
        Traits(name: "pane-title", meaning: "the title of a pane", fallback: .dim),
        Traits(name: "pane-title-focused", meaning: "the title of the pane that has the keys", fallback: .strong),
        Traits(name: "header", meaning: "the line at the top", fallback: .text),
        Traits(name: "header-name", meaning: "the program's name in it", fallback: .strong),
        Traits(
            name: "hint-key", meaning: "a key in the line at the bottom", fallback: .strong,
            others: [Place(.dialog, .text)]),
        Traits(name: "hint-text", meaning: "what that key does", fallback: .dim, others: [Place(.dialog, .text)]),
        Traits(name: "column-title", meaning: "the heads of columns", fallback: .dim),
        Traits(name: "column-sorted", meaning: "the head of the sorted column", fallback: .strong),
        Traits(name: "selection", meaning: "the row under the cursor", fallback: .strong),
        Traits(name: "selection-unfocused", meaning: "that row while another pane has the keys", fallback: .selection),
        Traits(name: "moving", meaning: "a device that drives", fallback: .good, others: [Place(.header, .mark)]),
        Traits(
            name: "idling", meaning: "a device that stands with its engine on", fallback: .warning,
            others: [Place(.header, .mark)]),
        Traits(
            name: "stopped", meaning: "a device that has just stopped", fallback: .text, others: [Place(.header, .mark)]
        ),
        Traits(
            name: "parked", meaning: "a device that stands for longer", fallback: .dim, others: [Place(.header, .mark)]),
        Traits(
            name: "stale", meaning: "a device that talks without a fix", fallback: .warning,
            others: [Place(.header, .mark)]),
        Traits(name: "offline", meaning: "a device that is silent", fallback: .bad, others: [Place(.header, .mark)]),
        Traits(
            name: "new", meaning: "a device that never had a fix", fallback: .strong, others: [Place(.header, .mark)]),
        Traits(
            name: "alarm-1", meaning: "an unacknowledged critical alarm", fallback: .bad,
            others: [Place(.header, .text)]),
        Traits(
            name: "alarm-2", meaning: "an unacknowledged high alarm", fallback: .alarm1, others: [Place(.header, .text)]
        ),
        Traits(
            name: "alarm-3", meaning: "an unacknowledged medium alarm", fallback: .warning,
            others: [Place(.header, .text)]),
        Traits(
            name: "alarm-4", meaning: "an unacknowledged low alarm", fallback: .text, others: [Place(.header, .text)]),
        Traits(name: "acknowledged", meaning: "an alarm somebody has acknowledged", fallback: .dim),
        Traits(name: "banner", meaning: "a line that must not be missed", fallback: .bad),
        Traits(name: "past", meaning: "titles and time line while the screen shows the past", fallback: .banner),
        Traits(name: "toast", meaning: "a short message about what happened", fallback: .strong),
        Traits(name: "dialog", meaning: "lists and questions over the screen", fallback: .text),
        Traits(name: "dialog-title", meaning: "their titles", fallback: .strong),
        Traits(name: "prompt", meaning: "text being typed", fallback: .strong, others: [Place(.dialog, .text)]),
        Traits(name: "match", meaning: "the part that a filter found", fallback: .warning),
        Traits(name: "map-coast", meaning: "coast lines", fallback: .dim, use: .mark),
        Traits(name: "map-border", meaning: "borders", fallback: .dim, use: .mark),
        Traits(name: "map-disputed", meaning: "disputed borders", fallback: .mapBorder, use: .mark),
        Traits(
            name: "map-region", meaning: "borders of states and provinces", fallback: .mapBorder, use: .ornament),
        Traits(name: "map-lake", meaning: "lakes", fallback: .mapCoast, use: .mark),
        Traits(name: "map-river", meaning: "rivers", fallback: .mapLake, use: .mark),
        Traits(
            name: "map-land", meaning: "the background of land, if the theme fills it", fallback: .text, use: .ornament),
        Traits(
            name: "map-urban", meaning: "the background of built-up ground, likewise", fallback: .mapLand,
            use: .ornament),
        Traits(
            name: "map-sea", meaning: "the background of the sea, if the theme fills it", fallback: .text,
            use: .ornament),
        Traits(name: "map-sea-label", meaning: "the name of a sea", fallback: .mapScale),
        Traits(name: "map-city", meaning: "the dot of a city", fallback: .dim, use: .mark),
        Traits(name: "map-city-label", meaning: "the name of a city", fallback: .dim),
        Traits(name: "map-scale", meaning: "scale bar and coordinates", fallback: .dim),
        Traits(name: "map-label", meaning: "the name of a device", fallback: .text),
        Traits(name: "map-selected", meaning: "the name of the selected device", fallback: .selection),
        Traits(
            name: "trail-new", meaning: "the newer part of a trail, from 30 to 80 km/h", fallback: .strong, use: .mark),
        Traits(name: "trail-old", meaning: "the older part of a trail", fallback: .dim, use: .mark),
        Traits(name: "trail-gap", meaning: "where a trail has a gap", fallback: .trailOld, use: .mark),
        Traits(name: "map-zone", meaning: "the border and the name of a zone without a colour", fallback: .strong),
        Traits(name: "trail-slow", meaning: "the newer part of a trail below 30 km/h", fallback: .warning, use: .mark),
        Traits(
            name: "trail-fast", meaning: "the newer part of a trail from 80 km/h on", fallback: .good, use: .mark),
        Traits(name: "map-uncertainty", meaning: "the ring around an old position", fallback: .dim, use: .mark),
        Traits(name: "map-measure", meaning: "a measured distance, and the frame in the mini-map", fallback: .strong),
        Traits(
            name: "map-motorway", meaning: "motorways and trunk roads of the street map", fallback: .mapRoad, use: .mark
        ),
        Traits(name: "map-road", meaning: "other main roads, and runways", fallback: .text, use: .mark),
        Traits(name: "map-street", meaning: "streets, tracks and paths", fallback: .dim, use: .ornament),
        Traits(name: "map-rail", meaning: "railways", fallback: .mapStreet, use: .ornament),
        Traits(
            name: "map-water", meaning: "shores of the street map; its background fills water", fallback: .mapLake,
            use: .ornament),
        Traits(name: "map-park", meaning: "the background of parks and woods", fallback: .text, use: .ornament),
        Traits(
            name: "map-built-up", meaning: "edges of buildings; its background fills built-up areas",
            fallback: .mapStreet, use: .ornament),
        Traits(name: "map-street-name", meaning: "the name of a street", fallback: .mapCityLabel),
    ]
}
