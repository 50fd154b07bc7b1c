import CWorld
import Geo

/// The world as the program carries it: coasts, borders, lakes, rivers and towns.
///
/// Made with Natural Earth; populations and current names from GeoNames (geonames.org), CC BY 4.0, modified.
public struct World: Sendable {
    /// All lines at one level of detail.
    struct Lines: Sendable {
        /// Polygons of land, whose edges are the coast.
        var land = LineLayer()
        /// Lines between countries.
        var borders = LineLayer()
        /// Polygons of lakes.
        var lakes = LineLayer()
        /// Rivers.
        var rivers = LineLayer()
    }

    /// The line that a program which shows the map must show somewhere.
    public static let attribution = "Made with Natural Earth. Place data © GeoNames (geonames.org), CC BY 4.0."

    /// The world inside the program, unpacked at the first use; without lines and places should it be damaged.
    public static let embedded: World = {
        let bytes = UnsafeBufferPointer(start: fleettop_world_bytes(), count: fleettop_world_count())
        return (try? World(packed: Array(bytes))) ?? World()
    }()

    /// The towns in the order in which they are labelled.
    public private(set) var places: [Place] = []
    private var coarse = Lines()
    private var medium = Lines()

    private init() {}

    /// Unpacks what `fleettop-worldpack` wrote (see ``MapPackLayout``).
    ///
    /// Any bytes give a world or an error. Sections of unknown kinds are skipped.
    public init(packed bytes: [UInt8]) throws(WorldPackError) {
        var reader = PackReader(bytes)
        for expected in MapPackLayout.magic {
            guard try reader.byte() == expected else { throw .notAPack }
        }
        let version = try reader.byte()
        guard version == MapPackLayout.version else { throw .unknownVersion(version) }
        while reader.remaining > 0 {
            let kind = MapPackLayout.Kind(rawValue: try reader.byte())
            let detail = MapPackLayout.Detail(rawValue: try reader.byte())
            var section = try reader.part(Int(try reader.varint()))
            guard let kind, let detail else { continue }
            try read(kind, detail, &section)
        }
    }

    /// The lines that suit a zoom.
    func lines(forZoom zoom: Double) -> Lines {
        zoom < 3 ? coarse : medium
    }

    private mutating func read(
        _ kind: MapPackLayout.Kind, _ detail: MapPackLayout.Detail, _ reader: inout PackReader
    ) throws(WorldPackError) {
        guard kind != .places else {
            places = try Place.list(&reader)
            return
        }
        let layer = try LineLayer(&reader)
        switch detail {
        case .coarse: coarse[kind] = layer
        case .medium: medium[kind] = layer
        }
    }
}

extension World.Lines {
    /// The layer of a kind; places are no lines and have an empty one.
    subscript(kind: MapPackLayout.Kind) -> LineLayer {
        get {
            switch kind {
            case .land: land
            case .borders: borders
            case .lakes: lakes
            case .rivers: rivers
            case .places: LineLayer()
            }
        }
        set {
            switch kind {
            case .land: land = newValue
            case .borders: borders = newValue
            case .lakes: lakes = newValue
            case .rivers: rivers = newValue
            case .places: break
            }
        }
    }
}
