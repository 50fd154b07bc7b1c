import Dialects
import Fleet
import Testing

/// Pieces of gotop messages for tests, and what they decode to.
enum GotopText {
    static let identity = "861785001515349"
    static let date = "DATE:190611,TIME:081530"
    static let place = "LAT:22.7613506N,LOT:114.3610382E"
    static let group = "1-1-0-0-88-23"

    /// A full-position body.
    static func body(
        validity: String = "A,", date: String = date, place: String = place, speed: String = "Speed:63.4",
        group: String = group, tail: String = ""
    ) -> String {
        "\(validity)\(date),\(place),\(speed),\(group)\(tail)"
    }

    /// A whole message.
    static func message(_ type: String, _ body: String? = body(), identity: String = identity) -> String {
        "#\(identity),\(type)\(body.map { "," + $0 } ?? "")#"
    }

    /// A live position with this tail behind the status group.
    static func position(tail: String) -> String { message("CMD-T", body(tail: tail)) }

    /// The one report of a text, the same as stream and as datagram.
    static func report(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Report {
        let stream = decodeStream([Array(text.utf8)])
        let datagram = decodeDatagram(Array(text.utf8))
        #expect(stream.reports == datagram.reports, sourceLocation: location)
        #expect(stream.reports.count == 1, "\(stream.reasons)", sourceLocation: location)
        return try #require(stream.reports.first, sourceLocation: location)
    }

    /// Expects that nothing is understood of a text, and a reason for it.
    static func expectRefused(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        for result in [decodeStream([Array(text.utf8)]), decodeDatagram(Array(text.utf8))] {
            #expect(result.reports.isEmpty, "\(text)", sourceLocation: location)
            #expect(result.reasons.count == 1, "\(text)", sourceLocation: location)
        }
    }
}
