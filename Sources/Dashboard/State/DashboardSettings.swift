import Atlas
import Canvas
import Fleet
import Geo

/// What the dashboard is told once, when it starts.
public struct DashboardSettings {
    /// Themes to choose from, the one in use first.
    public var themes: [Theme] = [.dark]
    /// Whether only ASCII may be drawn.
    public var isAscii = false
    /// Whether the map is drawn in ASCII until somebody chooses otherwise, as where the fonts lack Braille.
    public var prefersAsciiMap = false
    /// Whether the configuration says which theme the next start takes.
    public var isThemeConfigured = false
    /// Whether actions that change something are refused.
    public var isReadOnly = false
    /// Whether the mouse is taken at the start.
    public var mouse = true
    /// The operator's zone.
    public var clock = LocalClock.utc
    /// When the bell may ring.
    public var bell = BellRules()
    /// Keys that differ from the defaults.
    public var keys = KeyChoice()
    /// What was remembered of an earlier run.
    public var remembered = ScreenMemory()
    /// Ways to look at the fleet that have names.
    public var views: [SavedView] = []
    /// The columns of the table; nil for the usual ones.
    public var columns: [ColumnChoice]?
    /// When cells of the table have another colour; of several rules the first that holds counts.
    public var colours: [ColumnColour] = []
    /// Words for a place on earth.
    public var describe: (Coordinate) -> String
    /// The places whose names fit a text, best first, at most so many.
    public var findPlaces: (String, Int) -> [Place]
    /// The address at which trackers are likely to reach this host; nil where that is not known.
    public var hostAddress: String?
    /// Whether nobody has used the program here before: then it says where the help is.
    public var isFirstStart = false
    /// The fields of a message with their meaning, for the wire view; none where nobody can tell.
    public var explain: @Sendable (WireMessage) -> [WireField] = { _ in [] }
    /// Whether there are tiles of streets to ask for.
    public var hasStreetTiles = false
    /// With which characters the map is drawn at the start, unless only ASCII may be.
    public var drawing = MapDrawing.braille
    /// Whether a large map shows in a corner where it lies.
    public var hasMiniMap = true
    /// Whether the map has the screen for itself at the start.
    public var isWall = false
    /// A line in the header that says what this is, such as `demo`; empty for the real thing.
    public var badge = ""

    /// Puts a theme first, where there is one of that name.
    public mutating func begin(withTheme name: String) {
        guard let place = themes.firstIndex(where: { $0.name == name }) else { return }
        themes.insert(themes.remove(at: place), at: 0)
    }

    /// The defaults; places come from the embedded gazetteer.
    public init() {
        describe = { Gazetteer.embedded.describe($0) }
        findPlaces = { Gazetteer.embedded.search($0, limit: $1) }
    }
}
