/// A binary heap of what is due when; equal times come out by index, so that a run repeats itself exactly.
struct DueQueue: Sendable {
    /// One entry: a time in milliseconds and whose it is.
    typealias Entry = (dueMs: Int64, index: Int)

    private var entries: [Entry] = []

    /// The earliest entry, which stays.
    var first: Entry? { entries.first }

    /// Adds an entry.
    mutating func push(dueMs: Int64, index: Int) {
        entries.append((dueMs, index))
        var child = entries.count - 1
        while child > 0, entries[child] < entries[(child - 1) / 2] {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the earliest entry out; nil when there is none.
    mutating func pop() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        entries[0] = last
        sink()
        return first
    }

    /// Moves the top entry down to where it belongs.
    private mutating func sink() {
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child] < entries[smallest] { smallest = child }
            }
            guard smallest != parent else { return }
            entries.swapAt(parent, smallest)
            parent = smallest
        }
    }
}
