import Foundation
import Testing

extension EndToEnd {
    /// A service manager starts and stops the listener.
    @Suite struct ServiceStory {
        @Test(arguments: [SIGTERM, SIGINT])
        func whatHasArrivedIsWrittenBeforeItStops(_ signal: Int32) async throws {
            try await HeadlessRun.ingest { run, port in
                let known = try TrackerSocket(.tcp, port: port)
                known.send(Frame.heartbeat(Frame.device(1)))
                _ = try await run.lines(1)
                // Held still, it leaves what follows in the buffers of its sockets, and the signal waits for it too.
                run.process.send(SIGSTOP)
                for number in 2...400 { known.send(Frame.full("CMD-T", Frame.device(number))) }
                let late = try TrackerSocket(.tcp, port: port)
                late.send(Frame.full("CMD-T", Frame.device(401)))
                try TrackerSocket.send(Frame.full("CMD-T", Frame.device(402)), over: .udp, port: port)
                try await wait(until: "all has arrived in the buffers") {
                    known.unconfirmedBytes == 0 && late.unconfirmedBytes == 0
                }
                run.process.send(signal)
                run.process.send(SIGCONT)
                #expect(try await run.process.waitForExit(within: .seconds(5)) == 0)
                let devices = Set(try run.lines().compactMap { $0.text("device") })
                let missing = (1...402).filter { !devices.contains(Frame.device($0)) }
                #expect(missing == [])
            }
        }

        @Test func aSilentConnectionDoesNotHoldItUp() async throws {
            try await HeadlessRun.ingest { run, port in
                let silent = try TrackerSocket(.tcp, port: port)
                silent.send("#86178500")
                try await wait(until: "the half message is read") { ProcessTable.readConnections(port: port) == 1 }
                run.process.send(SIGTERM)
                #expect(try await run.process.waitForExit(within: .seconds(5)) == 0)
            }
        }

        @Test func aTakenPortIsOneLineAndStatusOne() async throws {
            try await HeadlessRun.ingest { _, port in
                let home = try TestHome()
                for command in ["ingest", "watch"] {
                    let second = try await HeadlessRun.finished([command, "--listen", "127.0.0.1:\(port)"], in: home)
                    #expect(try await second.process.waitForExit() == 1)
                    #expect(second.errorLines.count == 1)
                    #expect(second.errors.contains("127.0.0.1:\(port)"))
                    #expect(second.errors.contains("in use"))
                    #expect(second.output == "")
                }
            }
        }

        @Test func anOutputThatTakesNothingIsOneLineAndStatusOne() async throws {
            let home = try TestHome()
            let decode = try HeadlessRun(
                ["decode"], in: home, input: Array(Frame.heartbeat(Frame.device(1)).utf8), output: "/dev/full")
            #expect(try await decode.process.waitForExit() == 1)
            #expect(decode.errorLines.count == 1 && decode.errors.contains("standard output"), "\(decode.errors)")

            let options = ["--listen", "127.0.0.1:0", "--log-level", "critical"]
            let ingest = try HeadlessRun(["ingest", "--output", "jsonl"] + options, in: home, output: "/dev/full")
            defer { ingest.process.end() }
            let port = try #require(try await ingest.ports().first)
            try TrackerSocket.send(Frame.heartbeat(Frame.device(1)), over: .tcp, port: port)
            #expect(try await ingest.process.waitForExit() == 1)
            #expect(ingest.errorLines.last?.contains("standard output") == true, "\(ingest.errors)")
        }

        @Test func twoAddressesAreBothListenedOn() async throws {
            try await HeadlessRun.ingest(["--listen", "127.0.0.1:0"]) { run, _ in
                let ports = try await run.ports(2)
                #expect(Set(ports).count == 2)
                for (number, port) in ports.enumerated() {
                    try TrackerSocket.send(Frame.heartbeat(Frame.device(number)), over: .tcp, port: port)
                    try TrackerSocket.send(Frame.heartbeat(Frame.device(number + 10)), over: .udp, port: port)
                }
                let devices = Set(try await run.lines(4).compactMap { $0.text("device") })
                #expect(devices == Set([0, 1, 10, 11].map(Frame.device)))
            }
        }

        @Test func aRejectedTrackerLeavesNoLine() async throws {
            let home = try TestHome()
            let known = Frame.device(1)
            try home.write("[\"\(known)\"]\nname = \"Van 1\"\n", to: "config/fleettop/devices.toml")
            let run = try HeadlessRun(
                ["ingest", "--output", "jsonl", "--listen", "127.0.0.1:0", "--unknown", "reject"], in: home)
            defer { run.process.end() }
            let port = try #require(try await run.ports().first)
            let tracker = try TrackerSocket(.tcp, port: port)
            tracker.send(Frame.heartbeat(Frame.device(2)) + Frame.heartbeat(known))
            #expect(try await run.lines(1).map { $0.text("device") } == [known])
        }
    }
}
