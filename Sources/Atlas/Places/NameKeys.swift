/// The folded forms of all names one behind the other, for looking through them all.
struct NameKeys: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []

    /// Folds all names: about 20 ms for those of the whole world, which only searches for words in names need.
    init(_ names: NameTable) {
        bytes.reserveCapacity(names.count * 12)
        ends.reserveCapacity(names.count)
        names.visit(from: 0) { _, key in
            bytes += key
            ends.append(Int32(bytes.count))
            return true
        }
    }

    /// Calls `body` with the number of each name in which each of some words begins a word.
    func visit(withWords words: [[UInt8]], _ body: (Int) -> Void) {
        guard let longest = words.max(by: { $0.count < $1.count }), let first = longest.first else { return }
        var name = 0
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes[index] == first, Self.isWord(longest, at: index, of: bytes) else {
                    index += 1
                    continue
                }
                while Int(ends[name]) <= index { name += 1 }
                let range = (name == 0 ? 0 : Int(ends[name - 1]))..<Int(ends[name])
                if words.allSatisfy({ Self.holds($0, in: range, of: bytes) }) { body(name) }
                index = range.upperBound
            }
        }
    }

    /// Whether a word begins at an index; it may reach into the next name, which `holds` finds out.
    @inline(__always)
    private static func isWord(_ word: [UInt8], at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + word.count <= bytes.count else { return false }
        for offset in word.indices where bytes[index + offset] != word[offset] { return false }
        return true
    }

    private static func holds(_ word: [UInt8], in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count >= word.count else { return false }
        for index in range.lowerBound...range.upperBound - word.count {
            guard index == range.lowerBound || bytes[index - 1] == 0x20 else { continue }
            if isWord(word, at: index, of: bytes) { return true }
        }
        return false
    }
}
