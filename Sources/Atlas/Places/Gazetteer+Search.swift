import Geo

extension Gazetteer {
    /// More names than this that begin with the searched text are not looked at: a letter or two finds thousands.
    private static let mostNames = 20_000

    /// The places whose names fit a text, best first: `zurich` finds Zürich, `paulo` finds São Paulo, `lyons, us` only
    /// those in the United States.
    ///
    /// Names that are the text come before those that begin with it, and those before names in which each of its
    /// words begins a word; among equals the larger place comes first. Accents and letter case do not count. The
    /// first search for words in the middle of names takes some 20 ms, each other one a few.
    public func search(_ text: String, limit: Int = 10) -> [Place] {
        let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let key = table.names.folding.key(Array((parts.first ?? "").utf8))
        let country = parts.count > 1 ? String(parts[1]).filter { $0 != " " }.uppercased() : ""
        guard !key.isEmpty, limit > 0 else { return [] }
        var hits = SearchHits(limit: limit)
        func add(_ number: Int, _ fit: SearchHits.Fit) {
            for place in table.places(named: number) {
                guard country.isEmpty || table.country(of: Int(place)) == country else { continue }
                hits.add(place, fit, code: table.codes[Int(place)])
            }
        }
        table.names.visit(withKeyPrefix: key, limit: Self.mostNames) { add($0, $1 ? .whole : .beginning) }
        if hits.places.count < limit {
            let words = key.split(separator: 0x20).map(Array.init)
            table.names.visit(withWords: words) { add($0, .words) }
        }
        return hits.places.map { table.place(Int($0)) }
    }
}

/// The best places of a search so far.
struct SearchHits {
    /// How well a name fits what was searched, best first.
    enum Fit: UInt16 {
        case whole = 0
        case beginning = 1
        case words = 2
    }

    /// The places, best first.
    private(set) var places: [Int32] = []
    private var ranks: [UInt16] = []
    private let limit: Int

    /// No places yet, and never more than `limit`.
    init(limit: Int) {
        self.limit = limit
    }

    /// Adds a place with its population code if it is better than the last of the best.
    mutating func add(_ place: Int32, _ fit: Fit, code: UInt8) {
        let rank = fit.rawValue << 8 | UInt16(255 - code)
        if places.count >= limit, let last = ranks.last, last <= rank { return }
        if fit == .words, places.contains(place) { return }
        let slot = ranks.firstIndex { $0 > rank } ?? ranks.count
        ranks.insert(rank, at: slot)
        places.insert(place, at: slot)
        if places.count > limit {
            ranks.removeLast()
            places.removeLast()
        }
    }
}
