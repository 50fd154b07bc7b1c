/// Durations as the config writes them: `200ms`, `90s`, `5m`, `24h`, `30d`.
enum DurationText {
    private static let units: [(suffix: String, milliseconds: Double)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// A duration in milliseconds; nil when the text is none, negative, or longer than a century.
    static func milliseconds(_ text: String) -> Int64? {
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
        guard let number = Double(text.dropLast(unit.suffix.count)), number >= 0 else { return nil }
        let milliseconds = number * unit.milliseconds
        return milliseconds.isFinite && milliseconds < 3.2e12 ? Int64(milliseconds) : nil
    }
}
