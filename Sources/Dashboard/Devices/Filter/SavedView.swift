/// A filter with a name, from the configuration.
public struct SavedView: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// The text of the filter.
    public let filter: String

    /// A view of a name and the text of a filter; what makes no sense in the text is told by ``problem``.
    public init(name: String, filter: String) {
        self.name = name
        self.filter = filter
    }

    /// The first thing in the filter that makes no sense, in words; nil when all is well.
    public var problem: String? { FleetFilter(filter).problem }

    /// What it is called in the palette.
    var title: String { "view: \(name)" }
}
