import Canvas

/// A rule that colours the cells of a column where a filter holds, as in `[[screen.colour]]`.
public struct ColumnColour: Sendable, Equatable {
    /// The name of the column.
    let column: String
    /// When the rule holds.
    let filter: FleetFilter
    /// The colour.
    let role: ThemeRole

    /// How many rules there may be.
    public static let maximumCount = 100

    /// A rule of the name of a column, the text of a filter and a role; nil where there is no such column.
    public init?(column: String, when filter: String, role: ThemeRole) {
        guard let choice = ColumnChoice(column), choice.width == nil else { return nil }
        self.column = column
        self.filter = FleetFilter(filter)
        self.role = role
    }

    /// The first thing in the filter that makes no sense, in words; nil when all is well.
    public var problem: String? { filter.isEmpty ? "it says nothing" : filter.problem }
}
