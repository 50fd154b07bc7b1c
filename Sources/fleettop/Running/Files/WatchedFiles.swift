import Dashboard
import Fleet
import Foundation
import Logging
import Synchronization

/// What came of reading a file again.
struct FileNews: Sendable {
    /// What is said about it, such as `devices.toml read again: 24 devices, 3 groups`; empty for nothing.
    var words: String
    /// What is wrong in it.
    var problems: [ConfigProblem] = []
    /// What the screen has to take in.
    var events: [Event] = []
}

/// One file that is read again when it changes.
struct WatchedFile: Sendable {
    /// Where it is.
    let url: URL
    /// What was wrong in it at the start.
    let problems: [ConfigProblem]
    /// Reads it and puts what is in it in force; what is broken as a whole leaves in force what there was.
    let read: @Sendable () -> FileNews
}

/// The files that are read again while the program runs: what is wrong in them, and what is to be told.
final class WatchedFiles: Sendable {
    /// What is wrong in each file, and what nobody has been told yet.
    private struct Desk {
        var problems: [[ConfigProblem]]
        var news: [Event] = []
    }

    /// How much news waits at most.
    static let mostNews = 32

    private let files: [WatchedFile]
    private let otherProblems: [String]
    private let logger: Logger
    private let wake: @Sendable () -> Void
    private let desk: Mutex<Desk>
    private let watcher = Mutex<FileWatcher?>(nil)

    /// Files to watch.
    ///
    /// - Parameters:
    ///   - otherProblems: what is wrong elsewhere, which stays in the list of problems.
    ///   - wake: called when there is something to take, on a queue of the watcher.
    init(_ files: [WatchedFile], otherProblems: [String], logger: Logger, wake: @escaping @Sendable () -> Void) {
        self.files = files
        self.otherProblems = otherProblems
        self.logger = logger
        self.wake = wake
        desk = Mutex(Desk(problems: files.map(\.problems)))
    }

    /// Watches from now on.
    func start() {
        let watcher = FileWatcher(files.map(\.url), label: "fleettop.files") { [weak self] in self?.readAgain($0) }
        self.watcher.withLock { $0 = watcher }
        watcher.start()
    }

    /// Watches no longer.
    func stop() {
        watcher.withLock { watcher in
            watcher?.stop()
            watcher = nil
        }
    }

    /// What happened since the last time; for the screen's loop.
    func take() -> [Event] {
        desk.withLock { desk in
            defer { desk.news = [] }
            return desk.news
        }
    }

    /// Reads one of the files and tells what came of it.
    func readAgain(_ url: URL) {
        guard let place = files.firstIndex(where: { $0.url == url }) else { return }
        let news = files[place].read()
        guard !news.words.isEmpty else { return tell(news.events) }
        logger.notice("\(news.words)")
        for problem in news.problems { logger.warning("\(problem)") }
        let all = desk.withLock { desk in
            desk.problems[place] = news.problems
            return otherProblems + desk.problems.joined().map(\.description)
        }
        tell(news.events + [.filesRead(news.words, problems: all)])
    }

    /// Lays down what the screen has to take; without a screen nobody takes it, and the oldest goes.
    private func tell(_ events: [Event]) {
        desk.withLock { $0.news = ($0.news + events).suffix(Self.mostNews) }
        wake()
    }
}

extension WatchedFile {
    /// `devices.toml` of this user.
    ///
    /// - Parameters:
    ///   - problems: what was wrong in it at the start.
    ///   - take: gets the book when it was read again.
    static func devices(
        _ url: URL = Paths.standard.devices, problems: [ConfigProblem], take: @escaping @Sendable (FleetBook) -> Void
    ) -> WatchedFile {
        WatchedFile(url: url, problems: problems) {
            let name = url.lastPathComponent
            guard FileManager.default.fileExists(atPath: url.path) else {
                return FileNews(words: "\(name) is gone: what it said stays in force until the end of the program")
            }
            let contents = DevicesFile.read(url)
            guard !contents.isBroken else {
                return FileNews(words: "\(name) is broken: what it said stays in force", problems: contents.problems)
            }
            take(contents.book)
            return FileNews(words: "\(name) read again: \(contents.summary)", problems: contents.problems)
        }
    }

    /// The zones: circles, polygons and corridors.
    ///
    /// - Parameters:
    ///   - problems: what was wrong in it at the start.
    ///   - take: gets the zones when they were read again.
    static func zones(
        _ url: URL = ZonesFile.standard, problems: [ConfigProblem], take: @escaping @Sendable (ZoneSet) -> Void
    ) -> WatchedFile {
        WatchedFile(url: url, problems: problems) {
            let name = url.lastPathComponent
            guard FileManager.default.fileExists(atPath: url.path) else {
                return FileNews(words: "\(name) is gone: the zones stay until the end of the program")
            }
            let contents = ZonesFile.read(url)
            guard !contents.isBroken else {
                return FileNews(words: "\(name) is broken: the zones stay as they were", problems: contents.problems)
            }
            take(ZoneSet(contents.zones))
            let count = NumberText.count(contents.zones.count, "zone")
            return FileNews(words: "\(name) read again: \(count)", problems: contents.problems)
        }
    }
}
