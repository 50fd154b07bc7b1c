import Glibc

/// How many shards a machine gets.
enum ShardCount {
    /// The number asked for, or one a core and at most 4; more do not help, because decoding is the small part.
    static func choose(_ asked: Int) -> Int {
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return asked > 0 ? min(asked, 64) : max(1, min(4, cores))
    }
}
