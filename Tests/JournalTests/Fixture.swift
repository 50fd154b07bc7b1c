import Fleet
import Foundation
import Geo
import Testing

@testable import Journal

/// A folder for one test, gone with it.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("fleettop-\(UUID().uuidString)")

    var folder: JournalFolder { JournalFolder(url.path) }
    var settings: JournalSettings { JournalSettings(dialects: [DialectID("gotop")]) }

    func open(_ settings: JournalSettings? = nil) throws -> Journal.Opened {
        try Journal.open(folder, settings: settings ?? self.settings, policy: FleetPolicy(), now: Fixture.at(0))
    }

    /// Opens the journal, lets `body` fill the store, closes it, and gives the last state.
    func run(_ body: (FleetStore) throws -> Void) throws -> FleetState {
        let opened = try open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        try body(store)
        opened.journal.close()
        return store.checkpoint()
    }

    /// Copies the files of another folder as they are now.
    func take(from other: TemporaryFolder) throws {
        try FileManager.default.copyItem(at: other.url, to: url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}

/// Arrivals of one tracker.
enum Fixture {
    static let morning = Timestamp(milliseconds: 1_795_334_400_000)  // 2026-11-22T08:00:00Z

    static var device: DeviceID {
        guard let id = DeviceID("861785001515349") else { preconditionFailure("not an identity") }
        return id
    }

    static func at(_ seconds: Double) -> Timestamp { morning.adding(milliseconds: Int64(seconds * 1000)) }

    static func position(at seconds: Double, fixAt: Double? = nil, reply: [UInt8] = []) -> Arrival {
        var report = Report(dialect: DialectID("gotop"), device: device, kind: .position, type: "CMD-T")
        var fix = Fix(isValid: true)
        fix.time = at(fixAt ?? seconds)
        fix.coordinate = Coordinate(latitude: 45.76 + (fixAt ?? seconds) * 1e-4, longitude: 4.84)
        fix.speedKmh = 40
        fix.courseDeg = 0
        report.fix = fix
        report.power.batteryPercent = 80
        return arrival(report, at: seconds, reply: reply)
    }

    static func alarm(at seconds: Double) -> Arrival {
        var report = Report(dialect: DialectID("gotop"), device: device, kind: .alarm, type: "ALM-A")
        report.alarm = .sos
        report.alarmCode = "A"
        return arrival(report, at: seconds)
    }

    static func arrival(_ report: Report, at seconds: Double, reply: [UInt8] = []) -> Arrival {
        Arrival(
            received: at(seconds), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: Array("#\(seconds)#".utf8), reply: reply)
    }

    static func drive(seconds: Range<Int>) -> [Arrival] { seconds.map { position(at: Double($0)) } }

    /// Waits until a condition holds, 20 seconds at most.
    static func wait(_ what: String, _ condition: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(20)
        while try !condition() {
            try #require(ContinuousClock.now < end, "not in time: \(what)")
            usleep(2000)
        }
    }

    /// Both states hold the same, to the last part that is kept.
    static func expectSame(_ left: FleetState, _ right: FleetState) {
        var words = WordTable(dialects: [])
        var (one, other) = (ByteSink(), ByteSink())
        left.encode(into: &one, words: &words)
        right.encode(into: &other, words: &words)
        #expect(one.bytes == other.bytes)
    }
}
