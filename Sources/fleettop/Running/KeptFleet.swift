import Dashboard
import Fleet
import Foundation
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
    private let sweeps: SweepTimer
    /// What a person has to know about the journal, one line each.
    let notices: [String]

    /// Opens the journal and rebuilds the fleet from it.
    ///
    /// - Parameters:
    ///   - book: what is written about devices.
    ///   - changed: called after every change of the fleet.
    init(
        _ setup: Setup, book: FleetBook, logger: Logger, changed: @escaping @Sendable () -> Void = {}
    ) throws {
        let policy = FleetPolicy(
            rules: setup.rules, book: book, unknown: setup.unknown, zones: setup.zones, alarmRules: setup.alarms,
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

    /// Notes that trackers can be heard from now on, and begins to watch for their silence.
    func beginListening() {
        journal?.describe(store.policy.book, at: .now)
        store.beginListening(at: .now)
        sweeps.begin()
    }

    /// Tells whoever started the program, and its log, what they have to know about the journal.
    func tellNotices(_ logger: Logger) {
        for notice in notices {
            StandardError.line("fleettop: \(notice)")
            logger.warning("\(notice)")
        }
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
            JournalFolder(path), settings: setup.journal, policy: policy, now: .now, logger: logger)
        return (opened, opened.notices)
    }
}
