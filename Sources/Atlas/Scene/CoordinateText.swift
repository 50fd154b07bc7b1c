import Geo

extension Coordinate {
    /// The coordinate as `45.76 N 4.84 E`, with 0 to 6 decimals.
    public func text(decimals: Int) -> String {
        "\(Self.fixed(abs(latitude), decimals)) \(latitude < 0 ? "S" : "N") "
            + "\(Self.fixed(abs(longitude), decimals)) \(longitude < 0 ? "W" : "E")"
    }

    /// A number from 0 to 360 with a fixed number of decimals.
    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        let decimals = max(0, min(6, decimals))
        let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
        let scaled = value.isFinite && value <= 360 ? Int((value * Double(power)).rounded()) : 0
        guard decimals > 0 else { return String(scaled) }
        let fraction = String(scaled % power)
        return "\(scaled / power)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
