import Canvas
import Geo

/// A way to look at the fleet that has a name, from the configuration: a filter, an order, columns, a key, a place.
public struct SavedView: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// The text of the filter; empty for none.
    public let filter: String
    /// The column to sort by; nil leaves the order as it is.
    public var sort: ViewSort?
    /// The columns; nil leaves them as they are.
    public var columns: [ColumnChoice]?
    /// A key that chooses it beside Alt and its number.
    public var key: Key?
    /// What the map shows; nil leaves the map as it is.
    public var bounds: GeoBox?

    /// A view of a name and the text of a filter; what makes no sense in the text is told by ``problem``.
    public init(name: String, filter: String) {
        self.name = name
        self.filter = filter
    }

    /// The first thing in the filter that makes no sense, in words; nil when all is well.
    public var problem: String? { FleetFilter(filter).problem }

    /// What it is called in the palette.
    var title: String { Self.titleMark + name }
    /// What stands before its name there.
    static let titleMark = "view: "
}

/// The order of a view: the name of a column, with `-` in front the other way round.
public struct ViewSort: Sendable, Equatable {
    /// The place of the column among all.
    let place: Int
    /// Whether it goes downwards.
    let isInverted: Bool

    /// An order from its text; nil where rows are not sorted by such a column.
    public init?(_ text: String) {
        let isInverted = text.hasPrefix("-")
        guard let place = DeviceColumn.index(of: String(text.dropFirst(isInverted ? 1 : 0))),
            DeviceColumn.all[place].order != nil
        else { return nil }
        (self.place, self.isInverted) = (place, isInverted)
    }
}
