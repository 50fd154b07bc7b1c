import Glibc

/// Socket options as the listener wants them.
enum SocketOption {
    /// Sets an option that is a number; a system without it goes on without.
    static func set(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Int32) {
        var value = value
        _ = setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Prepares a TCP socket before `bind`; accepted connections inherit all of it on Linux (tcp(7), socket(7)).
    ///
    /// A vanished peer is found after about 4 minutes: the first probe after 2, then 4 probes 30 seconds apart.
    static func prepareListening(_ descriptor: Int32) {
        set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1)
        set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPIDLE, 120)
        set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPINTVL, 30)
        set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPCNT, 4)
        set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    }

    /// How many datagrams the system threw away because we were too slow; nil where it does not say.
    static func lostDatagrams(_ descriptor: Int32) -> UInt32? {
        let soMemInfo: Int32 = 55  // SO_MEMINFO of asm-generic/socket.h, Linux 4.12 and later
        let dropsIndex = 8  // SK_MEMINFO_DROPS of linux/sock_diag.h
        var values = [UInt32](repeating: 0, count: 9)
        var length = socklen_t(values.count * MemoryLayout<UInt32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, soMemInfo, &values, &length) == 0 else { return nil }
        return Int(length) >= values.count * MemoryLayout<UInt32>.size ? values[dropsIndex] : nil
    }
}

/// How many descriptors this process may hold.
enum DescriptorLimit {
    /// Raises the soft limit to the hard one and returns what holds then.
    static func raise() -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return 1024 }
        let before = limit.rlim_cur
        limit.rlim_cur = limit.rlim_max
        let holds = setrlimit(resource, &limit) == 0 ? limit.rlim_cur : before
        return Int(clamping: holds)
    }
}
