import Foundation
import Geo
import Synchronization
import Testing

@testable import Fleet

/// A day of one car from morning to afternoon, and everything that the program says about it, kept as a text file.
///
/// When it changes on purpose, run this test with `FLEETTOP_RECORD=1` in the environment, and read the file as a
/// dispatcher would before you commit it.
struct CarDayTests {
    private static let script = """
        time      until     every  metres        speed  key  how
        06:00:00  07:29:00  600    0~12          0      off  live
        07:30:00  07:32:00  20     0~5           0      on   live
        07:32:20  07:40:00  20     50>6000       47     on   live
        07:40:20  07:41:40  20     6000          0      on   live
        07:42:00  07:47:00  20     6050>9900     46     on   live
        07:47:20  07:50:00  20     10400>14200   97     on   live
        07:50:20  07:53:00  20     14500>16400   48     on   live
        07:53:20  07:54:00  20     16600>17000   45     on   live
        07:54:20  07:55:20  20     17000~5       0      on   live
        07:56:20  09:29:20  60     17000~45      1      off  live
        08:20:50  08:20:50  60     17052         6      off  live
        09:30:20  09:30:40  20     17000~5       0      on   live
        09:31:00  09:36:00  20     17050>21000   47     on   live
        09:36:20  09:43:00  20     21000         47     on   no-fix
        09:43:20  09:50:00  20     26600>32000   49     on   live
        09:47:10  09:47:10  20     112000        47     on   live
        09:50:20  10:20:00  20     32270>56000   48     on   stored@10:20:21
        10:01:05  10:01:05  20     40888         48     on   stored-sos@10:21:05
        10:20:20  10:30:00  20     56270>63700   46     on   live
        10:30:20  11:00:20  60     63700~15      0      off  live
        11:01:20  11:05:20  60     63700~15      0      off  clock+8h
        11:06:20  11:09:20  60     63700~15      0      off  live
        11:10:00  11:57:30  30     63650>340     80     on   live
        11:58:00  12:20:00  30     300~15        1      on   live
        12:20:30  12:22:00  30     225>0         11     on   live
        12:22:30  13:00:30  60     0~8           0      off  live
        13:10:30  15:00:30  600    0~8           0      off  live
        """

    /// Keeps what is recorded.
    private final class Tape: FleetRecorder {
        let entries = Mutex<[FleetEntry]>([])

        func record(_ news: [FleetEntry], isAwaited: Bool, committed: (@Sendable (Bool) -> Void)?) {
            entries.withLock { $0 += news }
            committed?(true)
        }
    }

    @Test func theDayReadsAsAPersonWouldTellIt() throws {
        let policy = try Self.policy()
        let (store, tape) = Self.started(policy)
        let reports = DayScript(Self.script).arrivals
        var diary = DayDiary()
        var waiting = reports[...]
        let end = DayScript.moment("15:40:00")
        var now = DayScript.moment("06:00:00")
        while now <= end {
            let known = tape.entries.withLock { $0.count }
            while let next = waiting.first, next.received <= now {
                store.apply([next])
                waiting = waiting.dropFirst()
                diary.look(store.snapshot(), at: now)
            }
            store.sweep(at: now)
            let snapshot = store.snapshot()
            diary.take(tape.entries.withLock { $0[known...].flatMap(\.transitions) }, snapshot)
            diary.look(snapshot, at: now)
            now = now.adding(seconds: 1)
        }
        #expect(waiting.isEmpty)
        diary.close(store.snapshot(), recomputed: Self.recomputed(reports, policy, end), at: end)
        try compare(diary.lines.joined(separator: "\n") + "\n")
    }

    @Test func theDayPlayedBackIsTheDay() throws {
        let policy = try Self.policy()
        let (store, tape) = Self.started(policy)
        var waiting = DayScript(Self.script).arrivals[...]
        for second in 0...34_800 {
            let now = DayScript.moment("06:00:00").adding(seconds: Int64(second))
            while let next = waiting.first, next.received <= now {
                store.apply([next])
                waiting = waiting.dropFirst()
            }
            store.sweep(at: now)
        }
        var again = FleetState()
        for entry in tape.entries.withLock({ $0 }) { again.replay(entry, policy: policy) }
        #expect(Self.bytes(again) == Self.bytes(store.checkpoint()))
        #expect(again.devices.first?.trips.finished.isEmpty == false, "there is something to compare")
    }

    private func compare(_ text: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/Days/car.txt")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent): read it")
            return
        }
        let stored = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == stored.count)
        for (line, expected) in zip(lines, stored) { #expect(line == expected) }
    }

    private static func policy() throws -> FleetPolicy {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = 90
        let depot = try GeoArea(.circle(center: DayScript.start, radiusMetres: 300))
        let customer = try GeoArea(.circle(center: DayScript.place(17_000), radiusMetres: 250))
        return FleetPolicy(
            rules: rules,
            zones: ZoneSet([
                Zone(id: ZoneID("depot"), name: "Depot", area: depot),
                Zone(id: ZoneID("customer"), name: "Customer", area: customer),
            ]))
    }

    private static func started(_ policy: FleetPolicy) -> (FleetStore, Tape) {
        let tape = Tape()
        let store = FleetStore(policy: policy, recorder: tape)
        store.beginListening(at: DayScript.moment("06:00:00"))
        return (store, tape)
    }

    private static func recomputed(_ arrivals: [Arrival], _ policy: FleetPolicy, _ end: Timestamp) -> TripHistory {
        let reports = arrivals.compactMap { arrival in
            if case .report(let report) = arrival.content { (report: report, received: arrival.received) } else { nil }
        }
        let recorder = TripRecorder.of(reports, rules: policy.rules)
        return TripHistory(recorder, in: DayScript.midnight...end, at: end, rules: policy.rules)
    }

    private static func bytes(_ state: FleetState) -> [UInt8] {
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        state.encode(into: &sink, words: &words)
        return sink.bytes
    }
}
