import Geo

/// A town or village of the gazetteer.
public struct Place: Sendable, Hashable {
    /// Its name, UTF-8.
    public let name: String
    /// Its name in ASCII letters only.
    public let asciiName: String
    /// The country's ISO 3166-1 code of two letters; empty when it has none.
    public let countryCode: String
    /// Where it lies.
    public let coordinate: Coordinate
    /// Its people, within about 4 %; 0 when unknown.
    public let population: Int

    /// A place; a missing ASCII name is the name itself.
    public init(
        name: String, asciiName: String? = nil, countryCode: String = "", coordinate: Coordinate, population: Int
    ) {
        self.name = name
        self.asciiName = asciiName ?? name
        self.countryCode = countryCode
        self.coordinate = coordinate
        self.population = population
    }
}
