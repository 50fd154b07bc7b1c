import Testing

extension EndToEnd {
    /// An installer tries a listener with a made-up fleet.
    @Suite struct SimulateStory {
        @Test(arguments: TrackerSocket.Carrier.allCases)
        func aFleetReportsAndEndsByItself(_ carrier: TrackerSocket.Carrier) async throws {
            try await HeadlessRun.ingest { run, port in
                let fleet = try await HeadlessRun.finished(
                    [
                        "simulate", "--to", "127.0.0.1:\(port)", "--devices", "20", "--rate", "40", "--duration", "2",
                        "--transport", carrier.rawValue, "--dialect", "gotop", "--seed", "5",
                    ], in: TestHome())
                #expect(try await fleet.process.waitForExit() == 0)
                #expect(fleet.errorLines.count == 2, "a summary of two lines: \(fleet.errors)")
                _ = try await eventually("all 20 trackers") {
                    Set(try run.lines().compactMap { $0.text("device") }).count == 20 ? () : nil
                }
                #expect(try run.lines().allSatisfy { $0.text("transport") == carrier.rawValue })
                #expect(try run.lines().allSatisfy { $0.text("kind") != "unparsed" })
            }
        }
    }
}
