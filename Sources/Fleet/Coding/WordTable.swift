/// Words that come again and again, such as message types, each stored once and named by a number from then on.
///
/// Mobile networks and the addresses of senders are words too. Bounded, because trackers choose some of the words: what
/// finds no place is written out.
public struct WordTable: Sendable {
    /// How many words are kept; their numbers take two bytes at most.
    public static let capacity = 16_000
    /// How many of them may be networks, and how many addresses.
    private static let mostNetworks = 1024
    private static let mostHosts = 8192
    /// The longest word kept, in bytes.
    private static let longest = 32

    private var words: [String] = []
    private var places: [String: UInt64] = [:]
    /// The words that name a dialect and a type, taken apart.
    private var forms: [(dialect: DialectID, type: String)?] = []
    private var formPlaces: [DialectID: [String: UInt64]] = [:]
    private var networkPlaces: [UInt64: UInt64] = [:]
    private var hostPlaces: [UInt32: UInt64] = [:]
    /// The networks and addresses among the words, by the place of the word.
    private var numbers: [UInt64: UInt64] = [:]
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
        for index in self.words.indices { noteForm(at: index) }
    }

    /// Takes the word at a place apart where it names a dialect and a type.
    private mutating func noteForm(at index: Int) {
        noteNumber(at: index)
        let parts = words[index].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let dialect = dialects[String(parts[0])] else { return forms.append(nil) }
        let type = String(parts[1])
        forms.append((dialect, type))
        formPlaces[dialect, default: [:]][type] = UInt64(index) + 1
    }

    /// Notes the number that a word stands for where it is a network or an address: `~` or `@` and hexadecimal digits.
    private mutating func noteNumber(at index: Int) {
        let word = words[index]
        guard let mark = word.first, mark == "~" || mark == "@", let number = UInt64(word.dropFirst(), radix: 16) else {
            return
        }
        numbers[UInt64(index) + 1] = number
        if mark == "~" { networkPlaces[number] = UInt64(index) + 1 }
        if mark == "@", let host = UInt32(exactly: number) { hostPlaces[host] = UInt64(index) + 1 }
    }

    /// All words with their numbers.
    public var all: [(number: Int, word: String)] { words.enumerated().map { ($0 + 1, $1) } }

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
            noteForm(at: words.count - 1)
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

    /// Puts the name of a dialect and one of its words for a message, as one word.
    mutating func put(_ dialect: DialectID, _ type: String, into sink: inout ByteSink) {
        if let place = formPlaces[dialect]?[type] {
            sink.put(place)
        } else {
            put("\(dialect.name) \(type)", into: &sink)
        }
    }

    /// Takes the name of a dialect and its word for a message.
    func form(from source: inout ByteSource) throws(CodingFault) -> (dialect: DialectID, type: String) {
        let number = try source.number()
        if number > 0, number <= UInt64(forms.count), let form = forms[Int(number) - 1] { return form }
        guard number == 0 else { throw CodingFault("word \(number) is no dialect of this version") }
        let text = try source.text()
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let dialect = dialects[String(parts[0])] else {
            throw CodingFault("'\(text)' is no dialect of this version")
        }
        return (dialect, String(parts[1]))
    }

    // MARK: - Networks and addresses

    /// Puts the country and the number of a mobile network.
    mutating func put(mcc: Int, mnc: Int, into sink: inout ByteSink) {
        guard let country = UInt16(exactly: mcc), let network = UInt16(exactly: mnc) else {
            sink.put(UInt64(0))
            sink.put(mcc)
            return sink.put(mnc)
        }
        let number = UInt64(country) << 16 | UInt64(network)
        if let place = networkPlaces[number] { return sink.put(place) }
        guard networkPlaces.count < Self.mostNetworks, words.count < Self.capacity else {
            sink.put(UInt64(0))
            sink.put(mcc)
            return sink.put(mnc)
        }
        put("~" + String(number, radix: 16), into: &sink)
    }

    /// Takes the country and the number of a mobile network.
    func network(from source: inout ByteSource) throws(CodingFault) -> (mcc: Int, mnc: Int) {
        let place = try source.number()
        guard place > 0 else { return (try source.int(), try source.int()) }
        guard let number = numbers[place] else { throw CodingFault("word \(place) is no network") }
        return (Int(number >> 16 & 0xFFFF), Int(number & 0xFFFF))
    }

    /// Puts an IPv4 address.
    mutating func put(host: UInt32, into sink: inout ByteSink) {
        if let place = hostPlaces[host] { return sink.put(place) }
        guard hostPlaces.count < Self.mostHosts, words.count < Self.capacity else {
            sink.put(UInt64(0))
            return sink.put(fixed: UInt64(host), bytes: 4)
        }
        put("@" + String(host, radix: 16), into: &sink)
    }

    /// Takes an IPv4 address.
    func host(from source: inout ByteSource) throws(CodingFault) -> UInt32 {
        let place = try source.number()
        guard place > 0 else { return UInt32(truncatingIfNeeded: try source.fixed(bytes: 4)) }
        guard let number = numbers[place] else { throw CodingFault("word \(place) is no address") }
        return UInt32(truncatingIfNeeded: number)
    }
}
