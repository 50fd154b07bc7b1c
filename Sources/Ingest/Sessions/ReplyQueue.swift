/// The answers of one connection that wait for their reports to be committed, in the order of its messages.
struct ReplyQueue: Sendable {
    /// What one burst holds for the connection.
    private struct Entry: Sendable {
        let burst: UInt64
        var bytes: [UInt8] = []
        var count = 0
        /// Those of its bytes that answer logins and heartbeats, which report nothing that could be lost.
        var presence: [UInt8] = []
        var presenceCount = 0
        var isCommitted = false

        mutating func add(_ reply: [UInt8], isPresence: Bool) {
            bytes += reply
            count += 1
            guard isPresence else { return }
            presence += reply
            presenceCount += 1
        }
    }

    private var entries: [Entry] = []

    /// Bytes that wait.
    private(set) var byteCount = 0

    /// Whether nothing waits.
    var isEmpty: Bool { entries.isEmpty }
    /// How many answers wait.
    var count: Int { entries.reduce(0) { $0 + $1.count } }

    /// Adds an answer that waits for `burst`, and says whether it is the first one of that burst.
    mutating func append(_ reply: [UInt8], isPresence: Bool, burst: UInt64) -> Bool {
        byteCount += reply.count
        let isFirst = entries.last?.burst != burst
        if isFirst { entries.append(Entry(burst: burst)) }
        entries[entries.count - 1].add(reply, isPresence: isPresence)
        return isFirst
    }

    /// Notes that `burst` is safe; its answers go when all before them have gone.
    mutating func commit(_ burst: UInt64) {
        guard let index = entries.firstIndex(where: { $0.burst == burst }) else { return }
        entries[index].isCommitted = true
    }

    /// Notes that `burst` cannot be kept: only what answers logins and heartbeats may go; says how many answers do not.
    mutating func reduceToPresence(_ burst: UInt64) -> Int {
        guard let index = entries.firstIndex(where: { $0.burst == burst }) else { return 0 }
        let lost = entries[index].count - entries[index].presenceCount
        byteCount -= entries[index].bytes.count - entries[index].presence.count
        entries[index].bytes = entries[index].presence
        entries[index].count = entries[index].presenceCount
        entries[index].isCommitted = true
        return lost
    }

    /// Forgets the answers of `burst` and says how many they were.
    mutating func giveUp(_ burst: UInt64) -> Int {
        guard let index = entries.firstIndex(where: { $0.burst == burst }) else { return 0 }
        let entry = entries.remove(at: index)
        byteCount -= entry.bytes.count
        return entry.count
    }

    /// Takes out what may go now, as one piece.
    mutating func takeCommitted() -> [UInt8] {
        let ready = entries.prefix { $0.isCommitted }
        guard let first = ready.first else { return [] }
        let bytes = ready.dropFirst().reduce(into: first.bytes) { $0 += $1.bytes }
        entries.removeFirst(ready.count)
        byteCount -= bytes.count
        return bytes
    }
}
