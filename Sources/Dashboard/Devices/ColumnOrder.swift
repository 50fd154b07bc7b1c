import Fleet

/// What rows are sorted by in a column; taken once a row, and of equal ones the names decide.
enum ColumnOrder: Sendable {
    /// The names, which all rows have an order by already.
    case name
    /// A number, small ones first; devices are looked at in their array, for a copy of one costs more than the rest.
    case number(@Sendable (ChunkedArray<Device>, DeviceRow) -> Double)
    /// A text of the book, numbers in it by value.
    case text(@Sendable (FleetBook.Entry?) -> String)
    /// The place in words.
    case place
}
