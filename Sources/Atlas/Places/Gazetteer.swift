import Geo

/// Says in words where a coordinate is, and finds places by name.
public struct Gazetteer: Sendable {
    /// A town and the way from it to a coordinate.
    public struct Answer: Sendable, Hashable {
        /// The town.
        public let place: Place
        /// How far the coordinate is from its middle, in metres.
        public let distanceMetres: Double
        /// In which direction the coordinate lies, seen from the town, in degrees from north.
        public let bearingDeg: Double
        /// Whether the coordinate lies in the town, as far as its population tells how large it is.
        public var isInside: Bool { distanceMetres < Gazetteer.radiusMetres(population: place.population) }

        /// The answer in words: `in Lyon, FR` or `13 km NE of Lyon, FR`; ASCII only if wanted.
        public func text(ascii: Bool = false) -> String {
            let name = ascii ? place.asciiName : place.name
            let town = place.countryCode.isEmpty ? name : "\(name), \(place.countryCode)"
            if isInside { return "in \(town)" }
            let kilometres = max(1, Int((distanceMetres / 1000).rounded()))
            return "\(kilometres) km \(CompassPoint(ofEightNearest: bearingDeg).abbreviation) of \(town)"
        }
    }

    /// The places inside the program; unpacked at the first use.
    public static let embedded = Gazetteer(.embedded)

    /// Towns compete within this distance; farther ones only count when there is none.
    private static let radiusMetres = 100_000.0
    /// The square root of the people that each population code stands for, at least of 300.
    private static let weights: [Float] = MapPackLayout.Places.populations.map { Float(max($0, 300)).squareRoot() }

    /// The places.
    let table: PlaceTable
    private let tree: PlaceTree
    private let countries: CountryLookup

    /// The gazetteer of a world; empty when its places are damaged or there are none.
    public init(_ world: World) {
        let table = try? PlaceTable(
            world.section(.places), names: NameTable(world.section(.names), folding: world.folding))
        self.table = table ?? .empty
        tree = PlaceTree(self.table.positions, codes: self.table.codes)
        countries = CountryLookup(world)
    }

    /// The town by which people would name a coordinate; nil when it is not valid or there are no towns.
    ///
    /// Of the towns within 100 km the one with the least `max(d, 0.5 km) / sqrt(max(population, 300))`, so that a
    /// city counts for more than the village next to it; without any, the nearest town. Quarters of a town do not count,
    /// and beyond a border only where there is no town on this side.
    public func nearest(to coordinate: Coordinate) -> Answer? {
        guard coordinate.isValid else { return nil }
        guard let best = town(near: coordinate) else { return nearestPlace(to: coordinate) }
        let own = countryThisSide(of: best, at: coordinate).flatMap { town(near: coordinate, of: $0) }
        return answer(own ?? best, coordinate)
    }

    /// The town within 100 km by which people would name a valid coordinate; of all, or of one country by its number.
    func town(near coordinate: Coordinate, of country: Int? = nil) -> Int? {
        let point = UnitVector(coordinate)
        let floor = Float(UnitVector.chord(metres: 500))
        let reach = Float(UnitVector.chord(metres: Self.radiusMetres))
        return tree.best(
            near: point, count: table.count, positions: table.positions,
            bound: { $0 > reach ? .infinity : max($0, floor) / Self.weights[Int($1)] },
            cost: { index, chord in
                guard chord <= reach, !table.isSection(index) else { return .infinity }
                guard country == nil || table.countryNumber(of: index) == country else { return .infinity }
                return max(chord, floor) / Self.weights[Int(table.codes[index])]
            })
    }

    /// The number of the country in which a coordinate lies, if a town lies in another one.
    ///
    /// Not everyone draws the same borders: a town whose middle lies in the same area is on this side, whatever its code.
    private func countryThisSide(of town: Int, at coordinate: Coordinate) -> Int? {
        guard let here = countries.country(at: coordinate), here != table.countryNumber(of: town),
            countries.country(at: table.coordinate(of: town)) != here
        else { return nil }
        return here
    }

    /// The nearest of all places with at least some people, quarters of towns included.
    public func nearestPlace(to coordinate: Coordinate, leastPopulation: Int = 0) -> Answer? {
        guard coordinate.isValid else { return nil }
        guard let least = MapPackLayout.Places.firstCode(ofAtLeast: leastPopulation) else { return nil }
        let found = tree.best(
            near: UnitVector(coordinate), count: table.count, positions: table.positions,
            bound: { $1 < least ? .infinity : $0 },
            cost: { table.codes[$0] < least ? .infinity : $1 })
        return found.map { answer($0, coordinate) }
    }

    /// Where a coordinate is in words, such as `in Lyon, FR` or `13 km NE of Lyon, FR`; empty when it is not valid.
    public func describe(_ coordinate: Coordinate, ascii: Bool = false) -> String {
        nearest(to: coordinate)?.text(ascii: ascii) ?? ""
    }

    /// The ISO 3166-1 code of two letters of the country whose land a coordinate lies on; nil at sea.
    ///
    /// Lakes belong to their country. Borders are those that Natural Earth shows, who holds the ground rather than who
    /// claims it, within about 500 m.
    public func country(at coordinate: Coordinate) -> String? {
        switch countries.ground(at: coordinate) {
        case .sea: return nil
        case .southPole: return "AQ"
        case .country(let number): return table.countries.indices.contains(number) ? table.countries[number] : nil
        case .otherLand: return nearestPlace(to: coordinate)?.place.countryCode
        }
    }

    /// How far a town reaches from its middle, in metres, guessed from its population.
    static func radiusMetres(population: Int) -> Double {
        500 * (Double(population) / 3000).squareRoot()
    }

    /// Calls `body` with each place within some metres that has at least some people, and its distance in metres.
    func visit(
        around center: Coordinate, radiusMetres: Double, leastPopulation: Int, _ body: (Int, Double) -> Void
    ) {
        guard center.isValid, let least = MapPackLayout.Places.firstCode(ofAtLeast: leastPopulation) else { return }
        let chord = Float(UnitVector.chord(metres: radiusMetres))
        tree.visit(
            around: UnitVector(center), chord: chord, leastCode: least, count: table.count,
            positions: table.positions, codes: table.codes
        ) { body($0, UnitVector.metres(chord: Double($1))) }
    }

    private func answer(_ index: Int, _ coordinate: Coordinate) -> Answer {
        let place = table.place(index)
        return Answer(
            place: place, distanceMetres: place.coordinate.distanceMetres(to: coordinate),
            bearingDeg: place.coordinate.initialBearingDeg(to: coordinate))
    }
}
