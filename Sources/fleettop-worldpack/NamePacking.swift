import Foundation
import Geo

/// Packs names: sorted by their folded form, each with only what differs from the one before.
struct NamePacking {
    /// The ASCII spellings of all letters beyond ASCII that the names use.
    private let spellings: [UInt32: [UInt8]]
    /// All names in their order.
    private let sorted: [String]

    /// The names to pack, and others whose letters must fold as well.
    init(_ names: [String], others: [String]) {
        var spellings: [UInt32: [UInt8]] = [:]
        for name in names + others {
            for scalar in name.unicodeScalars where !scalar.isASCII && spellings[scalar.value] == nil {
                spellings[scalar.value] = Self.ascii(scalar)
            }
        }
        self.spellings = spellings
        let folding = NameFolding(spellings)
        sorted = Set(names).map { (key: folding.key(Array($0.utf8)), name: $0) }.sorted {
            if $0.key != $1.key { return $0.key.lexicographicallyPrecedes($1.key) }
            return $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }.map(\.name)
    }

    /// The number of each name.
    var numbers: [String: Int] {
        Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }

    /// The bytes of the section of names.
    func section() -> PackWriter {
        var blocks = PackWriter()
        var ends = PackWriter()
        let size = MapPackLayout.Names.blockSize
        for start in stride(from: 0, to: sorted.count, by: size) {
            var last: [UInt8] = []
            for name in sorted[start..<min(start + size, sorted.count)] {
                let bytes = Array(name.utf8)
                let shared = zip(bytes, last).prefix { $0 == $1 }.count
                Self.writeLengths(shared, bytes.count - shared, to: &blocks)
                blocks.raw(bytes[shared...])
                last = bytes
            }
            ends.fixed(blocks.bytes.count)
        }
        var writer = PackWriter()
        writer.varint(UInt32(sorted.count))
        writer.raw(ends.bytes)
        writer.raw(blocks.bytes)
        return writer
    }

    /// Writes two lengths as the halves of a byte; one that is too long for that has 15 there and follows.
    private static func writeLengths(_ shared: Int, _ rest: Int, to writer: inout PackWriter) {
        writer.byte(UInt8(min(shared, 15)) << 4 | UInt8(min(rest, 15)))
        if shared >= 15 { writer.varint(UInt32(shared)) }
        if rest >= 15 { writer.varint(UInt32(rest)) }
    }

    /// The bytes of the section of spellings.
    func foldingSection() -> PackWriter {
        var writer = PackWriter()
        writer.varint(UInt32(spellings.count))
        for (scalar, spelling) in spellings.sorted(by: { $0.key < $1.key }) {
            writer.varint(scalar)
            writer.varint(UInt32(spelling.count))
            writer.raw(spelling)
        }
        return writer
    }

    /// A letter in ASCII: accents go, other letters become their usual Latin spelling.
    private static func ascii(_ scalar: Unicode.Scalar) -> [UInt8] {
        let text = String(Character(scalar))
        let latin = text.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? ""
        return latin.utf8.filter { (0x20..<0x7F).contains($0) }
    }
}
