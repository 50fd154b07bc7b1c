import Geo

/// Puts the tiles of one level together.
struct TilePacking {
    /// What parts of a layer have in common.
    private struct Group: Hashable, Comparable {
        var layer: UInt8
        var featureClass: UInt8
        var firstZoom: UInt8

        static func < (lhs: Group, rhs: Group) -> Bool {
            (lhs.layer, lhs.featureClass, lhs.firstZoom) < (rhs.layer, rhs.featureClass, rhs.firstZoom)
        }
    }

    /// The zoom of the tiles.
    let tileZoom: Int
    /// Steps on each side of the world.
    let gridSize: Double
    private var tiles: [UInt32: (column: Int, row: Int, parts: [Group: [[GridPoint]]])] = [:]

    /// A level without tiles.
    init(tileZoom: Int) {
        self.tileZoom = tileZoom
        gridSize = Double(Int(MapPackLayout.tileExtent) << tileZoom)
    }

    /// Adds a ring or line that is already simplified.
    mutating func add(_ points: [GridPoint], to layer: MapPackLayout.Layer, featureClass: UInt8, firstZoom: Double) {
        let group = Group(layer: layer.rawValue, featureClass: featureClass, firstZoom: Self.zoomByte(firstZoom))
        for piece in TileClipper(tileZoom: tileZoom, isArea: layer.isArea).pieces(of: points.map(\.rounded)) {
            let rounded = Self.withoutRepeats(piece.points.map(\.rounded), isRing: layer.isArea)
            guard rounded.count > (layer.isArea ? 2 : 1) else { continue }
            let key = MapPackLayout.tileKey(column: piece.column, row: piece.row)
            tiles[key, default: (piece.column, piece.row, [:])].parts[group, default: []].append(rounded)
        }
    }

    /// A zoom in tenths, as far as a byte goes.
    static func zoomByte(_ zoom: Double) -> UInt8 {
        UInt8(max(0, min(255, (zoom * 10).rounded())))
    }

    /// The bytes of the section.
    func section() -> PackWriter {
        var payloads = PackWriter()
        var index = PackWriter()
        let keys = tiles.keys.sorted()
        for key in keys {
            guard let tile = tiles[key] else { continue }
            write(tile.parts, column: tile.column, row: tile.row, to: &payloads)
            index.fixed(Int(key))
            index.fixed(payloads.bytes.count)
        }
        var writer = PackWriter()
        writer.byte(UInt8(tileZoom))
        writer.fixed(keys.count)
        writer.raw(index.bytes)
        writer.raw(payloads.bytes)
        return writer
    }

    private func write(_ parts: [Group: [[GridPoint]]], column: Int, row: Int, to writer: inout PackWriter) {
        let extent = Double(MapPackLayout.tileExtent)
        var last = GridPoint(x: Double(column) * extent, y: Double(row) * extent)
        let layers = Dictionary(grouping: parts.keys.sorted(), by: \.layer)
        for (layer, groups) in layers.sorted(by: { $0.key < $1.key }) {
            writer.byte(layer)
            writer.varint(UInt32(groups.count))
            for group in groups {
                let lines = parts[group] ?? []
                writer.byte(group.featureClass)
                writer.byte(group.firstZoom)
                writer.varint(UInt32(lines.count))
                for line in lines { Self.write(line, from: &last, to: &writer) }
            }
        }
    }

    private static func write(_ line: [GridPoint], from last: inout GridPoint, to writer: inout PackWriter) {
        writer.varint(UInt32(line.count))
        for point in line {
            writer.zigzag(Int32(point.x - last.x))
            writer.zigzag(Int32(point.y - last.y))
            last = point
        }
    }

    private static func withoutRepeats(_ points: [GridPoint], isRing: Bool) -> [GridPoint] {
        var kept: [GridPoint] = []
        for point in points where point != kept.last { kept.append(point) }
        if isRing, kept.count > 1, kept.first == kept.last { kept.removeLast() }
        return kept
    }
}
