import Glibc

/// The number of descriptors that the process may have open.
enum DescriptorLimit {
    /// Raises the soft limit so that `sockets` more fit beside the rest, as far as the hard limit allows.
    static func raise(toFit sockets: Int) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        let wanted = min(limit.rlim_max, rlim_t(sockets) + 512)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = wanted
        _ = setrlimit(resource, &limit)
    }
}
