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
    let rules: StatusRules
    /// What the configuration sets about alarms.
    let alarms: AlarmRules
    /// What `devices.toml` says.
    let book: FleetBook
    /// What `zones.geojson` says.
    let zones: ZoneSet
    /// What was wrong in it.
    let zoneProblems: [ConfigProblem]
    let dashboard: DashboardSettings
    /// Where the journal is kept.
    var place: JournalPlace
    let journal: JournalSettings
    /// Who is told about alarms.
    var notify: NotifySettings
    let framesPerSecond: Int
    /// Files of street tiles.
    let tiles: [String]
    let noColor: Bool
    let logPath: String?
    let logLevel: Logger.Level
    /// What was wrong in the files that are read once, one line each.
    let problems: [String]
    /// What was wrong in `devices.toml`.
    let bookProblems: [ConfigProblem]

    /// Everything that was wrong in all files, one line each.
    var allProblems: [String] { problems + (bookProblems + zoneProblems).map(\.description) }

    /// Reads the files and lays the options over them.
    init(_ options: SharedOptions) throws {
        let config = try Config.read(option: options.config)
        let paths = Paths.standard
        var problems = config.problems
        let devices = DevicesFile.read(paths.devices)
        book = devices.book
        bookProblems = devices.problems
        let zoneFile = ZonesFile.read(ZonesFile.standard)
        zones = ZoneSet(zoneFile.zones)
        zoneProblems = zoneFile.problems
        listener = config.listener
        if !options.listen.isEmpty { listener.endpoints = options.listen }
        unknown = options.unknown ?? config.unknown
        rules = config.rules
        alarms = config.alarms
        journal = config.journal
        notify = config.notify
        place = JournalPlace(options.data, standard: paths.data.path)
        tiles = TilePaths.resolved(options.tiles.isEmpty ? config.tiles : options.tiles)
        framesPerSecond = config.framesPerSecond
        noColor = options.noColor
        logPath = options.log
        logLevel = options.logLevel ?? .info
        dashboard = try Self.dashboard(config, options, paths, problems: &problems)
        self.problems = problems.map(\.description)
    }

    private static func dashboard(
        _ config: Config, _ options: SharedOptions, _ paths: Paths, problems: inout [ConfigProblem]
    ) throws -> DashboardSettings {
        let library = ThemeLibrary(paths)
        let wanted = options.theme ?? config.themeName
        let known = problems.count
        let chosen = library.theme(wanted, problems: &problems)
        if chosen == nil {
            let names = library.all().themes.map(\.name).joined(separator: ", ")
            let reason =
                problems.dropFirst(known).first.map(\.description)
                ?? "there is no theme '\(wanted)'; there are \(names)"
            guard options.theme == nil else { throw ValidationError("--theme: \(reason)") }
            if problems.count == known {
                problems.append(ConfigProblem(file: "[screen] theme", line: nil, words: reason))
            }
        }
        var settings = DashboardSettings()
        let first = chosen ?? .dark
        settings.themes = [first] + library.all().themes.filter { $0.name != first.name }
        settings.isAscii = options.ascii || config.isAscii
        settings.isReadOnly = options.readOnly
        settings.drawing = config.drawing
        settings.hasMiniMap = config.hasMiniMap
        settings.isWall = options.wall
        settings.mouse = config.mouse
        settings.clock = .local
        settings.bell = config.bell
        settings.keys = config.keys
        settings.views = config.views
        return settings
    }
}
