import Dashboard
import Fleet
import Foundation
import Ingest
import Journal
import Logging

/// Where the journal is kept, and whether somebody asked for that place.
enum JournalPlace: Equatable {
    /// Nowhere.
    case none
    /// In the folder that was given.
    case given(String)
    /// In the folder that is used where none is given.
    case standard(String)

    /// The folder; nil for none.
    var path: String? {
        switch self {
        case .none: nil
        case .given(let path), .standard(let path): path
        }
    }

    /// The place for the option `--data`.
    init(_ option: String?, standard: String) {
        switch option {
        case nil: self = .standard(standard)
        case ":none:": self = .none
        case .some(let path): self = .given(path)
        }
    }
}

/// The fleet's store, with the journal behind it where one is kept.
struct KeptFleet {
    let store: FleetStore
    let journal: Journal?
    /// What happens to alarms from now on; nil where nobody is told about them.
    let news: AlarmNews?
    /// Where everything is kept; the state folder where no journal is.
    let folder: String
    /// Where hand-overs are written.
    var handoverFolder: String { "\(folder)/handover" }
    /// Names of devices that the book does not name.
    private let names: [DeviceID: String]
    private let sweeps: SweepTimer
    /// What a person has to know about the journal, one line each.
    let notices: [String]

    /// Opens the journal and rebuilds the fleet from it.
    ///
    /// - Parameters:
    ///   - names: names of devices that `devices.toml` does not name.
    ///   - changed: called after every change of the fleet.
    init(
        _ setup: Setup, names: [DeviceID: String] = [:], logger: Logger, changed: @escaping @Sendable () -> Void = {}
    ) throws {
        self.names = names
        let policy = FleetPolicy(
            rules: setup.config.rules, book: setup.book.naming(names), unknown: setup.unknown, zones: setup.zones,
            alarmRules: setup.config.alarms,
            utcOffsetSeconds: LocalClock.local.offsetSeconds)
        let opened: Journal.Opened?
        (opened, notices) = try Self.open(setup, policy, logger)
        news = setup.notify.isActive ? AlarmNews() : nil
        let store = FleetStore(
            state: opened?.state ?? FleetState(), policy: policy, recorder: opened?.journal, news: news,
            changed: changed,
            clock: { .now })
        opened?.journal.begin(givenUp: { store.giveUp($0) }) { store.checkpoint() }
        journal = opened?.journal
        folder = opened == nil ? Paths.standard.state.path : setup.place.path ?? Paths.standard.state.path
        self.store = store
        sweeps = SweepTimer(store)
    }

    /// Tells whoever started the program, and its log, what they have to know about the journal.
    func tellNotices(_ logger: Logger) {
        for notice in notices {
            StandardError.line("fleettop: \(notice)")
            logger.warning("\(notice)")
        }
    }

    /// A listener that has not begun; while the journal cannot keep up it takes nothing.
    ///
    /// - Parameter handler: takes what arrives; the fleet's store without one.
    func listener(_ settings: ListenerSettings, logger: Logger, handler: Listener.Handler? = nil) -> Listener {
        let (store, journal) = (store, journal)
        return Listener(
            settings: settings, logger: logger, isCongested: { journal?.isCongested ?? false },
            handler: handler ?? { store.apply($0, committed: $1) })
    }

    /// Begins to listen, to tell people about alarms, and to watch for the silence of trackers.
    func begin(_ listener: Listener, _ notifications: FleetNotifications) throws {
        do { try listener.start() } catch { throw RunFailure(error.description) }
        notifications.begin()
        journal?.describe(store.policy.book, at: .now)
        store.beginListening(at: .now)
        sweeps.begin()
    }

    /// The files that are read again when they change, to be started: what they say is put in force in the fleet.
    ///
    /// - Parameters:
    ///   - isThemeFixed: whether the configuration has no say in the theme.
    ///   - others: more files, which concern only the screen.
    ///   - otherProblems: what is wrong elsewhere, which stays in the list of problems.
    ///   - wake: called when there is something for the screen.
    func watched(
        _ setup: Setup, isThemeFixed: Bool = true, others: [WatchedFile] = [], otherProblems: [String] = [],
        logger: Logger, wake: @escaping @Sendable () -> Void = {}
    ) -> WatchedFiles {
        let (names, store, journal) = (names, store, journal)
        let devices = WatchedFile.devices(problems: setup.bookProblems) { book in
            store.take(book: book.naming(names))
            journal?.describe(book.naming(names), at: .now)
        }
        let zones = WatchedFile.zones(problems: setup.zoneProblems) { store.take(zones: $0) }
        let config = WatchedFile.config(setup.configFile, before: setup.config, isThemeFixed: isThemeFixed) {
            store.take(rules: $0, alarmRules: $1)
        }
        return WatchedFiles(
            [devices, zones, config] + others, otherProblems: setup.problems + otherProblems, logger: logger, wake: wake
        )
    }

    /// Keeps what is left and closes the journal.
    func close() {
        sweeps.stop()
        journal?.close()
    }

    private static func open(
        _ setup: Setup, _ policy: FleetPolicy, _ logger: Logger
    ) throws -> (Journal.Opened?, [String]) {
        do {
            switch setup.place {
            case .none:
                return (nil, [])
            case .given(let path), .standard(let path):
                return try open(path, setup, policy, logger)
            }
        } catch .inUse(let path) where setup.place == .standard(path) {
            // Nobody asked for this folder: a second look at the fleet on another port must not fail for it.
            return (
                nil, ["the journal in \(path) is in use by another fleettop: this one keeps none; --data gives it one"]
            )
        } catch {
            throw RunFailure(error.description)
        }
    }

    private static func open(
        _ path: String, _ setup: Setup, _ policy: FleetPolicy, _ logger: Logger
    ) throws(JournalError) -> (Journal.Opened?, [String]) {
        let opened = try Journal.open(
            JournalFolder(path), settings: setup.config.journal, policy: policy, now: .now, logger: logger)
        return (opened, opened.notices)
    }
}

extension Listener {
    /// What it has counted, as the screen takes it.
    var namedCounts: [NamedCount] {
        counters.named.map { NamedCount(name: $0.name, count: $0.count, isLoss: $0.isLoss) }
    }
}
