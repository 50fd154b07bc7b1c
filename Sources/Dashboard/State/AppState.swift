import Atlas
import Canvas
import Fleet
import Geo

/// A short message, and until when it stands.
struct ToastMessage: Equatable {
    let text: String
    let until: Timestamp
}

/// One acknowledgement that can be taken back.
struct UndoStep {
    /// What was acknowledged.
    let ids: [AlarmID]
    /// When.
    let at: Timestamp

    /// So long the last one goes before the row under the cursor, in milliseconds.
    static let recentMilliseconds: Int64 = 60_000
}

/// A view that stands still while the fleet goes on.
struct FrozenView {
    var snapshot: FleetSnapshot
    let since: Timestamp
}

/// Everything the screen depends on; changed only by ``handle(_:at:)``, owned by the screen's thread.
public struct AppState {
    // MARK: What is shown
    /// The fleet as it is.
    var live = FleetSnapshot()
    /// The fleet as it was when the screen was frozen.
    var frozen: FrozenView?
    /// The fleet as it was at a moment of the journal, while a person looks at that.
    var past: PastView?
    /// This machine's time at the last event.
    var now = Timestamp(milliseconds: 0)
    /// The rows of the table.
    var rows: [DeviceRow] = []
    /// What was judged about each device of the snapshot, before any filter; in the order of the snapshot.
    var judged: [DeviceRow] = []
    /// The order of the devices of the snapshot by name.
    var nameOrder = NameOrder()
    /// The groups with how many devices of each status, while they are listed.
    var groupLines: [GroupLine] = []
    /// The zones with who is in them, while they are listed.
    var zoneRows: [ZoneRow] = []
    /// How many devices there are of each status, before any filter.
    var statusCounts: [DeviceStatus: Int] = [:]
    /// The alarms of the feed from top to bottom.
    var feed: [Alarm] = []
    /// The rows of the feed, with what has one cause under one parent.
    var feedRows: [FeedRow] = []
    /// What they were made from.
    var feedKey: FeedKey?
    /// Where the listener can be reached.
    var listening = ""
    /// What was wrong in the files that were read at the start.
    var problems: [String] = []
    /// What the listener has counted.
    var counters: [NamedCount] = []
    /// How the journal goes; nil where none is kept.
    var journal: JournalHealth?
    /// The trips that the journal was asked for.
    var tripDesk = TripDesk()
    /// How many reports came in a second lately.
    var rate = RateMeter()

    // MARK: Where the person is
    /// Columns and rows of the screen.
    var size = (width: 80, height: 24)
    /// The pane that has the keys.
    var focus = Pane.devices
    /// Whether that pane fills the screen.
    var isEnlarged = false
    /// What lies over the panes; the last one has the keys.
    var overlays: [Overlay] = []
    /// The device under the cursor; nil means the first row.
    var selectedDevice: DeviceID?
    /// The device the cursor stood on before a filter hid it; it goes back there when the filter lets it.
    var displacedDevice: DeviceID?
    /// The alarm under the cursor; nil means the first row.
    var selectedAlarm: AlarmID? { didSet { selectedBurst = nil } }
    /// The parent under the cursor, where it stands on one.
    var selectedBurst: AlarmID?
    /// The first visible row of the table.
    var deviceOffset = 0
    /// The first line in sight of the text that an empty table shows.
    var emptyOffset = 0
    /// The first visible row of the feed.
    var alarmOffset = 0
    /// The devices whose trails were asked for since the start.
    var restoredTrails: Set<DeviceID> = []
    /// When the device under the cursor changed.
    var selectedSince = Timestamp(milliseconds: 0)
    /// A short message.
    var toast: ToastMessage?
    /// Whether the first start has not said yet where the help is.
    var isWelcomeDue: Bool
    /// When the window last gained the focus.
    var focusedSince: Timestamp?
    /// The order of rows that holds while the cursor moves; nil lets them be sorted anew.
    var heldOrder: HeldOrder?
    /// The first key of a chord that waits for the second.
    var pendingChord: PendingChord?
    /// What was chosen in the palette lately, newest first, by title.
    var paletteHistory: [String] = []
    /// Acknowledgements that can be taken back, newest last.
    var undo: [UndoStep] = []
    /// What is marked, silenced and told about alarms.
    var alarmDesk = AlarmDesk()

    /// What was typed in the palette and done, the newest last.
    var paletteLines: [String] = []

    // MARK: What the person chose
    /// The text filter in force.
    var filter = FleetFilter("")
    /// The status filter in force.
    var statusFilter = StatusFilter.all
    /// The column the table is sorted by.
    var sortColumn = DeviceColumn.index(of: "device") ?? 0
    /// Whether it is sorted downwards.
    var isSortInverted = false
    /// The columns that were chosen here, by the name of the view they are for; the empty name is for no view.
    var columnsByView: [String: [ColumnChoice]] = [:]
    /// The name of the view in force; nil for none.
    var activeView: String?
    /// What was in force before it.
    var beforeView: BeforeView?
    /// How the map is drawn.
    var drawing: MapDrawing
    /// Where the map looks.
    var map = MapView()
    /// Whether a small map in a corner of a large one shows where it lies.
    var hasMiniMap: Bool
    /// Whether the map has the screen for itself, for a screen on the wall.
    var isWall: Bool
    /// The streets under the map.
    var streetDesk: StreetDesk
    /// Whether the mouse is taken.
    var mouse: Bool
    /// The theme that a person has chosen on this screen; nil while nobody has.
    var chosenTheme: String?
    /// The place of the theme in ``themes``.
    var themeIndex = 0

    // MARK: What files say
    /// Themes to choose from.
    var themes: [Theme]
    /// Which key does what.
    var keymap: Keymap
    /// Filters with a name.
    var views: [SavedView]

    // MARK: What never changes
    /// What was remembered of an earlier run, and how the screen began.
    let began: ScreenBeginning
    /// The glyphs of this terminal.
    let glyphs: GlyphSet
    /// Whether actions that change something are refused.
    let isReadOnly: Bool
    /// The operator's zone.
    let clock: LocalClock
    /// When the bell may ring.
    let bell: BellRules
    /// The columns of the configuration; nil for the usual ones.
    let columns: [ColumnChoice]?
    /// When cells have another colour.
    let colours: [ColumnColour]
    /// What is shown beside the program's name.
    let badge: String
    /// The address at which trackers are likely to reach this host.
    let hostAddress: String?
    /// Whether the configuration says which theme the next start takes.
    let isThemeConfigured: Bool
    /// Whether nobody has used the program here before.
    let isFirstStart: Bool
    /// The places of devices in words.
    let places: PlaceMemo
    /// The places whose names fit a text, at most so many.
    let findPlaces: (String, Int) -> [Place]
    /// The fields of a message.
    let explain: @Sendable (WireMessage) -> [WireField]

    /// The state at the start.
    public init(_ settings: DashboardSettings, at now: Timestamp, width: Int, height: Int) {
        self.now = now
        size = (width, height)
        mouse = settings.mouse
        streetDesk = StreetDesk(hasTiles: settings.hasStreetTiles)
        let themes = settings.themes.isEmpty ? [.dark] : settings.themes
        self.themes = themes
        glyphs = .choose(ascii: settings.isAscii)
        let remembered = settings.remembered
        let usual = settings.prefersAsciiMap && settings.drawing == .braille ? .ascii : settings.drawing
        drawing = settings.isAscii ? .ascii : remembered.drawing ?? usual
        sortColumn = remembered.sort.flatMap(DeviceColumn.index(of:)) ?? DeviceColumn.index(of: "device") ?? 0
        isSortInverted = remembered.isSortInverted ?? false
        paletteHistory = remembered.paletteHistory
        columnsByView = remembered.columns
        began = ScreenBeginning(
            remembered: remembered, mouse: settings.mouse, drawing: drawing,
            sort: DeviceColumn.all[sortColumn].id, isSortInverted: isSortInverted)
        hasMiniMap = settings.hasMiniMap
        isWall = settings.isWall
        if isWall { focus = .map }
        isReadOnly = settings.isReadOnly
        clock = settings.clock
        bell = settings.bell
        keymap = Keymap(settings.keys)
        views = settings.views
        columns = settings.columns
        colours = settings.colours
        badge = settings.badge
        hostAddress = settings.hostAddress
        places = PlaceMemo(settings.describe)
        findPlaces = settings.findPlaces
        explain = settings.explain
        isFirstStart = settings.isFirstStart
        isWelcomeDue = settings.isFirstStart
        isThemeConfigured = settings.isThemeConfigured
    }

    /// The theme in use.
    var theme: Theme { themes[themeIndex % themes.count] }

    /// The fleet on the screen: past, frozen or live.
    var shown: FleetSnapshot { past?.fleet.snapshot ?? frozen?.snapshot ?? live }

    /// The moment ages are counted to on the screen.
    var shownNow: Timestamp { past?.fleet.moment ?? frozen?.since ?? now }

    /// Whether there is something that must not be missed.
    var hasBanner: Bool { frozen != nil || journal?.failure != nil || bannerAlarm != nil }

    /// The layout of the present screen.
    var layout: ScreenLayout { layout(focus: focus, hasBanner: hasBanner) }

    /// The layout that the screen would have with the keys on a pane, with a banner or without one.
    func layout(focus: Pane, hasBanner: Bool) -> ScreenLayout {
        ScreenLayout(
            width: size.width, height: size.height, focus: focus, isEnlarged: isEnlarged, hasBanner: hasBanner,
            hasTimeLine: past != nil, hasTextBesideMap: showsDetails, isWall: isWall, hasPrompt: !overlays.isEmpty)
    }

    /// When the screen has to be looked at again although nothing happens; nil for the next full second.
    public var nextDeadline: Timestamp? {
        let settle = selectedSince.adding(milliseconds: Self.settleMilliseconds)
        return [toast?.until, settle, past?.nextDeadline, pendingChord?.until].compactMap { $0 }.filter { $0 > now }
            .min()
    }

    /// How long the cursor rests on a row before the map follows; a key held down then costs only the table.
    static let settleMilliseconds: Int64 = 250
}
