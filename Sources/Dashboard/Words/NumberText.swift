/// Numbers as people read them, without any locale.
public enum NumberText {
    /// A number with a fixed count of decimals, rounded half away from zero.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = Int64((abs(value) * factor).rounded())
        let sign = value < 0 && scaled != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let whole = scaled / Int64(factor)
        let fraction = String(scaled % Int64(factor))
        return sign + String(whole) + "." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    }

    /// A count with its thing: `1 device`, `2 devices`.
    public static func count(_ number: Int, _ thing: String, plural: String? = nil) -> String {
        "\(number) \(number == 1 ? thing : plural ?? thing + "s")"
    }

    /// A number of bytes in the unit a person would choose: `512 B`, `3.4 kB`, `1.2 GB`.
    static func bytes(_ count: Int64) -> String {
        var value = Double(count)
        guard value >= 1000 else { return "\(count) B" }
        for unit in ["kB", "MB", "GB"] {
            value /= 1000
            if value < 1000 { return fixed(value, decimals: value < 10 ? 1 : 0) + " " + unit }
        }
        return fixed(value / 1000, decimals: 1) + " TB"
    }
}
