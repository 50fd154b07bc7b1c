import Geo

/// The decoded layers of one tile.
struct MapTile: Sendable {
    private var layers: [TileLayer] = Array(repeating: TileLayer(), count: MapPackLayout.Layer.allCases.count)

    /// A tile without anything.
    init() {}

    /// Decodes the payload of a tile; layers of unknown kinds are skipped.
    init(_ payload: PackBytes) throws(WorldPackError) {
        var reader = PackReader(payload)
        var last = TileLayer.Cursor()
        while reader.remaining > 0 {
            let kind = MapPackLayout.Layer(rawValue: try reader.byte())
            let layer = try TileLayer(&reader, &last)
            if let kind { layers[Int(kind.rawValue)] = layer }
        }
    }

    /// A layer; empty where the tile has none.
    subscript(kind: MapPackLayout.Layer) -> TileLayer { layers[Int(kind.rawValue)] }
}

/// The lines or rings of one kind in a tile.
struct TileLayer: Sendable {
    /// A place on the grid of a tile: steps from its north-west corner, from -2 to 4098.
    struct Vertex: Sendable, Hashable {
        /// Steps to the east.
        var x: Int16
        /// Steps to the south.
        var y: Int16
    }

    /// A run of vertices that are drawn as one line or ring.
    struct Part: Sendable {
        /// Where its vertices lie in ``TileLayer/vertices``.
        var range: Range<Int32>
        /// The corner of its bounding box towards the north-west.
        var low: Vertex
        /// The corner of its bounding box towards the south-east.
        var high: Vertex
        /// The class of its feature (see ``MapPackLayout``).
        var featureClass: UInt8
        /// The zoom from which on it is drawn, times 10.
        var firstZoomTenths: UInt8

        /// Whether it goes on beyond the tile, so that it is larger than it looks.
        var goesOn: Bool {
            low.x < 0 || low.y < 0 || high.x > MapPackLayout.tileExtent || high.y > MapPackLayout.tileExtent
        }

        /// The longer side of its bounding box, in steps.
        var side: Int { max(Int(high.x) - Int(low.x), Int(high.y) - Int(low.y)) }
    }

    /// Where the reader of a payload stands.
    struct Cursor {
        var x: Int32 = 0
        var y: Int32 = 0
    }

    /// The vertices of all parts.
    private(set) var vertices: [Vertex] = []
    /// The lines or rings.
    private(set) var parts: [Part] = []

    /// A layer without lines.
    init() {}

    /// Reads a layer of a payload.
    init(_ reader: inout PackReader, _ last: inout Cursor) throws(WorldPackError) {
        for _ in 0..<(try reader.count(ofAtLeast: 3)) {
            let featureClass = try reader.byte()
            let firstZoom = try reader.byte()
            for _ in 0..<(try reader.count(ofAtLeast: 1)) {
                try readPart(&reader, &last, featureClass, firstZoom)
            }
        }
    }

    private mutating func readPart(
        _ reader: inout PackReader, _ last: inout Cursor, _ featureClass: UInt8, _ firstZoom: UInt8
    ) throws(WorldPackError) {
        let limits = -MapPackLayout.tilePad...MapPackLayout.tileExtent + MapPackLayout.tilePad
        let start = vertices.count
        var low = Vertex(x: .max, y: .max)
        var high = Vertex(x: .min, y: .min)
        let count = try reader.count(ofAtLeast: 2)
        for _ in 0..<count {
            last.x &+= try reader.zigzag()
            last.y &+= try reader.zigzag()
            guard limits.contains(last.x), limits.contains(last.y) else { throw .malformed }
            let vertex = Vertex(x: Int16(last.x), y: Int16(last.y))
            low = Vertex(x: min(low.x, vertex.x), y: min(low.y, vertex.y))
            high = Vertex(x: max(high.x, vertex.x), y: max(high.y, vertex.y))
            vertices.append(vertex)
        }
        guard count > 0 else { return }
        parts.append(
            Part(
                range: Int32(start)..<Int32(vertices.count), low: low, high: high, featureClass: featureClass,
                firstZoomTenths: firstZoom))
    }
}
