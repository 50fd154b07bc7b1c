import ArgumentParser
import Dispatch
import Fleet
import Foundation
import Ingest

/// `fleettop ingest`: the listener without a screen, for a service manager.
struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Listen without a screen; --output jsonl writes each report as it is decoded.")

    /// What is written to standard output.
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case none, jsonl
    }

    @OptionGroup var options: SharedOptions

    @Option(
        help: ArgumentHelp("What to write to standard output: none or jsonl.", valueName: "format"),
        transform: IngestCommand.output)
    var output: Output = .none

    func run() throws {
        let setup = try Setup(options)
        let logger = try LogFile.logger(path: options.log, level: setup.logLevel, standardError: true)
        for problem in setup.allProblems { logger.warning("\(problem)") }
        let writer = ReportWriter(lateAfterMilliseconds: setup.config.rules.lateAfterMilliseconds)
        let writes = output == .jsonl
        let fleet = try KeptFleet(setup, logger: logger)
        defer { fleet.close() }
        fleet.tellNotices(logger)
        let kept = fleet.store
        // Without a journal only notifications need the fleet.
        let store = fleet.journal == nil && fleet.news == nil ? nil : kept
        let admission = TrackerAdmission(store: kept)
        let files = fleet.watched(setup, logger: logger)
        files.start()
        defer { files.stop() }
        let notifications = FleetNotifications(setup.notify, fleet, logger: logger)
        let listener = fleet.listener(setup.listener, logger: logger) { batch, committed in
            if writes { writer.write(admission.filter(batch)) }
            if let store { store.apply(batch, committed: committed) } else { committed(true) }
        }
        let stop = StopSignals()
        try fleet.begin(listener, notifications)
        defer { notifications.stop() }
        for address in listener.boundAddresses { StandardError.line("listening on \(address) (tcp, udp)") }
        stop.wait(orUntil: writer.isBroken)
        writer.finish(within: 2000)
        listener.stop(drainingFor: .seconds(2))
        if admission.refused > 0 { logger.info("reports of unknown trackers refused: \(admission.refused)") }
        for counter in listener.namedCounts + notifications.counters where counter.count > 0 {
            logger.info("\(counter.name): \(counter.count)")
        }
        if let failure = writer.failure { throw failure }
    }

    private static func output(_ text: String) throws -> Output {
        guard let output = Output(rawValue: text) else {
            throw ValidationError("it is none of none, jsonl")
        }
        return output
    }
}
