import CEpoll
import Glibc

/// Tells which of many sockets have something new, without asking each of them (epoll, edge-triggered).
///
/// Who creates one closes ``descriptor``; a socket leaves by being closed.
struct Readiness: Sendable {
    /// What is new on a socket.
    struct Event {
        /// The number it was watched under.
        let index: Int
        /// Whether the network takes bytes.
        let isWritable: Bool
    }

    /// How many events are taken at once.
    private static let turn = 512

    /// Ready to read while there are events.
    let descriptor: Int32

    /// An empty set of sockets; nil when there is no descriptor left.
    init?() {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { return nil }
    }

    /// Watches a socket until it is closed.
    func watch(_ socket: Int32, index: Int) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        event.data.u64 = UInt64(index)
        _ = epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event)
    }

    /// What has happened since the last call; more may be left for the next one.
    func events() -> [Event] {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.turn) { events in
            let count = epoll_wait(descriptor, events.baseAddress, Int32(Self.turn), 0)
            return events.prefix(max(0, Int(count))).map {
                Event(index: Int($0.data.u64), isWritable: $0.events & EPOLLOUT.rawValue != 0)
            }
        }
    }
}
