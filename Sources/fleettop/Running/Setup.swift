import ArgumentParser
import Canvas
import Dashboard
import Fleet
import Foundation
import Ingest
import Journal
import Logging
import Notify

/// What a command runs with: the configuration, and the command line over it.
struct Setup {
    var listener: ListenerSettings
    let unknown: UnknownPolicy
    /// What `devices.toml` says.
    let book: FleetBook
    /// What `zones.geojson` says.
    let zones: ZoneSet
    /// What was wrong in it.
    let zoneProblems: [ConfigProblem]
    let dashboard: DashboardSettings
    /// Where the journal is kept.
    var place: JournalPlace
    /// Who is told about alarms.
    var notify: NotifySettings
    /// Whether option, configuration or memory say which theme; else the terminal decides between dark and light.
    let isThemeChosen: Bool
    /// Files of street tiles.
    let tiles: [String]
    let noColor: Bool
    let logPath: String?
    let logLevel: Logger.Level
    /// The configuration as it was read, and where from.
    let config: Config
    let configFile: URL
    /// The theme that the command line asks for.
    let themeOption: String?
    /// Where the screen keeps what it remembers; nil where it remembers nothing.
    let memoryFile: URL?
    /// What was wrong in themes, one line each.
    let problems: [String]
    /// What was wrong in `devices.toml`.
    let bookProblems: [ConfigProblem]

    /// Everything that was wrong in all files, one line each.
    var allProblems: [String] {
        config.problems.map(\.description) + problems + (bookProblems + zoneProblems).map(\.description)
    }

    /// Reads the files and lays the options over them.
    ///
    /// - Parameter remembers: whether the screen goes on as it was left.
    init(_ options: SharedOptions, remembers: Bool = false) throws {
        let config = try Config.read(option: options.config)
        let paths = Paths.standard
        self.config = config
        configFile = Config.place(option: options.config)
        themeOption = options.theme
        memoryFile = remembers ? paths.screenMemory : nil
        var problems: [ConfigProblem] = []
        let devices = DevicesFile.read(paths.devices)
        book = devices.book
        bookProblems = devices.problems
        let zoneFile = ZonesFile.read(ZonesFile.standard)
        zones = ZoneSet(zoneFile.zones)
        zoneProblems = zoneFile.problems
        listener = config.listener
        if !options.listen.isEmpty { listener.endpoints = options.listen }
        unknown = options.unknown ?? config.unknown
        notify = config.notify
        place = JournalPlace(options.data, standard: paths.data.path)
        tiles = TilePaths.resolved(options.tiles.isEmpty ? config.tiles : options.tiles)
        noColor = options.noColor
        logPath = options.log
        logLevel = options.logLevel ?? .info
        let memory = memoryFile.map(ScreenMemoryFile.read) ?? ScreenMemory()
        isThemeChosen = options.theme != nil || config.says("theme", in: "screen") || memory.theme != nil
        dashboard = try Self.dashboard(config, options, paths, memory, problems: &problems)
        self.problems = problems.map(\.description)
    }

    private static func dashboard(
        _ config: Config, _ options: SharedOptions, _ paths: Paths, _ memory: ScreenMemory,
        problems: inout [ConfigProblem]
    ) throws -> DashboardSettings {
        let library = ThemeLibrary(paths)
        let remembered = config.says("theme", in: "screen") ? nil : memory.theme
        var ignored: [ConfigProblem] = []
        let isThere = remembered.map { library.theme($0, problems: &ignored) != nil } ?? false
        let wanted = options.theme ?? (isThere ? remembered : nil) ?? config.themeName
        let known = problems.count
        let chosen = library.theme(wanted, problems: &problems)
        if chosen == nil {
            let reason = problems.dropFirst(known).first.map(\.description) ?? library.missing(wanted)
            guard options.theme == nil else { throw ValidationError("--theme: \(reason)") }
            if problems.count == known {
                let named = config.themeProblem(Config.place(option: options.config), library)
                problems.append(named ?? ConfigProblem(file: "[screen] theme", line: nil, words: reason))
            }
        }
        var settings = DashboardSettings()
        let first = chosen ?? .dark
        settings.themes = [first] + library.themes.filter { $0.name != first.name }
        settings.isThemeConfigured = config.says("theme", in: "screen")
        settings.isAscii = options.ascii || config.isAscii
        settings.isReadOnly = options.readOnly
        settings.mouse = (config.says("mouse", in: "screen") ? nil : memory.mouse) ?? config.mouse
        settings.remembered = memory
        if config.columns != nil { settings.remembered.columns[""] = nil }
        if config.says("drawing", in: "map") { settings.remembered.drawing = nil }
        settings.drawing = config.drawing
        settings.hasMiniMap = config.hasMiniMap
        settings.isWall = options.wall
        settings.clock = .local
        settings.bell = config.bell
        settings.hostAddress = HostAddress.likely
        settings.keys = config.keys
        settings.views = config.views
        settings.columns = config.columns
        settings.colours = config.colours
        return settings
    }
}
