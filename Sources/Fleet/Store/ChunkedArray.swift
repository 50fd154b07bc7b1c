/// An array in pieces, so that a snapshot costs one reference a piece and a change copies one piece, not all.
public struct ChunkedArray<Element: Sendable>: Sendable, RandomAccessCollection {
    @usableFromInline static var chunkSize: Int { 32 }
    @usableFromInline var chunks: [[Element]] = []

    /// How many elements there are.
    public internal(set) var count = 0

    /// An empty array.
    public init() {}

    /// Always 0.
    @inlinable public var startIndex: Int { 0 }
    /// The place behind the last element.
    public var endIndex: Int { count }

    /// The element at a place; inlined, because a large element that is only looked at must not be copied.
    @inlinable
    public subscript(index: Int) -> Element {
        _read { yield chunks[index / Self.chunkSize][index % Self.chunkSize] }
        _modify { yield &chunks[index / Self.chunkSize][index % Self.chunkSize] }
    }

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        if count % Self.chunkSize == 0 {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(Self.chunkSize)
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }
}
