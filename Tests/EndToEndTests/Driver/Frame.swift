import Foundation

/// Messages of the gotop dialect as a tracker sends them.
enum Frame {
    /// A message with a full body; the fix is of this moment unless `date` (`yymmdd`) and `time` (`hhmmss`) say else.
    static func full(
        _ type: String, _ device: String, date: String? = nil, time: String = "120000", speed: String = "054.0",
        place: String = "LAT:45.7640430N,LOT:004.8356590E"
    ) -> String {
        let now = nowParts()
        let when = date.map { ($0, time) } ?? now
        return "#\(device),\(type),A,DATE:\(when.0),TIME:\(when.1),\(place),Speed:\(speed),1-1-1-0-84-20,184#"
    }

    /// A heartbeat, the shortest message.
    static func heartbeat(_ device: String) -> String {
        "#\(device),CMD-X#"
    }

    /// An identity of 15 digits that ends in a number.
    static func device(_ number: Int) -> String {
        let digits = String(number)
        return "86178500000000".dropLast(max(0, digits.count - 1)) + digits
    }

    /// Bytes as hex.
    static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    private static func nowParts() -> (String, String) {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        return (
            two(parts.tm_year % 100) + two(parts.tm_mon + 1) + two(parts.tm_mday),
            two(parts.tm_hour) + two(parts.tm_min) + two(parts.tm_sec)
        )
    }
}
