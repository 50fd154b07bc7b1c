import Fleet
import Geo

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
