/// A stretch of a row that opens something outside of the program, such as a map in a browser.
public struct CanvasLink: Sendable, Hashable {
    /// The first column.
    public let x: Int
    /// The row.
    public let y: Int
    /// Columns.
    public let width: Int
    /// The address; empty for none.
    public let target: String

    /// A link; what cannot stand in an address is left out of it.
    public init(x: Int, y: Int, width: Int, target: String) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        let safe = target.utf8.filter { (0x21...0x7E).contains($0) }
        self.target = safe.count <= Self.longest ? String(decoding: safe, as: UTF8.self) : ""
    }

    /// The longest address in bytes; terminals refuse longer ones.
    private static let longest = 2000

    /// The same stretch without an address.
    public var withoutTarget: CanvasLink { CanvasLink(x: x, y: y, width: width, target: "") }

    /// Its place as a rectangle.
    public var rect: Rect { Rect(x: x, y: y, width: width, height: 1) }
}
