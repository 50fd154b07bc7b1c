import Testing

extension EndToEnd {
    /// A service without a screen writes what trackers say as JSON lines.
    @Suite struct IngestStory {
        @Test(arguments: TrackerSocket.Carrier.allCases)
        func aPositionBecomesALine(_ carrier: TrackerSocket.Carrier) async throws {
            try await HeadlessRun.ingest { run, port in
                let tracker = try TrackerSocket(carrier, port: port)
                let frame = Frame.full("CMD-T", "012896001890042")
                tracker.send(frame)
                let line = try #require(try await run.lines(1).first)
                #expect(line.text("dialect") == "gotop")
                #expect(line.text("transport") == carrier.rawValue)
                #expect(line.text("peer") == "127.0.0.1:\(tracker.ownPort)")
                #expect(line.text("device") == "012896001890042")
                #expect(line.text("kind") == "position")
                #expect(line.text("type") == "CMD-T")
                #expect(line.number("fix.lat") == 45.764043)
                #expect(line.number("fix.lon") == 4.835659)
                #expect(line.number("fix.speedKmh") == 54)
                #expect(line.flag("fix.valid") == true)
                #expect(line.text("raw") == Frame.hex(frame))
                let received = try #require(line.text("received"))
                #expect(received.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
                #expect(line.keys.isDisjoint(with: ["late", "alarm", "reply", "input", "vendorText", "zone"]))
                #expect(run.errorLines.count == 1, "nothing but the announcement on standard error")
            }
        }

        @Test func anAlarmOfLongAgoSaysSo() async throws {
            try await HeadlessRun.ingest { run, port in
                let frame = Frame.full("ALM-B3-1", "861785001515349", date: "120903", time: "160649")
                try TrackerSocket.send(frame, over: .tcp, port: port)
                let line = try #require(try await run.lines(1).first)
                #expect(line.text("kind") == "alarm")
                #expect(line.text("alarm") == "geofence")
                #expect(line.text("alarmCode") == "B3-1")
                #expect(line.number("zone") == 3)
                #expect(line.text("fix.time") == "2012-09-03T16:06:49Z")
                #expect(line.flag("late") == true)
            }
        }

        @Test func aMessageMayBeCutAnywhere() async throws {
            try await HeadlessRun.ingest { run, port in
                let frames = (1..<Frame.full("CMD-T", Frame.device(0)).utf8.count).map { cut in
                    (cut: cut, bytes: Array(Frame.full("CMD-T", Frame.device(cut)).utf8))
                }
                let trackers = try frames.map { _ in try TrackerSocket(.tcp, port: port) }
                for (tracker, frame) in zip(trackers, frames) { tracker.send(frame.bytes[..<frame.cut]) }
                try await wait(until: "the listener has read all first parts") {
                    ProcessTable.readConnections(port: port) == trackers.count
                }
                #expect(run.output == "")
                for (tracker, frame) in zip(trackers, frames) { tracker.send(frame.bytes[frame.cut...]) }
                let lines = try await run.lines(frames.count)
                let positions = lines.filter { $0.text("kind") == "position" && $0.number("fix.courseDeg") == 184 }
                #expect(positions.count == frames.count)
                #expect(Set(lines.compactMap { $0.text("device") }) == Set(frames.map { Frame.device($0.cut) }))
            }
        }

        @Test func messagesMayBeGluedTogether() async throws {
            try await HeadlessRun.ingest { run, port in
                let glued =
                    Frame.heartbeat(Frame.device(1)) + Frame.full("CMD-T", Frame.device(2)) + "\r\n"
                    + Frame.full("ALM-A", Frame.device(3)).dropLast() + Frame.heartbeat(Frame.device(4))
                try TrackerSocket.send(glued, over: .tcp, port: port)
                let lines = try await run.lines(4)
                #expect(lines.compactMap { $0.text("device") } == (1...4).map(Frame.device))
                #expect(lines.compactMap { $0.text("kind") } == ["heartbeat", "position", "alarm", "heartbeat"])
            }
        }

        @Test func whatIsNotUnderstoodIsKeptWithAReason() async throws {
            try await HeadlessRun.ingest { run, port in
                let noise = String(repeating: "x", count: 1200)
                try TrackerSocket.send(noise, over: .udp, port: port)
                let line = try #require(try await run.lines(1).first)
                #expect(line.text("kind") == "unparsed")
                #expect(line.text("reason")?.isEmpty == false)
                #expect(line.text("raw") == Frame.hex(String(repeating: "x", count: 512)))
                #expect(line.text("transport") == "udp")
                #expect(line.text("device") == nil)
            }
        }

        @Test func aChatteringConnectionGetsAHundredLinesAtMost() async throws {
            try await HeadlessRun.ingest { run, port in
                let tracker = try TrackerSocket(.tcp, port: port)
                tracker.send(Frame.heartbeat(Frame.device(1)))
                for _ in 0..<150 { tracker.send("#nonsense#" + Frame.heartbeat(Frame.device(1))) }
                tracker.send(Frame.heartbeat(Frame.device(2)))
                _ = try await run.lines(1) { $0.text("device") == Frame.device(2) }
                let kinds = try run.lines().map { $0.text("kind") }
                #expect(kinds.count { $0 == "unparsed" } == 100)
                #expect(kinds.count { $0 == "heartbeat" } == 152)
            }
        }
    }
}
