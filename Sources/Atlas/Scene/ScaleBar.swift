import Geo

/// A bar that shows how long a round distance is on the map.
struct ScaleBar: Sendable, Hashable {
    /// The distance it stands for, in metres: 1, 2 or 5 times a power of ten.
    let metres: Int
    /// Its length in columns, at least 3.
    let columns: Int

    /// The longest bar of a round distance within some columns, or nil when there is no room for one.
    init?(metresPerColumn: Double, columns limit: Int) {
        let longest = metresPerColumn * Double(min(limit, 20))
        guard limit >= 3, metresPerColumn > 0, longest >= 1, longest < 1e8 else { return nil }
        var step = 1
        while Double(step) * 10 <= longest { step *= 10 }
        metres = Double(step) * 5 <= longest ? step * 5 : Double(step) * 2 <= longest ? step * 2 : step
        columns = Int((Double(metres) / metresPerColumn).rounded())
        guard columns >= 3 else { return nil }
    }

    /// The bar with its distance, such as `⊢──⊣ 50 km`.
    func text(_ drawing: MapDrawing) -> String {
        let distance = metres >= 1000 ? "\(metres / 1000) km" : "\(metres) m"
        switch drawing {
        case .braille, .quadrants, .halves: return "⊢" + String(repeating: "─", count: columns - 2) + "⊣ " + distance
        case .ascii: return "|" + String(repeating: "-", count: columns - 2) + "| " + distance
        }
    }
}
