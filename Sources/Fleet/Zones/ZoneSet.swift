import Geo
import Synchronization

/// How sure one has to be that a device is on one side of a border; the same for all zones that set nothing themselves.
public struct ZoneRules: Sendable, Equatable {
    /// A fix has to be this far from the border in metres, whatever its quality.
    public var minimumHysteresisMetres = 20.0
    /// And this far for each unit of HDOP: about twice what a receiver is wrong by.
    public var metresPerHDOP = 10.0
    /// But never has to be further than this.
    public var maximumHysteresisMetres = 60.0
    /// The longest time between two fixes over which a straight way between them is believed.
    public var passGapMilliseconds: Int64 = 600_000
    /// The longest such way in metres.
    public var passMetres = 10_000.0
    /// How long a device that came in has to be silent before it counts as having stayed; it may as well have left.
    public var quietMilliseconds: Int64 = 600_000

    /// The defaults.
    public init() {}

    /// How far a fix has to be from the border of a zone to count.
    func hysteresisMetres(of zone: Zone, hdop: Double?) -> Double {
        if let own = zone.hysteresisMetres { return own }
        return max(minimumHysteresisMetres, min(maximumHysteresisMetres, (hdop ?? 2.5) * metresPerHDOP))
    }
}

/// All zones, ready to be asked which of them a device is in; it never changes, another file makes another set.
public struct ZoneSet: Sendable {
    /// The zones in their order; of two with one identity only the first is there.
    public let zones: [Zone]
    /// How sure one has to be.
    public let rules: ZoneRules

    /// The number of this set among all that the program has made: another number, perhaps other zones.
    public let revision: UInt64

    private static let made = Atomic<UInt64>(0)
    private let index: GeoIndex
    private let places: [ZoneID: Int]
    /// The places of the zones that a device should be inside or outside of at times.
    let ruled: [Int]
    /// Those of them that a device should be inside of: the only ones that concern a device which is in no zone.
    let required: [Int]

    /// No zones.
    public static let empty = ZoneSet([])

    /// A set of zones.
    public init(_ zones: [Zone], rules: ZoneRules = ZoneRules()) {
        var places: [ZoneID: Int] = [:]
        var kept: [Zone] = []
        for zone in zones where places[zone.id] == nil {
            places[zone.id] = kept.count
            kept.append(zone)
        }
        self.zones = kept
        self.rules = rules
        revision = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
        self.places = places
        index = GeoIndex(kept.map(\.area))
        ruled = kept.indices.filter { kept[$0].use == .inside || kept[$0].use == .outside }
        required = ruled.filter { kept[$0].use == .inside }
    }

    /// The zone of an identity.
    public subscript(id: ZoneID) -> Zone? { places[id].map { zones[$0] } }

    /// The place of a zone among ``zones``; `hint` is where it was last.
    func place(of id: ZoneID, hint: Int) -> Int? {
        zones.indices.contains(hint) && zones[hint].id == id ? hint : places[id]
    }

    /// The places among ``zones`` of those that hold a coordinate, borders taken to the metre.
    public func places(holding coordinate: Coordinate) -> [Int] {
        var found: [Int] = []
        index.visit(from: coordinate, to: coordinate) { if zones[$0].area.contains(coordinate) { found.append($0) } }
        return found.sorted()
    }

    /// Calls with the place among ``zones`` of each zone that a straight way may touch.
    @inline(__always)
    func visit(from start: Coordinate, to end: Coordinate, _ body: (Int) -> Void) {
        if !zones.isEmpty { index.visit(from: start, to: end, body) }
    }
}
