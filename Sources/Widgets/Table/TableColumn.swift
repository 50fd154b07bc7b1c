import Canvas

/// One column of a table.
public struct TableColumn: Sendable {
    /// Which way rows are sorted by a column.
    public enum Order: Sendable {
        case ascending, descending
    }

    /// The text of the header.
    public var title: String
    /// How wide it is.
    public var width: Share
    /// Where its texts stand.
    public var alignment: TextAlignment
    /// When room is short, columns with the highest number go first; 0 stays to the last.
    public var dropPriority: Int
    /// Set when rows are sorted by this column.
    public var order: Order?
    /// The cells that its longest text needs, for columns that have less get spare room first; 0 where nobody knows.
    public var wanted: Int
    /// Whether it goes when another one would be cut otherwise.
    public var givesWay: Bool

    /// A column.
    public init(
        _ title: String, width: Share, alignment: TextAlignment = .left, dropPriority: Int = 0, order: Order? = nil,
        wanted: Int = 0, givesWay: Bool = false
    ) {
        self.wanted = wanted
        self.givesWay = givesWay
        self.title = title
        self.width = width
        self.alignment = alignment
        self.dropPriority = dropPriority
        self.order = order
    }
}

/// What stands in one place of a table.
public struct TableCell: Sendable {
    /// The text; the sanitiser sees it when it is drawn.
    public var text: String
    /// How it looks.
    public var style: Style
    /// Where it stands, when not as its column says.
    public var alignment: TextAlignment?
    /// A shorter text for a column that is too narrow for the other one.
    public var shorter: String?
    /// What stands at the left edge in a style of its own, such as a bar; the text is not drawn there.
    public var lead: (text: String, style: Style)?

    /// A cell.
    public init(_ text: String, style: Style = .plain, alignment: TextAlignment? = nil, shorter: String? = nil) {
        self.text = text
        self.shorter = shorter
        self.style = style
        self.alignment = alignment
    }

    /// The text for a column of some width.
    func text(fitting width: Int) -> String {
        guard let shorter, TextWidth.columns(of: text) > width else { return text }
        return shorter
    }
}

/// Where a column of a table has ended up.
public struct TablePlace: Sendable, Equatable {
    /// The index of the column.
    public let column: Int
    /// Its first cell, counted from the left edge of the table.
    public let x: Int
    /// Its width, at least 1.
    public let width: Int
}

extension TableColumn {
    /// Which columns fit into `available` cells, where they stand and how wide they are.
    ///
    /// While the least widths do not fit, columns are dropped, highest ``dropPriority`` first and the right one of equals;
    /// the last one is never dropped but cut.
    public static func places(_ columns: [TableColumn], available: Int, gap: Int = 1) -> [TablePlace] {
        var kept = Array(columns.indices)
        while kept.count > 1, neededWidth(kept.map { columns[$0].width }, gap: gap) > available {
            guard let weakest = kept.max(by: { columns[$0].dropPriority <= columns[$1].dropPriority }) else { break }
            kept.removeAll { $0 == weakest }
        }
        var sizes = sizes(columns, kept, available: available, gap: gap)
        while let last = kept.last(where: { columns[$0].givesWay }), isCut(columns, kept, sizes) {
            kept.removeAll { $0 == last }
            sizes = Self.sizes(columns, kept, available: available, gap: gap)
        }
        sizes = filled(sizes, columns, kept, available: available, gap: gap)
        var x = 0
        return zip(kept, sizes).compactMap { column, width in
            defer { x += width + gap }
            return width > 0 ? TablePlace(column: column, x: x, width: width) : nil
        }
    }

    private static func sizes(_ columns: [TableColumn], _ kept: [Int], available: Int, gap: Int) -> [Int] {
        Share.deal(
            available - gap * max(0, kept.count - 1), among: kept.map { columns[$0].width },
            wanted: kept.map { columns[$0].wanted })
    }

    /// What is left over goes to the last flexible column where those with a weight were dropped, so that the table has
    /// its edge where it always is.
    private static func filled(_ sizes: [Int], _ columns: [TableColumn], _ kept: [Int], available: Int, gap: Int)
        -> [Int]
    {
        let isDropped = columns.indices.contains { columns[$0].width.weight > 0 && !kept.contains($0) }
        let left = available - gap * max(0, kept.count - 1) - sizes.reduce(0, +)
        guard isDropped, left > 0, kept.allSatisfy({ columns[$0].width.weight == 0 }),
            let last = kept.lastIndex(where: { columns[$0].width.isFlexible })
        else { return sizes }
        var filled = sizes
        filled[last] += left
        return filled
    }

    /// Whether a column that does not give way has less than it wants, or none at all.
    private static func isCut(_ columns: [TableColumn], _ kept: [Int], _ sizes: [Int]) -> Bool {
        columns.indices.contains { index in
            guard !columns[index].givesWay else { return false }
            return kept.firstIndex(of: index).map { sizes[$0] < columns[index].wanted } ?? true
        }
    }

    private static func neededWidth(_ shares: [Share], gap: Int) -> Int {
        shares.reduce(0) { $0 + $1.minimum } + gap * max(0, shares.count - 1)
    }
}
