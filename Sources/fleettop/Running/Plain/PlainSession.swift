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
        let fleet = try KeptFleet(setup, names: names, logger: logger)
        defer { fleet.close() }
        fleet.tellNotices(logger)
        let notifications = FleetNotifications(setup.notify, fleet, logger: logger)
        let listener = fleet.listener(setup.listener, logger: logger)
        let stop = StopSignals()
        try fleet.begin(listener, notifications)
        defer { notifications.stop() }
        let files = fleet.watched(setup, logger: logger)
        files.start()
        defer { files.stop() }
        let printer = PlainPrinter(
            fleet.store, PlainLog(clock: setup.dashboard.clock, isAscii: setup.dashboard.isAscii), stop)
        // What was there before comes first: whoever waits for the listener to be told is told of all that it does then.
        _ = printer.printNews()
        for address in listener.boundAddresses { printer.say("listening on \(address) (tcp, udp)") }
        let stopFeed = try feed(listener.boundAddresses)
        stop.wait(
            orUntil: !printer.printNews(listener: listener.namedCounts, notifications: notifications.counters))
        stopFeed?()
        listener.stop(drainingFor: .seconds(2))
        printer.printLast()
        if let failure = printer.failure { throw failure }
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
    func printNews(listener: [NamedCount] = [], notifications: [NamedCount] = []) -> Bool {
        let now = Timestamp.now
        let fleet = store.snapshot()
        let isDue = abs(now.milliseconds(since: lastLook)) >= 1000
        guard fleet.revision != lastRevision || isDue else { return errorCode == 0 }
        (lastRevision, lastLook) = (fleet.revision, now)
        put(log.lines(fleet, at: now))
        if isDue {
            put(log.lines(listener, of: "listener", at: now) + log.lines(notifications, of: "notifications", at: now))
        }
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
