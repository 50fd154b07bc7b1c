/// The answers of one connection that wait for their reports to be committed, in the order of its messages.
struct ReplyQueue: Sendable {
    /// What one burst holds for the connection.
    private struct Entry: Sendable {
        let burst: UInt64
        var bytes: [UInt8]
        var count = 1
        var isCommitted = false
    }

    private var entries: [Entry] = []

    /// Bytes that wait.
    private(set) var byteCount = 0

    /// Whether nothing waits.
    var isEmpty: Bool { entries.isEmpty }
    /// How many answers wait.
    var count: Int { entries.reduce(0) { $0 + $1.count } }

    /// Adds an answer that waits for `burst`, and says whether it is the first one of that burst.
    mutating func append(_ reply: [UInt8], burst: UInt64) -> Bool {
        byteCount += reply.count
        guard let last = entries.indices.last, entries[last].burst == burst else {
            entries.append(Entry(burst: burst, bytes: reply))
            return true
        }
        entries[last].bytes += reply
        entries[last].count += 1
        return false
    }

    /// Notes that `burst` is safe; its answers go when all before them have gone.
    mutating func commit(_ burst: UInt64) {
        guard let index = entries.firstIndex(where: { $0.burst == burst }) else { return }
        entries[index].isCommitted = true
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
