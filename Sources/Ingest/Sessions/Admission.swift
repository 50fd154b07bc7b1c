import Fleet
import Synchronization

/// Decides who may open a connection, and keeps count of who did.
final class Admission: Sendable {
    /// Why a connection is not let in.
    enum Refusal: String, Sendable {
        case connections = "too many connections"
        case perAddress = "too many connections from this address"
        case undecided = "too many connections that have not said anything valid yet"
    }

    /// What is open now.
    struct Census: Sendable, Equatable {
        var open = 0
        var undecided = 0
        /// Open connections by network, those of this machine only where they count.
        var byNetwork: [Network: Int] = [:]
    }

    /// What the cap per address counts: one IPv4 address, or one IPv6 /64, which is what a single customer gets.
    struct Network: Hashable, Sendable {
        let high: UInt64
        let low: UInt64

        /// The network that `peer` is in.
        init(_ peer: PeerAddress) {
            high = peer.high
            low = peer.high == 0 ? peer.low : 0  // mapped IPv4, ::1 and the like are told apart in full
        }
    }

    private let maxConnections: Int
    private let settings: ListenerSettings
    private let census = Mutex(Census())

    /// An empty house.
    ///
    /// - Parameter descriptorLimit: how many descriptors the process may hold.
    init(settings: ListenerSettings, descriptorLimit: Int) {
        self.settings = settings
        maxConnections = max(1, min(settings.maxConnections, descriptorLimit - ListenerSettings.sparedDescriptors))
    }

    /// What is open now.
    var present: Census { census.withLock { $0 } }

    /// Whether undecided connections keep others out.
    var isCrowded: Bool { census.withLock { $0.undecided >= settings.maxUndecided } }

    /// Lets a new connection in, or says why not.
    func admit(_ peer: PeerAddress) -> Refusal? {
        let network = counts(peer) ? Network(peer) : nil
        return census.withLock { census in
            guard census.open < maxConnections else { return .connections }
            if let network, census.byNetwork[network, default: 0] >= settings.maxPerAddress { return .perAddress }
            guard census.undecided < settings.maxUndecided else { return .undecided }
            census.open += 1
            census.undecided += 1
            if let network { census.byNetwork[network, default: 0] += 1 }
            return nil
        }
    }

    /// A connection brought its first valid message.
    func decided() {
        census.withLock { $0.undecided -= 1 }
    }

    /// A connection is gone.
    func leave(_ peer: PeerAddress, isDecided: Bool) {
        let network = counts(peer) ? Network(peer) : nil
        census.withLock { census in
            census.open -= 1
            if !isDecided { census.undecided -= 1 }
            guard let network, let count = census.byNetwork[network] else { return }
            census.byNetwork[network] = count > 1 ? count - 1 : nil
        }
    }

    /// Whether the cap per address holds for `peer`.
    private func counts(_ peer: PeerAddress) -> Bool {
        settings.countsLoopback || !peer.isLoopback
    }
}
