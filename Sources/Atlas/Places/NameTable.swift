import Geo

/// The names of places, sorted by their folded form, read where they lie.
struct NameTable: Sendable {
    /// How many names there are.
    let count: Int
    /// How they are compared.
    let folding: NameFolding
    private let ends: PackBytes
    private let blocks: PackBytes
    /// All folded forms: made at the first search for words.
    private let keys = Lazily<NameKeys>()
    private static let blockSize = MapPackLayout.Names.blockSize
    /// No name is longer; the bound keeps damaged lengths from taking memory.
    private static let longest = 400

    /// Reads the index of the section of names.
    init(_ section: PackBytes, folding: NameFolding) throws(WorldPackError) {
        self.folding = folding
        guard section.count > 0 else {
            (count, ends, blocks) = (0, PackBytes([]), PackBytes([]))
            return
        }
        var reader = PackReader(section)
        count = try reader.count(ofAtLeast: 1)
        ends = try reader.part((count + Self.blockSize - 1) / Self.blockSize * 4)
        blocks = reader.rest()
    }

    /// A name by its number; empty when there is none.
    func name(_ number: Int) -> String {
        guard number >= 0, number < count else { return "" }
        var found = ""
        visit(block: number / Self.blockSize) { index, bytes in
            guard index == number else { return true }
            found = String(decoding: bytes, as: UTF8.self)
            return false
        }
        return found
    }

    /// Calls `body` with the number of each name whose key begins with `prefix`, at most `limit`, and whether the key is
    /// all of it.
    func visit(withKeyPrefix prefix: [UInt8], limit: Int, _ body: (Int, Bool) -> Void) {
        let first = firstName { !$0.lexicographicallyPrecedes(prefix) }
        visit(from: first) { number, key in
            guard number < first + limit, key.starts(with: prefix) else { return false }
            body(number, key.count == prefix.count)
            return true
        }
    }

    /// Calls `body` with the number of each name in which each of some words begins a word.
    func visit(withWords words: [[UInt8]], _ body: (Int) -> Void) {
        keys.value { NameKeys(self) }.visit(withWords: words, body)
    }

    /// Calls `body` with the number and key of each name from one on, until it says false.
    func visit(from first: Int, _ body: (Int, [UInt8]) -> Bool) {
        guard first >= 0 else { return }
        var key: [UInt8] = []
        for block in first / Self.blockSize..<max(first / Self.blockSize, ends.count / 4) {
            var goesOn = true
            visit(block: block) { number, bytes in
                guard number >= first else { return true }
                folding.write(bytes, to: &key)
                goesOn = body(number, key)
                return goesOn
            }
            guard goesOn else { return }
        }
    }

    /// The first name whose key satisfies a condition that is false up to some name and true from there on.
    private func firstName(where condition: ([UInt8]) -> Bool) -> Int {
        var (low, high) = (0, ends.count / 4)
        while low < high {
            let middle = (low + high) / 2
            var isAfter = false
            visit(block: middle) { _, bytes in
                isAfter = condition(folding.key(bytes))
                return false
            }
            if isAfter { high = middle } else { low = middle + 1 }
        }
        var found = min(low * Self.blockSize, count)
        guard low > 0 else { return found }
        visit(block: low - 1) { number, bytes in
            guard condition(folding.key(bytes)) else { return true }
            found = number
            return false
        }
        return found
    }

    /// Calls `body` with the number and bytes of each name of a block until it says false; damage ends it.
    private func visit(block: Int, _ body: (Int, [UInt8]) -> Bool) {
        let start = block == 0 ? 0 : ends.fixed(at: block * 4 - 4)
        let end = ends.fixed(at: block * 4)
        guard start < end, end <= blocks.count else { return }
        var reader = PackReader(blocks[start..<end])
        var name: [UInt8] = []
        for number in block * Self.blockSize..<min(count, (block + 1) * Self.blockSize) {
            guard (try? Self.next(&reader, &name)) != nil, body(number, name) else { return }
        }
    }

    private static func next(_ reader: inout PackReader, _ name: inout [UInt8]) throws(WorldPackError) {
        let lengths = try reader.byte()
        let shared = lengths >> 4 < 15 ? Int(lengths >> 4) : Int(try reader.varint())
        let rest = lengths & 15 < 15 ? Int(lengths & 15) : Int(try reader.varint())
        guard shared <= name.count, rest <= longest - shared else { throw .malformed }
        name.removeLast(name.count - shared)
        let part = try reader.part(rest)
        part.append(0..<rest, to: &name)
    }
}
