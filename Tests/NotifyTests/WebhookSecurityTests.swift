import Foundation
import Testing

@testable import Notify

/// A webhook trusts only certificates that the system's authorities have signed.
@Suite struct WebhookSecurityTests {
    private static let openssl = "/usr/bin/openssl"
    private static var isThere: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

    @Test(.enabled(if: isThere)) func aCertificateThatNobodyHasSignedIsRefused() throws {
        let folder = try ScriptFolder()
        let (key, certificate) = (folder.url.path + "/key", folder.url.path + "/certificate")
        let made = ChildRun().run(
            [
                Self.openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                "-days", "2", "-subj", "/CN=localhost",
            ], environment: [:], input: [], timeoutMilliseconds: 60_000)
        #expect(made == .exited(0))
        let (server, port) = try start(key, certificate)
        defer { server.terminate() }
        let sink = WebhookSink(url: "https://localhost:\(port)/", headers: [:], timeoutMilliseconds: 5000)
        // The server prints a greeting before it takes connections, so the first answer is about its certificate.
        guard case .failed(let words, _) = sink.deliver(Notices.of(1)) else {
            Issue.record("it must be refused")
            return
        }
        #expect(words.lowercased().contains("certificate"), "\(words)")
    }

    /// Starts a server on a port of its own choice and waits for its greeting.
    private func start(_ key: String, _ certificate: String) throws -> (Process, String) {
        let server = Process()
        server.executableURL = URL(fileURLWithPath: Self.openssl)
        server.arguments = ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-naccept", "4"]
        let (output, input) = (Pipe(), Pipe())
        server.standardOutput = output
        server.standardInput = input
        server.standardError = FileHandle.nullDevice
        try server.run()
        var said = ""
        while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { break }
            said += String(decoding: piece, as: UTF8.self)
        }
        let port = said.components(separatedBy: "ACCEPT ").dropFirst().first?.split(separator: ":").last
        return (server, String(try #require(port)).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
