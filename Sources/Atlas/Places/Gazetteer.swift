import Geo

/// Says in words where a coordinate is.
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
        public var isInside: Bool { distanceMetres < Gazetteer.radiusMetres(of: place) }

        /// The answer in words: `in Lyon` or `13 km NE of Lyon`; ASCII only if wanted.
        public func text(ascii: Bool = false) -> String {
            let name = ascii ? place.asciiName : place.name
            if isInside { return "in \(name)" }
            let kilometres = max(1, Int((distanceMetres / 1000).rounded()))
            return "\(kilometres) km \(CompassPoint(ofEightNearest: bearingDeg).abbreviation) of \(name)"
        }
    }

    /// The towns of the map inside the program; the index is built at the first use.
    public static let embedded = Gazetteer(World.embedded.places)

    /// Towns compete within this distance; farther ones only count when there is none.
    private static let radiusMetres = 150_000.0

    private let places: [Place]
    private let index: PlaceIndex

    /// A gazetteer of some towns.
    public init(_ places: [Place]) {
        self.places = places
        index = PlaceIndex(places.map(\.coordinate))
    }

    /// The town by which people would name a coordinate; nil when it is not valid or there are no towns.
    ///
    /// Of the towns within 150 km the one with the least `max(d, 0.5 km) / sqrt(max(population, 300))`, so that a
    /// city counts for more than the village next to it; without any, the nearest town.
    public func nearest(to coordinate: Coordinate) -> Answer? {
        guard coordinate.isValid else { return nil }
        let best = best(around: coordinate, radiusMetres: Self.radiusMetres) { place, distance in
            max(distance, 500) / Double(max(place.population, 300)).squareRoot()
        }
        return (best ?? nearestFar(from: coordinate)).map { answer($0.place, $0.distance, coordinate) }
    }

    /// Where a coordinate is in words, such as `in Lyon` or `13 km NE of Lyon`; empty when it is not valid.
    public func describe(_ coordinate: Coordinate, ascii: Bool = false) -> String {
        nearest(to: coordinate)?.text(ascii: ascii) ?? ""
    }

    /// How far a town reaches from its middle, in metres, guessed from its population.
    static func radiusMetres(of place: Place) -> Double {
        500 * (Double(place.population) / 3000).squareRoot()
    }

    /// The town within a radius whose `cost` (of the town and its distance) is least.
    func best(
        around coordinate: Coordinate, radiusMetres: Double, cost: (Place, Double) -> Double
    ) -> (place: Place, distance: Double)? {
        var best: (index: Int, distance: Double)?
        var least = Double.infinity
        index.visit(around: coordinate, radiusMetres: radiusMetres) { index, distance in
            let value = cost(places[index], distance)
            guard value < least else { return }
            least = value
            best = (index, distance)
        }
        return best.map { (places[$0.index], $0.distance) }
    }

    /// The nearest town however far: circles grow until there is one.
    private func nearestFar(from coordinate: Coordinate) -> (place: Place, distance: Double)? {
        var radius = Self.radiusMetres
        while radius < 21_000_000 {
            radius *= 2
            if let found = best(around: coordinate, radiusMetres: radius, cost: { $1 }) { return found }
        }
        return nil
    }

    private func answer(_ place: Place, _ distance: Double, _ coordinate: Coordinate) -> Answer {
        Answer(
            place: place, distanceMetres: distance, bearingDeg: place.coordinate.initialBearingDeg(to: coordinate))
    }
}
