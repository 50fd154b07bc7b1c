import Dashboard
import Fleet
import Foundation
import Ingest
import Logging

/// One run without a screen: store and listener as with one, and what changes as lines on standard output.
struct PlainSession {
    let setup: Setup
    /// Names of devices that `devices.toml` does not name.
    let names: [DeviceID: String]

    /// Runs until a signal asks for the end or nobody reads any more.
    ///
    /// - Parameter feed: started once the listener is bound, with its addresses; gives what stops it.
    func run(feed: ([ListenAddress]) throws -> (() -> Void)? = { _ in nil }) throws {
        let logger = try LogFile.logger(path: setup.logPath, level: setup.logLevel, standardError: false)
        for problem in setup.allProblems {
            logger.warning("\(problem)")
            StandardError.line("fleettop: \(problem)")
        }
        let fleet = try KeptFleet(setup, book: setup.book.naming(names), logger: logger)
        defer { fleet.close() }
        fleet.tellNotices(logger)
        let store = fleet.store
        let journal = fleet.journal
        let notifications = FleetNotifications(setup.notify, fleet, logger: logger)
        let listener = Listener(
            settings: setup.listener, logger: logger, isCongested: { journal?.isCongested ?? false },
            handler: { store.apply($0, committed: $1) })
        let stop = StopSignals()
        do { try listener.start() } catch { throw RunFailure(error.description) }
        defer { notifications.stop() }
        notifications.begin()
        fleet.beginListening()
        let files = watchedFiles(fleet, logger)
        files.start()
        defer { files.stop() }
        let printer = PlainPrinter(
            store, PlainLog(clock: setup.dashboard.clock, isAscii: setup.dashboard.isAscii), stop)
        // What was there before comes first: whoever waits for the listener to be told is told of all that it does then.
        _ = printer.printNews([])
        for address in listener.boundAddresses { printer.say("listening on \(address) (tcp, udp)") }
        let stopFeed = try feed(listener.boundAddresses)
        stop.wait(
            orUntil: !printer.printNews(
                listener.counters.named.map { NamedCount(name: $0.name, count: $0.count, isLoss: $0.isLoss) }))
        stopFeed?()
        listener.stop(drainingFor: .seconds(2))
        printer.printLast()
        if let failure = printer.failure { throw failure }
    }

    /// The files that are read again when they change; what they say shows in the fleet.
    private func watchedFiles(_ fleet: KeptFleet, _ logger: Logger) -> WatchedFiles {
        let (names, store, journal) = (names, fleet.store, fleet.journal)
        let devices = WatchedFile.devices(problems: setup.bookProblems) { book in
            store.take(book: book.naming(names))
            journal?.describe(book.naming(names), at: .now)
        }
        let zones = WatchedFile.zones(problems: setup.zoneProblems) { store.take(zones: $0) }
        return WatchedFiles([devices, zones], otherProblems: setup.problems, logger: logger) {}
    }
}

/// Writes the lines of a plain run; used by one thread only.
final class PlainPrinter {
    private let store: FleetStore
    private let stop: StopSignals
    private var log: PlainLog
    private var lastRevision: UInt64?
    private var lastLook = Timestamp(milliseconds: 0)
    private var errorCode: Int32 = 0

    /// A printer that has printed nothing.
    init(_ store: FleetStore, _ log: PlainLog, _ stop: StopSignals) {
        self.store = store
        self.log = log
        self.stop = stop
    }

    /// What went wrong; nil when all was written, or when the reader left.
    var failure: RunFailure? { StandardOutput.failure(errorCode) }

    /// Prints one line of words.
    func say(_ words: String) {
        put([log.line(words, at: .now)])
    }

    /// Prints what has changed; statuses change also by time alone, so it looks once a second at least.
    ///
    /// - Returns: whether lines can be written.
    func printNews(_ counters: [NamedCount]) -> Bool {
        let now = Timestamp.now
        let fleet = store.snapshot()
        let isDue = abs(now.milliseconds(since: lastLook)) >= 1000
        guard fleet.revision != lastRevision || isDue else { return errorCode == 0 }
        (lastRevision, lastLook) = (fleet.revision, now)
        put(log.lines(fleet, at: now) + (isDue ? log.lines(counters, at: now) : []))
        return errorCode == 0
    }

    /// Prints what came while the listener was stopped, and that it has stopped.
    func printLast() {
        put(log.lines(store.snapshot(), at: .now))
        say("stopped")
    }

    private func put(_ lines: [String]) {
        guard errorCode == 0, !lines.isEmpty else { return }
        let text = lines.map { $0 + "\n" }.joined()
        // Once somebody wants the end, a reader that takes nothing is not waited for.
        errorCode = StandardOutput.write(Array(text.utf8)) { [stop] in !stop.isRaised }
        if errorCode == ETIMEDOUT { errorCode = EPIPE }
    }
}
