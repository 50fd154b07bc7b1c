/// A screen with its colours, as tmux tells it (`capture-pane -e`).
struct StyledCells {
    /// One cell.
    struct Cell: Hashable {
        var text: Character
        /// The colour of the sign and of what lies behind it, as in the sequence: `31`, `38;5;203`; nil for the terminal's own.
        var ink: String?
        var ground: String?
        var isBold = false
        var isReversed = false
    }

    /// The rows, without the space at their ends that nobody has written to.
    let rows: [[Cell]]

    /// Reads a screen.
    init(_ styled: String) {
        var pen = Cell(text: " ")
        rows = styled.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var cells: [Cell] = []
            var rest = line[...]
            while let next = rest.first {
                if let match = rest.prefixMatch(of: /\x1B\[([\d;:]*)m/) {
                    Self.apply(
                        match.1.split(separator: ";", omittingEmptySubsequences: false).map(String.init), to: &pen)
                    rest = rest[match.range.upperBound...]
                } else if let match = rest.prefixMatch(of: /\x1B.|\x0E|\x0F/) {
                    rest = rest[match.range.upperBound...]
                } else {
                    pen.text = next
                    cells.append(pen)
                    rest = rest.dropFirst()
                }
            }
            return cells
        }
    }

    /// All cells that show something.
    var marks: [Cell] { rows.joined().filter { $0.text != " " } }

    private static func apply(_ numbers: [String], to pen: inout Cell) {
        var rest = numbers[...]
        while let first = rest.popFirst() {
            switch Int(first) ?? 0 {
            case 0: pen = Cell(text: " ")
            case 1: pen.isBold = true
            case 7: pen.isReversed = true
            case 22: pen.isBold = false
            case 27: pen.isReversed = false
            case 38: pen.ink = extended(first, &rest)
            case 48: pen.ground = extended(first, &rest)
            case 30...37, 90...97: pen.ink = first
            case 40...47, 100...107: pen.ground = first
            case 39: pen.ink = nil
            case 49: pen.ground = nil
            default: break
            }
        }
    }

    private static func extended(_ first: String, _ rest: inout ArraySlice<String>) -> String {
        let count = rest.first == "5" ? 2 : 4
        defer { rest = rest.dropFirst(count) }
        return ([first] + rest.prefix(count)).joined(separator: ";")
    }
}
