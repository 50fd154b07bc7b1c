import Fleet
import Geo

/// Bytes as hexadecimal digits, in pairs with spaces between them, so that lines can break.
enum HexText {
    /// `23 38 36`.
    static func words(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
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
