import Geo

/// A name on the map: a town or a sea.
struct MapLabel: Sendable, Hashable {
    /// The name, UTF-8.
    var name: String
    /// Where it belongs.
    var coordinate: Coordinate
    /// The zoom from which on it is shown.
    var firstZoom: Double
    /// Whether it is the capital of a country.
    var isCapital = false

    /// Reads a section of labels.
    static func list(_ section: PackBytes) throws(WorldPackError) -> [MapLabel] {
        var reader = PackReader(section)
        var position = PackedPosition()
        var labels: [MapLabel] = []
        for _ in 0..<(try reader.count(ofAtLeast: 6)) {
            let coordinate = try position.next(&reader)
            let flags = try reader.byte()
            _ = try reader.byte()  // the scale rank, by which they are sorted
            let zoom = Double(try reader.byte()) / 10
            labels.append(
                MapLabel(
                    name: try reader.text(), coordinate: coordinate, firstZoom: zoom,
                    isCapital: flags & MapPackLayout.capitalFlag != 0))
        }
        return labels
    }
}

/// Reads positions that are each given as the way from the one before.
struct PackedPosition {
    private var latitude: Int32 = 0
    private var longitude: Int32 = 0

    /// The next position.
    mutating func next(_ reader: inout PackReader) throws(WorldPackError) -> Coordinate {
        latitude &+= try reader.zigzag()
        longitude &+= try reader.zigzag()
        let coordinate = Coordinate(
            latitude: Double(latitude) / MapPackLayout.placeStepsPerDegree,
            longitude: Double(longitude) / MapPackLayout.placeStepsPerDegree)
        guard coordinate.isValid else { throw .malformed }
        return coordinate
    }
}
