import Geo

/// All places of the pack: positions, people and countries unpacked, names read where they lie.
struct PlaceTable: Sendable {
    /// The codes of countries by number; empty where there is none.
    private(set) var countries: [String] = []
    /// Where each place is.
    private(set) var positions: [UnitVector] = []
    /// The population code of each place.
    private(set) var codes: [UInt8] = []
    /// Quarters of towns, which do not name a place on their own.
    private(set) var sections: Set<Int32> = []
    /// The names.
    let names: NameTable
    /// First places of runs of the same country, and that country.
    private var countryRuns: [(first: Int32, country: UInt8)] = []
    private var nameNumbers = PackBytes([])
    private static let bits = MapPackLayout.Places.nameBits

    /// Which places bear which name: made at the first search.
    private let bearers = Lazily<NameBearers>()

    /// A table without places.
    static let empty: PlaceTable = {
        let names = try? NameTable(PackBytes([]), folding: NameFolding([:]))
        guard let names, let table = try? PlaceTable(PackBytes([]), names: names) else {
            preconditionFailure("no bytes are no places")
        }
        return table
    }()

    /// How many places there are.
    var count: Int { positions.count }

    /// Reads the sections of places and names; both may be empty.
    init(_ section: PackBytes, names: NameTable) throws(WorldPackError) {
        self.names = names
        guard section.count > 0 else { return }
        var reader = PackReader(section)
        let count = try reader.count(ofAtLeast: 4)
        try readCountries(&reader, count)
        try readSections(&reader, count)
        let codes = try reader.part(count)
        codes.append(0..<count, to: &self.codes)
        nameNumbers = try reader.part((count * Self.bits + 7) / 8)
        var position = PackedPosition()
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(UnitVector(try position.next(&reader))) }
    }

    /// A place by its number, which must be one of the table.
    func place(_ index: Int) -> Place {
        let name = names.name(nameNumber(of: index))
        return Place(
            name: name, asciiName: names.folding.ascii(name), countryCode: country(of: index),
            coordinate: coordinate(of: index), population: population(of: index))
    }

    /// How many people a place has, within about 4 %.
    func population(of index: Int) -> Int { MapPackLayout.Places.populations[Int(codes[index])] }

    /// Where a place is, exactly as packed.
    func coordinate(of index: Int) -> Coordinate {
        let coordinate = positions[index].coordinate
        let steps = MapPackLayout.placeStepsPerDegree
        return Coordinate(
            latitude: (coordinate.latitude * steps).rounded() / steps,
            longitude: (coordinate.longitude * steps).rounded() / steps)
    }

    /// Whether a place is a quarter of a town.
    func isSection(_ index: Int) -> Bool { !sections.isEmpty && sections.contains(Int32(index)) }

    /// The places with a name.
    func places(named number: Int) -> ArraySlice<Int32> {
        bearers.value { NameBearers(self) }.places(named: number)
    }

    /// The code of the country of a place; empty where it has none.
    func country(of index: Int) -> String { countryNumber(of: index).map { countries[$0] } ?? "" }

    /// The number of the country of a place.
    func countryNumber(of index: Int) -> Int? {
        var (low, high) = (0, countryRuns.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(countryRuns[middle].first) <= index { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? Int(countryRuns[low - 1].country) : nil
    }

    /// The number of the name of a place.
    func nameNumber(of index: Int) -> Int {
        let bit = index * Self.bits
        var value: UInt64 = 0
        for offset in 0..<4 where bit / 8 + offset < nameNumbers.count {
            value |= UInt64(nameNumbers[bit / 8 + offset]) << UInt64(8 * offset)
        }
        return Int(value >> UInt64(bit % 8)) & (1 << Self.bits - 1)
    }

    private mutating func readCountries(_ reader: inout PackReader, _ count: Int) throws(WorldPackError) {
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            let code = try reader.text(2)
            countries.append(code == "  " ? "" : code)
        }
        var told = 0
        while told < count {
            let country = Int(try reader.varint())
            let run = Int(try reader.varint())
            guard country < min(256, countries.count), run > 0, run <= count - told else { throw .malformed }
            countryRuns.append((Int32(told), UInt8(country)))
            told += run
        }
    }

    private mutating func readSections(_ reader: inout PackReader, _ count: Int) throws(WorldPackError) {
        var last = 0
        for _ in 0..<(try reader.count(ofAtLeast: 1)) {
            last += Int(try reader.varint())
            guard last < count else { throw .malformed }
            sections.insert(Int32(last))
        }
    }
}
