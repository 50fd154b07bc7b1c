/// Zones as people write them.
public enum ZoneText {
    /// `+08:00`, `-03:30`; minutes east of UTC.
    public static func of(_ minutes: Int) -> String {
        let size = abs(minutes)
        let (hour, rest) = (size / 60, size % 60)
        return "\(minutes < 0 ? "-" : "+")\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}
