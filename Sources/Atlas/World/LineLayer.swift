import Geo

/// The lines or polygon edges of one kind at one level of detail, on the grid of the packed map.
struct LineLayer: Sendable {
    /// A place on the grid.
    struct Vertex: Sendable, Hashable {
        /// Steps from 180° W.
        var x: Int32
        /// Steps from the northern edge of the Web Mercator square.
        var y: Int32
    }

    /// A run of vertices that are drawn as one line.
    struct Part: Sendable {
        /// Where its vertices lie in ``LineLayer/vertices``.
        var range: Range<Int>
        /// The corner of its bounding box towards the north-west.
        var low: Vertex
        /// The corner of its bounding box towards the south-east.
        var high: Vertex
        /// The class of its feature (see ``MapPackLayout``).
        var featureClass: UInt8
        /// The zoom from which on it is drawn, times 10.
        var firstZoomTenths: UInt8
    }

    /// The vertices of all parts.
    private(set) var vertices: [Vertex] = []
    /// The lines.
    private(set) var parts: [Part] = []

    /// A layer without lines.
    init() {}

    /// Reads the payload of a section of lines.
    init(_ reader: inout PackReader) throws(WorldPackError) {
        var last = Vertex(x: 0, y: 0)
        for _ in 0..<(try reader.count(ofAtLeast: 3)) {
            let featureClass = try reader.byte()
            let firstZoom = try reader.byte()
            for _ in 0..<(try reader.count(ofAtLeast: 1)) {
                try readPart(&reader, &last, featureClass, firstZoom)
            }
        }
    }

    private mutating func readPart(
        _ reader: inout PackReader, _ last: inout Vertex, _ featureClass: UInt8, _ firstZoom: UInt8
    ) throws(WorldPackError) {
        let start = vertices.count
        let limits = 0...MapPackLayout.gridSize
        var low = Vertex(x: .max, y: .max)
        var high = Vertex(x: .min, y: .min)
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            last.x &+= try reader.zigzag()
            last.y &+= try reader.zigzag()
            guard limits.contains(last.x), limits.contains(last.y) else { throw .malformed }
            low = Vertex(x: min(low.x, last.x), y: min(low.y, last.y))
            high = Vertex(x: max(high.x, last.x), y: max(high.y, last.y))
            vertices.append(last)
        }
        guard vertices.count > start else { return }
        parts.append(
            Part(
                range: start..<vertices.count, low: low, high: high, featureClass: featureClass,
                firstZoomTenths: firstZoom))
    }
}
