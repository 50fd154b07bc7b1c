import Dashboard
import Dialects
import Fleet
import Foundation
import Ingest
import Logging
import Terminal
import Tiles

/// One run of the dashboard: store, listener and screen, wired together.
struct DashboardSession {
    let setup: Setup
    /// Names of devices that `devices.toml` does not name.
    let names: [DeviceID: String]
    let badge: String

    /// Runs until the operator leaves.
    ///
    /// - Parameter feed: started once the listener is bound, with its addresses; gives what stops it.
    func run(feed: ([ListenAddress]) throws -> (() -> Void)? = { _ in nil }) throws {
        let logger = try LogFile.logger(path: setup.logPath, level: setup.logLevel, standardError: false)
        for problem in setup.allProblems { logger.warning("\(problem)") }
        let wake: WakeSource
        do { wake = try WakeSource() } catch { throw RunFailure("\(error)") }
        let streets = StreetSource(setup.tiles, language: TilePaths.language()) { wake.wake() }
        for problem in streets.problems { logger.warning("\(problem)") }
        let fleet = try KeptFleet(setup, names: names, logger: logger) { wake.wake() }
        defer { fleet.close() }
        fleet.tellNotices(logger)
        let desktop = DesktopNotes { wake.wake() }
        let notifications = FleetNotifications(setup.notify, fleet, logger: logger, desktop: desktop)
        let listener = fleet.listener(setup.listener, logger: logger)
        try fleet.begin(listener, notifications)
        defer { notifications.stop() }
        // In order: what feeds, the screen with its signals, then the listener, which may take two seconds to drain. An
        // impatient second signal must not cut that short.
        var stopFeed: (() -> Void)?
        var openedScreen: Screen?
        defer {
            stopFeed?()
            openedScreen?.close()
            for number in [SIGTERM, SIGINT, SIGHUP] { signal(number, SIG_IGN) }
            listener.stop(drainingFor: .seconds(2))
        }
        let screen = try openScreen()
        openedScreen = screen
        stopFeed = try feed(listener.boundAddresses)
        let files = fleet.watched(
            setup, isThemeFixed: setup.themeOption != nil, others: themeFiles,
            otherProblems: streets.problems + fleet.notices, logger: logger
        ) { wake.wake() }
        files.start()
        defer { files.stop() }
        let loop = ScreenLoop(
            screen: screen, fleet: fleet, files: files, desktop: desktop, alarms: terminalAlarms,
            streets: StreetDelivery(streets, logger: logger), wake: wake,
            framesPerSecond: setup.config.framesPerSecond
        ) {
            listener.namedCounts + notifications.counters
        }
        loop.memory = setup.memoryFile.map {
            ScreenMemoryFile($0, kept: setup.dashboard.remembered, logger: logger)
        }
        var settings = setup.dashboard
        // Our own signs are of ambiguous width; where that is two columns, those of ASCII take their places.
        settings.isAscii = settings.isAscii || screen.isAscii || setup.config.ambiguousIsWide
        settings.badge = badge
        settings.hasStreetTiles = streets.reports.contains { !$0.isRefused }
        settings.prefersAsciiMap = screen.isLinuxConsole
        if !setup.isThemeChosen, screen.ground() == .light { settings.begin(withTheme: "light") }
        // Where nothing is remembered no mark is left either.
        let state = Paths.standard.state
        settings.isFirstStart = setup.memoryFile == nil ? FirstStart.isFirst(in: state) : FirstStart.note(in: state)
        settings.explain = { DialectRegistry.explain($0) }
        loop.run(
            settings, listening: listener.boundAddresses.map(\.description),
            problems: setup.allProblems + streets.problems + fleet.notices)
    }

    /// What the terminal tells of alarms by itself: no notifications where the configuration says which it is to show.
    private var terminalAlarms: TerminalAlarms {
        var rules = setup.dashboard.bell
        if setup.notify.tellsTerminal { rules.notifies = false }
        return TerminalAlarms(rules, clock: setup.dashboard.clock)
    }

    /// The themes that are read again when they change, and the folder into which new ones come.
    private var themeFiles: [WatchedFile] {
        let library = ThemeLibrary()
        return [WatchedFile.themeFolder(Paths.standard.ownThemes, library)]
            + library.files(setup.themeOption ?? setup.config.themeName).map(WatchedFile.theme)
    }

    private func openScreen() throws -> Screen {
        var options = TerminalOptions()
        options.ascii = setup.dashboard.isAscii
        options.ambiguousIsWide = setup.config.ambiguousIsWide
        options.mouse = setup.dashboard.mouse
        options.synchronizedFrames = setup.config.synchronizedFrames
        if setup.noColor { options.colorLevel = .none }
        do {
            return try Screen(options)
        } catch {
            throw RunFailure(error.description)
        }
    }
}
