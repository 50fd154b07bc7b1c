import ArgumentParser
import Fleet
import Ingest
import Logging

/// A listener on a free port of 127.0.0.1, as the program has it, without a log.
struct LoopbackListener {
    let listener: Listener
    let port: UInt16

    /// Starts to listen; what arrives goes to `handler`.
    init(
        _ change: (inout ListenerSettings) -> Void = { _ in }, handler: @escaping @Sendable ([Arrival]) -> Void
    ) throws {
        var settings = ListenerSettings()
        settings.endpoints = [try ListenAddress("127.0.0.1:0")]
        change(&settings)
        let logger = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })
        listener = Listener(settings: settings, logger: logger, handler: handler)
        try listener.start()
        guard let port = listener.boundAddresses.first?.port else { throw ExitCode.failure }
        self.port = port
    }
}
