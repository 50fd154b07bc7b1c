/// Words that come again and again, such as message types, each stored once and named by a number from then on.
///
/// Bounded, because trackers choose some of the words: what finds no place is written out.
public struct WordTable: Sendable {
    /// How many words are kept.
    public static let capacity = 4096
    /// The longest word kept, in bytes.
    private static let longest = 32

    private var words: [String] = []
    private var places: [String: UInt64] = [:]
    private let dialects: [String: DialectID]
    /// How many of the words have been taken out by ``takeFresh()``.
    private var knownCount = 0

    /// A table with the words stored so far, in their order.
    ///
    /// - Parameter dialects: the dialects this program knows; their names are constants of the program.
    public init(words: [String] = [], dialects: [DialectID]) {
        self.words = Array(words.prefix(Self.capacity))
        knownCount = self.words.count
        places = Dictionary(
            self.words.enumerated().map { ($1, UInt64($0) + 1) }, uniquingKeysWith: { first, _ in first })
        self.dialects = Dictionary(dialects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The words added since the last call, with their numbers, for whoever stores the table.
    public mutating func takeFresh() -> [(number: Int, word: String)] {
        defer { knownCount = words.count }
        return words[knownCount...].enumerated().map { (knownCount + $0 + 1, $1) }
    }

    /// Puts a word: its number, or 0 and the word itself where the table is full.
    mutating func put(_ word: String, into sink: inout ByteSink) {
        if let place = places[word] {
            sink.put(place)
        } else if words.count < Self.capacity, word.utf8.count <= Self.longest {
            words.append(word)
            places[word] = UInt64(words.count)
            sink.put(UInt64(words.count))
        } else {
            sink.put(UInt64(0))
            sink.put(word)
        }
    }

    /// Takes a word.
    func word(from source: inout ByteSource) throws(CodingFault) -> String {
        let number = try source.number()
        guard number > 0 else { return try source.text() }
        guard number <= UInt64(words.count) else { throw CodingFault("word \(number) is not in the table") }
        return words[Int(number) - 1]
    }

    /// Takes the name of a dialect.
    func dialect(from source: inout ByteSource) throws(CodingFault) -> DialectID {
        let name = try word(from: &source)
        guard let dialect = dialects[name] else { throw CodingFault("dialect \(name) is not known to this version") }
        return dialect
    }
}
