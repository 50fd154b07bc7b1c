import ArgumentParser
import Fleet
import Foundation
import Journal

/// `fleettop journal`: how the journal is, and its upkeep.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Look after the journal: stats, verify, vacuum, prune.",
        subcommands: [Stats.self, Verify.self, Vacuum.self, Prune.self])

    func run() throws {
        throw ValidationError("journal: say what to do: stats, verify, vacuum or prune")
    }

    /// How much is in it.
    struct Stats: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how much is in the journal, and what room it takes.")

        @OptionGroup var options: JournalOptions

        func run() throws {
            let reader = try options.reader()
            let statistics = try JournalFailure.inOneLine { try reader.statistics() }
            for line in StatisticsText.lines(statistics, path: options.folder.database) { print(line) }
        }
    }

    /// Whether all of it can be read.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read all of the journal and prove the audit; one line for each fault, and then status 1.",
            discussion: """
                Every alarm transition and every operator action is bound to the one before it by its hash. The head \
                is the hash of the last one: noted elsewhere, it proves with --head that nothing was cut off since.
                """)

        @OptionGroup var options: JournalOptions

        @Option(
            help: ArgumentHelp("A head that was noted earlier: it has to be in the chain.", valueName: "hash"))
        var head: String?

        func validate() throws {
            guard let head else { return }
            guard head.utf8.count == 64, head.allSatisfy(\.isHexDigit) else {
                throw ValidationError("--head: '\(head)' is no hash of 64 hex digits")
            }
        }

        func run() throws {
            let reader = try options.reader()
            let progress = ProgressLine()
            let result = try JournalFailure.inOneLine {
                defer { progress.clear() }
                return try reader.verify(head: head?.lowercased()) { progress.show("verifying: \($0) reports") }
            }
            for line in ChainText.lines(result.chain) { print(line) }
            for fault in result.faults { print(fault) }
            guard result.faults.isEmpty else { throw ExitCode(1) }
            print("\(result.reports) reports and \(result.checkpoints) checkpoints read, nothing is wrong")
        }
    }

    /// Gives room back to the system.
    struct Vacuum: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the journal anew without gaps; nobody else may write it meanwhile.")

        @OptionGroup var options: JournalOptions

        func run() throws {
            let settings = try options.files().config.journal
            let (before, after) = try JournalFailure.inOneLine {
                let maintenance = try JournalMaintenance(options.folder, settings: settings)
                defer { maintenance.close() }
                return try maintenance.vacuum()
            }
            print("\(StatisticsText.size(before)) before, \(StatisticsText.size(after)) now")
        }
    }

    /// Takes away what is too old.
    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take away what is kept longer than keep_positions and keep_raw ask for.",
            discussion: "A running listener does this by itself. The room is used again; vacuum gives it back.")

        @OptionGroup var options: JournalOptions

        @Flag(name: .customLong("dry-run"), help: "Only say what would go; the journal may be in use.")
        var dryRun = false

        func run() throws {
            let files = try options.files()
            let config = files.config
            let removals = try JournalFailure.inOneLine {
                guard !dryRun else {
                    return try JournalMaintenance.removals(
                        try options.reader(), settings: config.journal, now: .now)
                }
                let maintenance = try JournalMaintenance(options.folder, settings: config.journal)
                let progress = ProgressLine()
                defer {
                    progress.clear()
                    maintenance.close()
                }
                return try maintenance.prune(policy: files.policy, now: .now) { progress.show("pruning: \($0) rows") }
            }
            for removal in removals { print("\(removal.name): \(removal.rows) rows \(dryRun ? "would go" : "went")") }
        }
    }
}

/// Turns what the journal says into the one line of a failure.
enum JournalFailure {
    /// The result of `body`.
    static func inOneLine<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as RunFailure {
            throw failure
        } catch let left as ExportSink.ReaderLeft {
            throw left
        } catch let error as JournalError {
            throw RunFailure(error.description)
        } catch {
            throw RunFailure("the journal cannot be used: \(error)")
        }
    }
}

/// The chain of the audit for reading.
enum ChainText {
    /// How long it is, its ends and its head.
    static func lines(_ chain: ChainVerification?) -> [String] {
        guard let chain else { return ["audit: not chained yet; that begins when a listener next writes the journal"] }
        var lines = ["audit: \(chain.records) records fit"]
        if let first = chain.first { lines.append("first  \(words(first))") }
        if let last = chain.last { lines.append("last   \(words(last))") }
        lines += chain.starts.map { "start  \($0)" }
        return lines + ["head   \(chain.head)"]
    }

    private static func words(_ end: ChainVerification.End) -> String {
        "record \(end.number), entry \(end.entry), \(Timestamp(milliseconds: end.at).iso8601)"
    }
}

/// Statistics for reading.
enum StatisticsText {
    /// The lines, names in front.
    static func lines(_ statistics: JournalStatistics, path: String) -> [String] {
        var rows = [
            ("journal", path), ("size", "\(size(statistics.fileBytes)), \(size(Int64(statistics.freeBytes))) free"),
        ]
        if let span = statistics.span {
            rows.append(("first", span.lowerBound.iso8601))
            rows.append(("last", span.upperBound.iso8601))
        }
        rows.append(("days with data", "\(statistics.days)"))
        rows.append(("devices", "\(statistics.devices)"))
        for entry in statistics.classes where entry.name != "devices" {
            rows.append((entry.name, "\(entry.rows) rows, \(size(Int64(entry.bytes)))"))
        }
        if let bytes = statistics.bytesAReport {
            rows.append(
                (
                    "a report",
                    "\(Int(bytes.positions.rounded())) bytes, \(Int(bytes.withRaw.rounded())) with its message"
                ))
        }
        return rows.map { $0.0.padding(toLength: 16, withPad: " ", startingAt: 0) + $0.1 }
    }

    /// A size for people.
    static func size(_ bytes: Int64) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var number = Double(bytes)
        var unit = 0
        while number >= 1000, unit < units.count - 1 {
            number /= 1000
            unit += 1
        }
        return unit == 0 ? "\(bytes) bytes" : "\((number * 10).rounded() / 10) \(units[unit])"
    }
}
