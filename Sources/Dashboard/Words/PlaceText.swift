import Fleet
import Geo

/// Places in words, and how they become shorter.
enum PlaceText {
    /// A place without the country at its end: `in Lyon` for `in Lyon, FR`; nil where it names none.
    static func withoutCountry(_ text: String) -> String? {
        let bytes = text.utf8.suffix(4)
        guard bytes.starts(with: ", ".utf8), bytes.count == 4, text.utf8.count > 4,
            bytes.dropFirst(2).allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        return String(text.dropLast(4))
    }
}

extension Coordinate {
    /// `45.764043 N 4.835659 E`.
    var words: String {
        NumberText.fixed(abs(latitude), decimals: 6) + (latitude < 0 ? " S  " : " N  ")
            + NumberText.fixed(abs(longitude), decimals: 6) + (longitude < 0 ? " W" : " E")
    }
}

extension RadioState {
    /// `MCC 208 MNC 1 LAC 3801 CID 55611`; nil when no cell is known.
    var words: String? {
        let parts = [("MCC", mcc), ("MNC", mnc), ("LAC", lac), ("CID", cid)].compactMap { name, value in
            value.map { "\(name) \($0)" }
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
