import Fleet
import Logging

/// What the journal tells in the log: trouble and its end, delay, and once an hour how long commits take.
struct JournalLog: Sendable {
    /// A delay above this is told.
    private static let tellableLag: Int64 = 1000
    /// How long to be silent after telling a delay.
    private static let lagPause: Int64 = 60_000
    private static let hour: Int64 = 3_600_000
    /// How many commits of the hour are looked at.
    private static let mostCommits = 8192

    private let logger: Logger
    private var lastLag = Timestamp(milliseconds: 0)
    private var hourBegan = Timestamp.now
    private var took: [Duration] = []
    private var commits = 0
    private var entries = 0

    /// A log by way of a logger.
    init(_ logger: Logger) {
        self.logger = logger
    }

    // MARK: - Commits

    /// Notes a commit.
    mutating func committed(_ count: Int, took duration: Duration, lagMilliseconds lag: Int64, at now: Timestamp) {
        if took.count < Self.mostCommits { took.append(duration) } else { took[commits % Self.mostCommits] = duration }
        commits += 1
        entries += count
        if lag > Self.tellableLag, now.milliseconds(since: lastLag) >= Self.lagPause {
            lastLag = now
            logger.warning("the journal is \(lag) ms behind; the last commit took \(Self.text(duration))")
        }
        if now.milliseconds(since: hourBegan) >= Self.hour { tellCommits(now) }
    }

    private mutating func tellCommits(_ now: Timestamp) {
        if let sorted = Optional(took.sorted()), let longest = sorted.last {
            let p99 = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
            logger.info(
                "journal: \(entries) entries in \(commits) commits; 99 of 100 took at most \(Self.text(p99)), the longest \(Self.text(longest))"
            )
        }
        (hourBegan, took, commits, entries) = (now, [], 0, 0)
    }

    /// Tells how the commits went since the last time.
    mutating func closed(_ health: JournalHealth) {
        if commits > 0 { tellCommits(.now) }
        guard let failure = health.failure else { return }
        logger.error("the journal \(health.path) is closed without \(health.waiting) entries: \(failure)")
    }

    private static func text(_ duration: Duration) -> String {
        "\(((duration / .milliseconds(1)) * 10).rounded() / 10) ms"
    }

    // MARK: - Trouble

    /// Tells that nothing can be written.
    func failed(_ words: String) {
        logger.error("the journal is not written: \(words); the live view goes on")
    }

    /// Tells that it is written again.
    func recovered(_ health: JournalHealth) {
        let lost = "\(health.rawGivenUp) raw messages and \(health.reportsGivenUp) reports were given up so far"
        logger.notice("the journal is written again; \(lost)")
    }

    /// Tells that a damaged journal was set aside.
    func beganAnew(_ path: String, _ words: String, _ target: String) {
        logger.error("the journal \(path) is damaged (\(words)); it was set aside as \(target), a new one begins")
    }

    /// Tells what could be saved from it.
    func salvaged(_ saved: Salvage.Result, from target: String) {
        logger.notice("\(saved) from \(target)")
    }
}
