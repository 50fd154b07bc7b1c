import Geo

/// A coordinate in eight bytes: whole 1e-7 degrees, about a centimetre.
public struct PackedPlace: Sendable, Hashable {
    private let latitudeE7: Int32
    private let longitudeE7: Int32

    /// Packs a valid coordinate.
    init(_ coordinate: Coordinate) {
        latitudeE7 = Int32((max(-90, min(90, coordinate.latitude)) * 1e7).rounded())
        longitudeE7 = Int32((max(-180, min(180, coordinate.longitude)) * 1e7).rounded())
    }

    /// The coordinate.
    public var coordinate: Coordinate {
        Coordinate(latitude: Double(latitudeE7) / 1e7, longitude: Double(longitudeE7) / 1e7)
    }

    /// Puts both numbers.
    func encode(into sink: inout ByteSink) {
        sink.put(signed: Int64(latitudeE7))
        sink.put(signed: Int64(longitudeE7))
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        guard let latitude = Int32(exactly: try source.signed()), let longitude = Int32(exactly: try source.signed())
        else { throw CodingFault("a place of a trip lies nowhere") }
        (latitudeE7, longitudeE7) = (latitude, longitude)
    }
}
