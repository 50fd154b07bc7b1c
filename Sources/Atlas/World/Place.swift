import Geo

/// A town of the map.
public struct Place: Sendable, Hashable {
    /// Its name, UTF-8.
    public let name: String
    /// Its name in ASCII letters only.
    public let asciiName: String
    /// The country's ISO 3166-1 code of two letters; empty when it has none.
    public let countryCode: String
    /// Where it lies.
    public let coordinate: Coordinate
    /// Its people; 0 when unknown.
    public let population: Int
    /// Its importance among labels: 0 is the most important.
    let scaleRank: UInt8
    /// The zoom from which on it is labelled.
    let firstZoom: Double
    /// Whether it is the capital of a country.
    public let isCapital: Bool

    /// A town; a missing ASCII name is the name itself.
    init(
        name: String, asciiName: String? = nil, countryCode: String = "", coordinate: Coordinate, population: Int,
        scaleRank: UInt8 = 10, firstZoom: Double = 0, isCapital: Bool = false
    ) {
        self.name = name
        self.asciiName = asciiName ?? name
        self.countryCode = countryCode
        self.coordinate = coordinate
        self.population = population
        self.scaleRank = scaleRank
        self.firstZoom = firstZoom
        self.isCapital = isCapital
    }

    /// Reads the payload of a section of places.
    static func list(_ reader: inout PackReader) throws(WorldPackError) -> [Place] {
        var latitude: Int32 = 0
        var longitude: Int32 = 0
        var places: [Place] = []
        for _ in 0..<(try reader.count(ofAtLeast: 10)) {
            latitude &+= try reader.zigzag()
            longitude &+= try reader.zigzag()
            let coordinate = Coordinate(
                latitude: Double(latitude) / MapPackLayout.placeStepsPerDegree,
                longitude: Double(longitude) / MapPackLayout.placeStepsPerDegree)
            guard coordinate.isValid else { throw .malformed }
            places.append(try Place(at: coordinate, &reader))
        }
        return places
    }

    private init(at coordinate: Coordinate, _ reader: inout PackReader) throws(WorldPackError) {
        self.coordinate = coordinate
        isCapital = try reader.byte() & MapPackLayout.capitalFlag != 0
        scaleRank = try reader.byte()
        firstZoom = Double(try reader.byte()) / 10
        population = Int(try reader.varint())
        guard let country = String(validating: try reader.slice(2), as: UTF8.self) else { throw .malformed }
        countryCode = country == "  " ? "" : country
        name = try reader.text()
        let ascii = try reader.text()
        asciiName = ascii.isEmpty ? name : ascii
    }
}
