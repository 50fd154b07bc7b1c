/// A layer of a vector tile (Mapbox Vector Tile specification, versions 1 and 2), whose features are read one by one.
struct MVTLayer {
    /// What it is called.
    let name: String
    /// How many steps the tile is wide in it.
    let extent: Int
    /// The names of properties.
    let keys: [String]
    /// Their values.
    let values: [MVTValue]
    private let bytes: [UInt8]
    private let range: Range<Int>

    /// Gives the layers of a tile whose names are wanted; the others are stepped over unread.
    static func forEach(
        in bytes: [UInt8], wanted: (String) -> Bool, _ body: (MVTLayer) throws(TileError) -> Void
    ) throws(TileError) {
        var reader = ProtobufReader(bytes)
        while let (field, wire) = try reader.tag() {
            guard field == 3, wire == 2 else {
                try reader.skip(wire)
                continue
            }
            let range = try reader.slice()
            guard wanted(try name(bytes, range)) else { continue }
            try body(MVTLayer(bytes, range))
        }
    }

    private static func name(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) -> String {
        var reader = ProtobufReader(bytes, range)
        while let (field, wire) = try reader.tag() {
            if field == 1, wire == 2 { return String(decoding: bytes[try reader.slice()], as: UTF8.self) }
            try reader.skip(wire)
        }
        return ""
    }

    /// Reads all of a layer but its features.
    private init(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) {
        var name = ""
        var extent: UInt64 = 4096
        var version: UInt64 = 1
        var keys: [String] = []
        var values: [MVTValue] = []
        var reader = ProtobufReader(bytes, range)
        while let (field, wire) = try reader.tag() {
            switch (field, wire) {
            case (1, 2): name = String(decoding: bytes[try reader.slice()], as: UTF8.self)
            case (3, 2): keys.append(String(decoding: bytes[try reader.slice()], as: UTF8.self))
            case (4, 2): values.append(try MVTValue(bytes, try reader.slice()))
            case (5, 0): extent = try reader.varint()
            case (15, 0): version = try reader.varint()
            default: try reader.skip(wire)
            }
            guard keys.count + values.count <= TileLimits.features else { throw .tooLarge("too many properties") }
        }
        guard version == 1 || version == 2 else { throw .unsupported("vector tiles of version \(version)") }
        guard (1...(1 << 20)).contains(extent) else { throw .malformed("a layer of \(extent) steps") }
        self.name = name
        self.extent = Int(extent)
        self.keys = keys
        self.values = values
        self.bytes = bytes
        self.range = range
    }

    /// Gives the features in their order.
    func forEachFeature(_ body: (MVTFeature) throws(TileError) -> Void) throws(TileError) {
        var reader = ProtobufReader(bytes, range)
        while let (field, wire) = try reader.tag() {
            if field == 2, wire == 2 {
                try body(MVTFeature(bytes, try reader.slice()))
            } else {
                try reader.skip(wire)
            }
        }
    }
}

/// A value of a property.
enum MVTValue: Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case none

    /// Reads one of the seven kinds of value; unknown ones are none.
    init(_ bytes: [UInt8], _ range: Range<Int>) throws(TileError) {
        self = .none
        var reader = ProtobufReader(bytes, range)
        while let (field, wire) = try reader.tag() {
            switch (field, wire) {
            case (1, 2): self = .text(String(decoding: bytes[try reader.slice()], as: UTF8.self))
            case (2, 5): self = .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: try reader.fixed(4)))))
            case (3, 1): self = .number(Double(bitPattern: try reader.fixed(8)))
            case (4, 0): self = .number(Double(Int64(bitPattern: try reader.varint())))
            case (5, 0): self = .number(Double(try reader.varint()))
            case (6, 0):
                let folded = try reader.varint()
                self = .number(Double(Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)))
            case (7, 0): self = .flag(try reader.varint() != 0)
            default: try reader.skip(wire)
            }
        }
    }

    /// The text, if it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The whole number that it is or that its text tells; a flag is 0 or 1.
    var integer: Int? {
        switch self {
        case .text(let text): Int(text)
        case .number(let number): Int(exactly: number.rounded())
        case .flag(let flag): flag ? 1 : 0
        case .none: nil
        }
    }
}
