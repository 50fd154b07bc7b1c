import Fleet
import Foundation
import Geo
import Testing

@testable import Journal

/// What leaves a journal is what is in it, in the order of time.
@Suite struct JournalExportTests {
    private static let all = Timestamp(milliseconds: 0)...Timestamp(milliseconds: .max / 4)

    private func export(
        _ folder: TemporaryFolder, _ name: String, _ kind: ExportKind, span: ClosedRange<Timestamp> = all,
        gap: Int64 = 1_800_000, devices: [DeviceID] = []
    ) throws -> (text: String, counts: ExportCounts) {
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        var request = ExportRequest(format: try #require(ExportFormat.named(name)), kinds: [kind], span: span)
        request.gapMilliseconds = gap
        request.devices = devices
        var bytes: [UInt8] = []
        let counts = try reader.export(request) { piece, _ in bytes += piece }
        return (String(decoding: bytes, as: UTF8.self), counts)
    }

    @Test("a track is in the order of its own time, over many pages, with late fixes at their place")
    func order() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            store.apply(Fixture.drive(seconds: 0..<5000))
            // A thousand stored fixes from between the others, and some that came a little out of order.
            store.apply((0..<2500).map { Fixture.position(at: 9000 + Double($0), fixAt: Double($0) + 0.5) })
            store.apply((0..<50).map { Fixture.position(at: 20_000 + Double($0), fixAt: 20_000 - Double($0 * 7 % 50)) })
        }
        let (text, counts) = try export(folder, "csv", .tracks)
        let rows = CSVTable.rows(Array(text.utf8)).dropFirst()
        #expect(counts.points == 7550 && rows.count == 7550 && counts.tracks == 1)
        let times = rows.compactMap { $0[3].count == 20 ? $0[3].dropLast() + ".000Z" : Substring($0[3]) }
        #expect(times == times.sorted())
        let places = rows.compactMap { Double($0[4]) }
        let row = try #require(rows.first { $0[3] == "2026-11-22T08:00:50.500Z" })
        #expect(abs((Double(row[4]) ?? 0) - (45.76 + 50.5e-4)) < 1e-6)
        #expect(places.count == 7550)
    }

    @Test("a span ends a track exactly, and a pause divides it")
    func spanAndSegments() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            store.apply(Fixture.drive(seconds: 0..<100) + Fixture.drive(seconds: 4000..<4100))
        }
        let (text, counts) = try export(folder, "gpx", .tracks, span: Fixture.at(50)...Fixture.at(4049))
        #expect(counts.points == 100)
        #expect(try XMLTree(Array(text.utf8)).count("trkseg") == 2)
        let (whole, _) = try export(folder, "gpx", .tracks, gap: 5_000_000)
        #expect(try XMLTree(Array(whole.utf8)).count("trkseg") == 1)
    }

    @Test("a fix that is not valid is no point of a track")
    func invalidFixes() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            var lost = Fixture.position(at: 1)
            if case .report(var report) = lost.content {
                report.fix?.isValid = false
                lost.content = .report(report)
            }
            store.apply([Fixture.position(at: 0), lost, Fixture.alarm(at: 2)])
        }
        #expect(try export(folder, "csv", .tracks).counts.points == 1)
        #expect(try export(folder, "csv", .reports).counts.reports == 3)
    }

    @Test("report lines are those of the listener, what was not understood among them")
    func reportLines() throws {
        let folder = TemporaryFolder()
        var noise = Fixture.position(at: 3)
        noise.content = .unparsed(reason: "no dialect")
        let arrivals = [
            Fixture.position(at: 0, reply: [1, 2]), Fixture.alarm(at: 1), Fixture.position(at: 2, fixAt: -5000), noise,
            Fixture.position(at: 4),
        ]
        _ = try folder.run { store in for arrival in arrivals { store.apply([arrival]) } }
        let (text, counts) = try export(folder, "jsonl", .reports)
        #expect(counts.reports == 5)
        #expect(text == arrivals.map { String(decoding: ReportLine.bytes(of: $0), as: UTF8.self) + "\n" }.joined())
    }

    @Test("alarms and actions leave with who did what")
    func people() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            store.apply([Fixture.alarm(at: 1), Fixture.alarm(at: 2)])
            let id = try #require(store.snapshot().alarms.first?.id)
            store.perform(.acknowledge([id]), by: Operator(user: "ana", terminal: "pts/3"), at: Fixture.at(3))
        }
        let alarm = try export(folder, "jsonl", .alarms).text
        #expect(alarm.contains("\"record\":\"alarm\"") && alarm.contains("\"acknowledgedBy\":\"ana\""))
        #expect(alarm.contains("\"change\":\"repeated\""))
        let action = try export(folder, "jsonl", .audit).text
        #expect(action.contains("\"record\":\"action\"") && action.contains("\"terminal\":\"pts/3\""))
        #expect(action.contains("\"device\":\"\(Fixture.device)\""))
        let (gpx, counts) = try export(folder, "gpx", .alarms)
        #expect(counts.placeless == 1 && counts.isEmpty)
        #expect(try XMLTree(Array(gpx.utf8)).count("wpt") == 0)
    }

    @Test("what was done to a device leaves with its fields, also when only that device is asked for")
    func actionsOnDevices() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            store.apply([Fixture.position(at: 1)])
            let ana = Operator(user: "ana", terminal: "pts/3")
            store.perform(.correctClock(Fixture.device, minutes: 60), by: ana, at: Fixture.at(3))
            let other = try #require(DeviceID("42"))
            store.perform(.adopt(other), by: ana, at: Fixture.at(4))
        }
        let all = try export(folder, "jsonl", .audit).text
        let fields = "\"action\":\"correct clock\",\"device\":\"\(Fixture.device)\",\"minutes\":60"
        #expect(all.contains(fields) && all.contains("\"device\":\"42\"") && !all.contains("\"detail\""))
        #expect(try export(folder, "csv", .audit).text.contains(",\(Fixture.device),"))
        let own = try export(folder, "jsonl", .audit, devices: [Fixture.device]).text
        #expect(own.contains(fields) && !own.contains("\"42\""))
    }
}
