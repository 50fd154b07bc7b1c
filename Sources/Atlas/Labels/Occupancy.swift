/// Which cells already show something that must stay readable.
struct Occupancy: Sendable {
    private let columns: Int
    /// Rows of the view.
    let rows: Int
    private var taken: [Bool]

    /// All cells free.
    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        taken = Array(repeating: false, count: columns * rows)
    }

    /// Whether a stretch of a row lies within the view.
    func fits(_ range: Range<Int>, row: Int) -> Bool {
        row >= 0 && row < rows && range.lowerBound >= 0 && range.upperBound <= columns
    }

    /// Whether a stretch of a row lies within the view and is free, as is a margin of rows above and below it.
    func isFree(_ range: Range<Int>, row: Int, rowMargin: Int = 0) -> Bool {
        guard fits(range, row: row) else { return false }
        for row in max(0, row - rowMargin)...min(rows - 1, row + rowMargin) {
            for column in range where taken[row * columns + column] { return false }
        }
        return true
    }

    /// Takes a stretch of a row, as far as it lies within the view.
    mutating func take(_ range: Range<Int>, row: Int) {
        guard row >= 0, row < rows else { return }
        let from = max(0, range.lowerBound)
        for column in from..<max(from, min(columns, range.upperBound)) {
            taken[row * columns + column] = true
        }
    }

    /// Takes all cells that are taken in another one of the same size.
    mutating func formUnion(_ other: Occupancy) {
        for index in taken.indices where index < other.taken.count && other.taken[index] { taken[index] = true }
    }
}
