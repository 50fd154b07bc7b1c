import Streets

/// A feature of a vector tile, as ranges of the tile's bytes.
struct MVTFeature {
    /// What its geometry consists of.
    enum Geometry: UInt64 {
        case unknown, points, lines, polygons
    }

    /// What its geometry consists of.
    private(set) var geometry = Geometry.unknown
    private let bytes: [UInt8]
    private var tags = 0..<0
    private var commands = 0..<0

    /// Finds the parts of a feature.
    init(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) {
        self.bytes = bytes
        var reader = ProtobufReader(bytes, range)
        while let (field, wire) = try reader.tag() {
            switch (field, wire) {
            case (2, 2): tags = try reader.slice()
            case (3, 0): geometry = Geometry(rawValue: try reader.varint()) ?? .unknown
            case (4, 2): commands = try reader.slice()
            default: try reader.skip(wire)
            }
        }
    }

    /// Gives the numbers of keys and values of its properties.
    func forEachTag(_ body: (_ key: Int, _ value: Int) -> Void) throws(TileError) {
        var reader = ProtobufReader(bytes, tags)
        while !reader.isAtEnd {
            let key = try reader.varint()
            guard !reader.isAtEnd else { throw .malformed("a property without a value") }
            let value = try reader.varint()
            guard key < UInt64(TileLimits.features), value < UInt64(TileLimits.features) else {
                throw .malformed("a property that is not there")
            }
            body(Int(key), Int(value))
        }
    }

    /// Its points, lines or rings in steps of the layer; rings end where they began.
    ///
    /// Coordinates may lie far outside of the tile. Lines of one point are left out, as are rings of fewer than three.
    ///
    /// - Parameter budget: how many points may still be made; lowered by those that are.
    func lines(_ budget: inout Int) throws(TileError) -> [[StreetTile.Vertex]] {
        var pen = MVTPen(geometry)
        var reader = ProtobufReader(bytes, commands)
        while !reader.isAtEnd {
            let command = try reader.varint()
            let count = command >> 3
            switch command & 7 {
            case 7:
                pen.close()
                continue
            case 1, 2: break
            default: throw .malformed("an unknown command of geometry")
            }
            // Each point takes at least two bytes, so a count that promises more is a lie.
            guard count > 0, count <= UInt64(reader.end - reader.position) / 2, count <= UInt64(max(0, budget)) else {
                throw .malformed("a geometry with too many points")
            }
            budget -= Int(count)
            for _ in 0..<count {
                let (right, down) = (try reader.varint(), try reader.varint())
                try pen.move(right, down, isNewLine: command & 7 == 1)
            }
        }
        return pen.finish()
    }
}

/// Follows the commands of a geometry.
struct MVTPen {
    private let geometry: MVTFeature.Geometry
    private var at = StreetTile.Vertex(x: 0, y: 0)
    private var current: [StreetTile.Vertex] = []
    private var lines: [[StreetTile.Vertex]] = []

    /// A pen in the corner of the tile.
    init(_ geometry: MVTFeature.Geometry) {
        self.geometry = geometry
    }

    /// Moves by two folded numbers (zigzag), with or without a line.
    mutating func move(_ right: UInt64, _ down: UInt64, isNewLine: Bool) throws(TileError) {
        if isNewLine { endLine() }
        at = StreetTile.Vertex(x: try Self.sum(at.x, right), y: try Self.sum(at.y, down))
        current.append(at)
    }

    private static func sum(_ coordinate: Int32, _ folded: UInt64) throws(TileError) -> Int32 {
        guard let folded = UInt32(exactly: folded) else { throw .malformed("a coordinate beyond all bounds") }
        let step = Int32(bitPattern: folded >> 1) ^ -Int32(bitPattern: folded & 1)
        let (sum, overflow) = coordinate.addingReportingOverflow(step)
        guard !overflow else { throw .malformed("a coordinate beyond all bounds") }
        return sum
    }

    /// Ends a ring where it began.
    mutating func close() {
        guard let first = current.first, geometry == .polygons else { return }
        if current.last != first { current.append(first) }
        endLine()
    }

    /// All lines.
    mutating func finish() -> [[StreetTile.Vertex]] {
        endLine()
        return lines
    }

    private mutating func endLine() {
        let fewest =
            switch geometry {
            case .points, .unknown: 1
            case .lines: 2
            case .polygons: 4
            }
        if current.count >= fewest { lines.append(current) }
        current.removeAll(keepingCapacity: true)
    }
}
