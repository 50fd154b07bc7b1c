import Fleet
import Glibc

/// A pair of sockets, TCP and UDP, bound to one address and port.
struct BoundEndpoint {
    /// Where, with the true port.
    let address: ListenAddress
    /// The listening TCP socket.
    let tcp: Int32
    /// The UDP socket.
    let udp: Int32

    /// Bytes of datagrams the system may hold for us while we are busy.
    private static let datagramRoom: Int32 = 4 << 20
    /// Connections that may wait for `accept`; the system caps it.
    private static let backlog: Int32 = 4096
    /// How often a free TCP port may turn out to be taken for UDP.
    private static let attempts = 64

    /// Binds both sockets; with port 0 both get the same free port.
    ///
    /// - Parameter isDualStack: whether an IPv6 wildcard also takes IPv4.
    static func bind(_ address: ListenAddress, isDualStack: Bool) throws(ListenerError) -> BoundEndpoint {
        var left = address.port == 0 ? attempts : 1
        while true {
            left -= 1
            do throws(ListenerError) {
                return try bindOnce(address, isDualStack: isDualStack)
            } catch {
                guard left > 0, error.code == EADDRINUSE else { throw error }
            }
        }
    }

    /// One attempt: TCP first, then UDP on the number that TCP got.
    private static func bindOnce(_ address: ListenAddress, isDualStack: Bool) throws(ListenerError) -> BoundEndpoint {
        let tcp = try open(address, .tcp, isDualStack: isDualStack)
        do throws(ListenerError) {
            guard let port = SocketAddress.boundPort(of: tcp) else { throw failure(address, .tcp) }
            let actual = address.with(port: port)
            let udp = try open(actual, .udp, isDualStack: isDualStack)
            guard listen(tcp, backlog) == 0 else {
                let error = failure(actual, .tcp)
                Glibc.close(udp)
                throw error
            }
            return BoundEndpoint(address: actual, tcp: tcp, udp: udp)
        } catch {
            Glibc.close(tcp)
            throw error
        }
    }

    /// A bound socket with its options.
    private static func open(
        _ address: ListenAddress, _ transport: Transport, isDualStack: Bool
    ) throws(ListenerError) -> Int32 {
        let kind = transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue | kind.rawValue)
        let descriptor = socket(address.isIPv6 ? AF_INET6 : AF_INET, flags, 0)
        guard descriptor >= 0 else { throw failure(address, transport) }
        if address.isIPv6 {
            SocketOption.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, isDualStack ? 0 : 1)
        }
        if transport == .tcp {
            SocketOption.prepareListening(descriptor)
        } else {
            // No SO_REUSEADDR here: Linux would let two programs share the port and steal each other's datagrams.
            SocketOption.set(descriptor, SOL_SOCKET, SO_RCVBUF, datagramRoom)
        }
        guard SocketAddress.withSystemAddress(address, { Glibc.bind(descriptor, $0, $1) }) == 0 else {
            let error = failure(address, transport)
            Glibc.close(descriptor)
            throw error
        }
        return descriptor
    }

    /// The present `errno` as an error.
    private static func failure(_ address: ListenAddress, _ transport: Transport) -> ListenerError {
        ListenerError(address: address, transport: transport, code: errno)
    }

    /// Gives both sockets back.
    func close() {
        Glibc.close(tcp)
        Glibc.close(udp)
    }
}
