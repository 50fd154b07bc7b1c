import Geo

/// The class of a road, which sets how fast one drives there.
enum RoadClass: Sendable {
    /// A street in a town, with traffic lights.
    case street
    /// A road between villages.
    case mainRoad
    /// A dual carriageway, or a motorway within a city.
    case expressway
    /// A motorway.
    case motorway

    /// The speed limit in km/h.
    var limitKmh: Double {
        switch self {
        case .street: 48
        case .mainRoad: 80
        case .expressway: 100
        case .motorway: 130
        }
    }
}

/// A point that roads are drawn through: a town, a junction, or only a bend.
struct Place: Sendable, Hashable {
    /// What a place is to the network.
    enum Role: Sendable {
        /// A bend of one road; no other road meets it.
        case bend
        /// Roads meet, nobody stops.
        case junction
        /// Roads meet, and it has streets with depots and customers.
        case town
    }

    /// The name; empty for a bend.
    let name: String
    /// Latitude in degrees.
    let latitude: Double
    /// Longitude in degrees.
    let longitude: Double
    /// What it is to the network.
    let role: Role

    /// Where it is.
    var coordinate: Coordinate { Coordinate(latitude: latitude, longitude: longitude) }

    /// A place with a name.
    init(_ name: String, _ latitude: Double, _ longitude: Double, _ role: Role = .town) {
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
        self.role = role
    }

    /// A bend between two named places.
    static func bend(_ latitude: Double, _ longitude: Double) -> Place {
        Place("", latitude, longitude, .bend)
    }
}

/// A road from one named place to another, through towns, junctions and bends.
struct Road: Sendable {
    /// What people call it, such as `A7`.
    let name: String
    /// How fast one drives there.
    let roadClass: RoadClass
    /// What it runs through, in order; the first and the last have a name.
    let places: [Place]

    /// A road with all its parts.
    init(_ name: String, _ roadClass: RoadClass, _ places: [Place]) {
        self.name = name
        self.roadClass = roadClass
        self.places = places
    }
}
