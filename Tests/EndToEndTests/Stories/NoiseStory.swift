import Foundation
import Testing

extension EndToEnd {
    /// The port is open to the world, and the world sends anything.
    @Suite struct NoiseStory {
        /// How much more memory the program may hold after a flood, in kB.
        private static let growthKilobytes = 64 * 1024

        private static let greetings: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: scanner\r\n\r\n".utf8),
            // The beginning of a TLS client hello: a record of handshake type, version, random bytes.
            [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03] + (0..<505).map { UInt8($0 * 37 & 255) },
            Array("SSH-2.0-scanner\r\n".utf8), (0..<4096).map { UInt8($0 * 101 & 255) }, [0],
        ]

        /// Everything that can be thrown at a port.
        private static func flood(port: UInt16) throws {
            let endless = try TrackerSocket(.tcp, port: port)
            endless.send([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20))
            let begun = try TrackerSocket(.tcp, port: port)
            begun.send(Frame.heartbeat(Frame.device(77)) + "#")
            begun.send([UInt8](repeating: UInt8(ascii: "1"), count: 1 << 20))
            for bytes in greetings {
                for carrier in TrackerSocket.Carrier.allCases { try TrackerSocket(carrier, port: port).send(bytes) }
            }
        }

        @Test func theServiceLivesAndStaysSmall() async throws {
            try await HeadlessRun.ingest { run, port in
                try TrackerSocket.send(Frame.heartbeat(Frame.device(1)), over: .tcp, port: port)
                _ = try await run.lines(1)
                let before = try ProcessTable.residentKilobytes(run.process.id)
                let silent = try (0..<200).map { _ in try TrackerSocket(.tcp, port: port) }
                for _ in 0..<3 { try Self.flood(port: port) }
                for (number, carrier) in TrackerSocket.Carrier.allCases.enumerated() {
                    let device = Frame.device(100 + number)
                    try TrackerSocket.send(Frame.full("CMD-T", device), over: carrier, port: port)
                    _ = try await run.lines(1) { $0.text("device") == device }
                }
                #expect(silent.last?.send(Frame.heartbeat(Frame.device(200))) == true)
                _ = try await run.lines(1) { $0.text("device") == Frame.device(200) }
                #expect(try ProcessTable.residentKilobytes(run.process.id) - before < Self.growthKilobytes)
                #expect(run.process.isRunning)
            }
        }

        @Test func theDashboardLivesAndShowsTheNextTracker() async throws {
            try await TmuxTerminal.fleettop(["watch", "--listen", "127.0.0.1:0"]) { terminal in
                let port = try await terminal.port()
                let process = try await terminal.program()
                let before = try ProcessTable.residentKilobytes(process)
                let silent = try (0..<200).map { _ in try TrackerSocket(.tcp, port: port) }
                try Self.flood(port: port)
                try TrackerSocket.send(Frame.full("CMD-T", "012896001890042"), over: .tcp, port: port)
                try await terminal.waitFor("012896001890042")
                #expect(silent.first?.send(Frame.full("ALM-A", "861785001515349")) == true)
                try await terminal.waitFor("SOS")
                #expect(try ProcessTable.residentKilobytes(process) - before < Self.growthKilobytes)
            }
        }
    }
}
