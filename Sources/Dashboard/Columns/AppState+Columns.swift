import Canvas
import Fleet

/// A column as it is shown.
struct ShownColumn {
    /// What is in it.
    let column: DeviceColumn
    /// Its width where a person has set one.
    let width: Int?
    /// Its place among all columns; nil for one of a JSON field, by which nothing is sorted.
    let place: Int?

    /// Whether it is as wide as its texts are, where there is room.
    var isFlexible: Bool { column.weight > 0 && width == nil }
}

extension AppState {
    /// The columns that were chosen: for the view in force here, in its configuration, or for all; nil where nobody did.
    var chosenColumns: [ColumnChoice]? {
        columnsByView[activeView ?? ""] ?? view(activeView)?.columns ?? columns
    }

    /// The columns of the table from left to right.
    var shownColumns: [ShownColumn] {
        guard let chosenColumns else {
            return DeviceColumn.wanted(shown.book).map {
                ShownColumn(column: DeviceColumn.all[$0], width: nil, place: $0)
            }
        }
        return chosenColumns.map {
            ShownColumn(column: $0.column, width: $0.width, place: DeviceColumn.index(of: $0.id))
        }
    }

    /// The places of the columns that rows can be sorted by, from left to right.
    var sortablePlaces: [Int] {
        shownColumns.compactMap { $0.column.order == nil ? nil : $0.place }
    }

    /// The role of a cell by the rules of the configuration; the first rule that holds counts.
    func ruledRole(_ column: DeviceColumn, _ subject: () -> FilterSubject) -> ThemeRole? {
        let rules = colours.filter { $0.column == column.id }
        guard !rules.isEmpty else { return nil }
        let subject = subject()
        return rules.first { $0.filter.admits(subject) }?.role
    }
}
