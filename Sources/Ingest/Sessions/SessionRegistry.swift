import Fleet
import Synchronization

/// Knows for each device the connection that speaks for it alone; never larger than the number of open connections.
final class SessionRegistry: Sendable {
    private let holders = Mutex<[DeviceID: Session]>([:])

    /// How many devices have a connection of their own.
    var count: Int { holders.withLock { $0.count } }

    /// Enters `session` as the one that speaks for `device` and returns the one that did so before.
    func claim(_ device: DeviceID, by session: Session) -> Session? {
        holders.withLock { holders in
            let older = holders.updateValue(session, forKey: device)
            return older === session ? nil : older
        }
    }

    /// Forgets that `session` speaks for `device`, unless a newer one has taken over.
    func release(_ device: DeviceID, by session: Session) {
        holders.withLock { holders in
            if holders[device] === session { holders[device] = nil }
        }
    }
}

/// For whom a connection has spoken.
enum SpokenIdentity: Sendable, Equatable {
    /// For nobody yet.
    case none
    /// For just this device.
    case one(DeviceID)
    /// For several; it is a relay.
    case several
}
