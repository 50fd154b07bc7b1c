import Dialects
import Dispatch
import Fleet
import Logging
import Synchronization
import Testing

@testable import Ingest

/// A listener on a free loopback port with everything that it handed over.
final class Bench: Sendable {
    let listener: Listener
    private let received: Received

    /// What was handed over, and what has not been committed of it.
    private final class Received: Sendable {
        let batches = Mutex<[[Arrival]]>([])
        let commits = Mutex<[@Sendable (Bool) -> Void]>([])
    }

    /// When batches are committed.
    enum Commits {
        /// Within the handler.
        case atOnce
        /// On another thread, after the handler has returned.
        case later
        /// When the test says so.
        case byHand
        /// Never; what would tell so is let go.
        case never
    }

    /// Starts a listener with the given settings.
    init(
        on addresses: [String] = ["127.0.0.1:0"], _ change: (inout ListenerSettings) -> Void = { _ in },
        accept: @escaping Acceptor.Accept = Acceptor.systemAccept, commits: Commits = .atOnce,
        isCongested: @escaping @Sendable () -> Bool = { false }
    ) throws {
        var settings = ListenerSettings()
        settings.endpoints = try addresses.map { try ListenAddress($0) }
        settings.shards = 2
        change(&settings)
        let received = Received()
        self.received = received
        var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .debug
        listener = Listener(
            settings: settings, logger: logger, accept: accept, isCongested: isCongested
        ) { batch, committed in
            switch commits {
            case .atOnce: committed(true)
            case .later: DispatchQueue.global().async { committed(true) }
            case .byHand: received.commits.withLock { $0.append(committed) }
            case .never: break
            }
            received.batches.withLock { $0.append(batch) }
        }
        try listener.start()
    }

    deinit { listener.stop(drainingFor: .zero) }

    /// The first address listened on.
    var address: ListenAddress { listener.boundAddresses[0] }

    /// All batches so far.
    var batches: [[Arrival]] { received.batches.withLock { $0 } }

    /// Says that a batch is safe, by its place in ``batches``; only for batches that are committed by hand.
    func commit(_ index: Int) { received.commits.withLock { $0[index] }(true) }

    /// Says that all batches so far are safe.
    func commitAll() { for commit in received.commits.withLock({ $0 }) { commit(true) } }

    /// Everything that arrived so far.
    var arrivals: [Arrival] { batches.flatMap { $0 } }

    /// The devices that were understood, in order of arrival.
    var devices: [String] { arrivals.compactMap { $0.report?.device.description } }

    /// Waits until `condition` holds, for 20 seconds at most.
    func eventually(
        _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: (Bench) -> Bool
    ) async {
        let end = ContinuousClock.now + .seconds(20)
        while !condition(self) {
            guard ContinuousClock.now < end else {
                Issue.record("never: \(what); \(listener.counters)", sourceLocation: sourceLocation)
                return
            }
            try? await Task.sleep(for: .milliseconds(2))
        }
    }
}

extension Arrival {
    /// The report, where it was understood.
    var report: Report? {
        if case .report(let report) = content { report } else { nil }
    }
}

/// A heartbeat of the device with this number.
func heartbeat(_ number: Int) -> String { "#\(identity(number)),CMD-X#" }

/// The identity of the device with this number.
func identity(_ number: Int) -> String {
    let digits = String(number)
    return "8617850" + String(repeating: "0", count: 8 - digits.count) + digits
}

/// A login of the device with this number, which is answered with `LOAD`.
func login(_ number: Int) -> String { "##,imei:\(identity(number)),A;" }

/// A sign of life of the device with this number, which is answered with `ON`.
func signOfLife(_ number: Int) -> String { "\(identity(number));" }

/// A position of the device with this number.
func position(_ number: Int) -> String {
    "#\(identity(number)),CMD-T,A,DATE:260101,TIME:125000,LAT:60.0000000N,LOT:130.0000000E,Speed:000.0,84-20,000#"
}

/// Tries something that needs a port that was free a moment ago; other tests may have taken it meanwhile.
func untilFree<Result>(_ body: () throws -> Result) -> Result? {
    for _ in 0..<20 {
        if let result = try? body() { return result }
    }
    return nil
}
