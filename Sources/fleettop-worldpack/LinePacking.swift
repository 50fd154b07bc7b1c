import Geo

/// A vertex on the grid of the packed map.
struct GridPoint: Equatable {
    /// Steps from 180° W.
    var x: Int32
    /// Steps from the northern edge.
    var y: Int32

    /// The grid point next to a coordinate.
    init(_ coordinate: Coordinate) {
        let point = MercatorPoint(coordinate)
        let size = Double(MapPackLayout.gridSize)
        x = Int32((max(0, min(1, point.x)) * size).rounded())
        y = Int32((point.y * size).rounded())
    }
}

/// Packs the geometry of one source file: polygons and lines alike become parts of features.
struct LinePacking {
    /// Which zoom a feature appears at and what class it is of.
    typealias Attributes = (class: UInt8, firstZoom: Double)

    private var last = GridPoint(Coordinate(latitude: MercatorPoint.maximumLatitude, longitude: -180))

    /// The payload of a section from a table whose last column is the geometry.
    static func payload(of table: SourceTable, rows: [[Substring]], attributes: ([Substring]) -> Attributes) throws
        -> PackWriter
    {
        let geometry = try table.column("geometry")
        var packing = LinePacking()
        var writer = PackWriter()
        writer.varint(UInt32(rows.count))
        for (index, row) in rows.enumerated() {
            let (featureClass, firstZoom) = attributes(row)
            writer.byte(featureClass)
            writer.byte(zoomByte(firstZoom))
            try packing.write(parts(of: row[field: geometry], record: index + 1), to: &writer)
        }
        return writer
    }

    /// A zoom in tenths, as far as a byte goes.
    static func zoomByte(_ zoom: Double) -> UInt8 {
        UInt8(max(0, min(255, (zoom * 10).rounded())))
    }

    private mutating func write(_ parts: [[GridPoint]], to writer: inout PackWriter) {
        writer.varint(UInt32(parts.count))
        for part in parts {
            writer.varint(UInt32(part.count))
            for point in part {
                writer.zigzag(point.x - last.x)
                writer.zigzag(point.y - last.y)
                last = point
            }
        }
    }

    /// The rings or lines of a record on the grid, without repeated vertices and without parts that became one point.
    private static func parts(of geometry: Substring, record: Int) throws -> [[GridPoint]] {
        try geometry.split { $0 == ";" || $0 == "|" }.map { part in
            var points: [GridPoint] = []
            for vertex in part.split(separator: " ") {
                let numbers = vertex.split(separator: ",").compactMap { Double($0) }
                guard numbers.count == 2 else {
                    throw SourceTable.Failure.malformed("vertex '\(vertex)'", record: record)
                }
                let point = GridPoint(Coordinate(latitude: numbers[1], longitude: numbers[0]))
                if point != points.last { points.append(point) }
            }
            return points
        }.filter { $0.count > 1 }
    }
}
