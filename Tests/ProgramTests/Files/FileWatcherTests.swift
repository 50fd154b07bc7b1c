import Dashboard
import Fleet
import Foundation
import Logging
import Synchronization
import Testing

@testable import fleettop

/// Files that change while the program runs.
@Suite struct FileWatcherTests {
    /// Waits for a condition, ten seconds at most.
    private func eventually(_ what: String, _ holds: () throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while try !holds() {
            try #require(ContinuousClock.now < deadline, "\(what)")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test func changesReplacementsComingAndGoingAreTold() async throws {
        let folder = try ScratchFolder()
        let first = try folder.write("one", to: "a")
        let second = folder.url.appendingPathComponent("later/b")
        let told = Mutex<[String]>([])
        let watcher = FileWatcher([first, second], label: "fleettop.test.files", every: .milliseconds(20)) { url in
            told.withLock { $0.append(url.lastPathComponent) }
        }
        watcher.start()
        defer { watcher.stop() }
        // Written in place.
        let handle = try FileHandle(forWritingTo: first)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(" more".utf8))
        try handle.close()
        try await eventually("a change") { told.withLock { $0 == ["a"] } }
        // Replaced by another file of the same length.
        _ = try folder.write("one more", to: "a")
        try await eventually("a replacement") { told.withLock { $0 == ["a", "a"] } }
        // A file, and its folder, that come later.
        try FileManager.default.createDirectory(
            at: second.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "two".write(to: second, atomically: true, encoding: .utf8)
        try await eventually("a new file") { told.withLock { $0 == ["a", "a", "b"] } }
        try FileManager.default.removeItem(at: first)
        try await eventually("a file that is gone") { told.withLock { $0 == ["a", "a", "b", "a"] } }
    }

    @Test func newsThatNobodyTakesIsBounded() throws {
        let folder = try ScratchFolder()
        let url = try folder.write("", to: "config.toml")
        let file = WatchedFile.config(url, before: Config(), isThemeFixed: true) { _, _ in }
        let files = WatchedFiles([file], otherProblems: [], logger: Logger(label: "test")) {}
        for _ in 0..<WatchedFiles.mostNews { files.readAgain(url) }
        let news = files.take()
        #expect(news.count == WatchedFiles.mostNews)
        guard case .filesRead = news.last else {
            Issue.record("the newest is missing")
            return
        }
        #expect(files.take().isEmpty)
    }

    @Test func theBookIsReadAgainAndABrokenFileLeavesTheLastOne() async throws {
        let folder = try ScratchFolder()
        let url = try folder.write("[\"1\"]\nname = \"Van\"\n", to: "devices.toml")
        let books = Mutex<[FleetBook]>([])
        let file = WatchedFile.devices(url, problems: []) { book in books.withLock { $0.append(book) } }
        let files = WatchedFiles([file], otherProblems: ["config.toml:1: wrong"], logger: Logger(label: "test")) {}
        files.start()
        defer { files.stop() }
        var said: [(words: String, problems: [String])] = []
        func look() {
            for case .filesRead(let words, let problems) in files.take() { said.append((words, problems)) }
        }
        _ = try folder.write("[\"1\"]\nname = \"Bus\"\nicon = \"xy\"\ngroups = [\"n\"]\n", to: "devices.toml")
        try await eventually("the file was read again") {
            look()
            return said.count == 1
        }
        #expect(said[0].words == "devices.toml read again: 1 device, 1 group, 1 problem")
        #expect(said[0].problems.count == 2 && said[0].problems[1].contains("devices.toml:3: 'icon'"))
        #expect(books.withLock { $0.map { $0.names.values.joined() } } == ["Bus"])
        _ = try folder.write("[\"1\"\nname", to: "devices.toml")
        try await eventually("the broken file was told") {
            look()
            return said.count == 2
        }
        #expect(said[1].words == "devices.toml is broken: what it said stays in force")
        try FileManager.default.removeItem(at: url)
        try await eventually("the end of the file was told") {
            look()
            return said.count == 3
        }
        #expect(said[2].words.hasPrefix("devices.toml is gone"))
        #expect(said[2].problems == ["config.toml:1: wrong"])
        #expect(books.withLock { $0.count } == 1, "the last good book stays")
    }

    @Test func whatIsPrintedIsWhatTheStoreTakes() throws {
        func message(_ digits: String) -> [Arrival] {
            guard let id = DeviceID(digits) else { return [] }
            let report = Report(dialect: DialectID("gotop"), device: id, kind: .heartbeat, type: "CMD-X")
            return [
                Arrival(
                    received: Timestamp(seconds: 0), transport: .tcp, peer: PeerAddress(ipv4: 1, port: 1),
                    content: .report(report), raw: [])
            ]
        }
        let (old, adopted, named) = (
            try #require(DeviceID("1")), try #require(DeviceID("2")), try #require(DeviceID("3"))
        )
        let before = FleetStore()
        before.apply(message("1"))
        let store = FleetStore(state: before.checkpoint(), policy: FleetPolicy(unknown: .quarantine))
        let admission = TrackerAdmission(store: store)
        #expect(admission.filter(message("1")).count == 1, "it is in the journal")
        #expect(admission.filter(message("2") + message("3")).isEmpty)
        store.perform(.adopt(adopted), by: Operator(user: "ana"), at: Timestamp(seconds: 1))
        store.take(book: FleetBook(names: [named: "x"]))
        #expect(admission.filter(message("2") + message("3")).count == 2)
        #expect(admission.filter(message("4")).isEmpty)
        #expect(store.admits(old) && store.admits(adopted) && store.admits(named))
        #expect(admission.refused == 3)
    }
}
