/// A tile of the street map, decoded and sorted by what is drawn; a value that never changes after it is made.
public struct StreetTile: Sendable {
    /// How many steps a tile is wide and high; coordinates may lie outside.
    public static let gridSize: Int32 = 4096

    /// A point of the grid, `y` to the south.
    public struct Vertex: Sendable, Hashable {
        /// Steps from the western edge.
        public var x: Int32
        /// Steps from the northern edge.
        public var y: Int32

        /// A point.
        public init(x: Int32, y: Int32) {
            self.x = x
            self.y = y
        }
    }

    /// Lines, or the rings of an area, of one class.
    public struct Shape: Sendable {
        /// What it is.
        public let kind: StreetClass
        /// Its lines or rings: indices of ``StreetTile/parts``.
        public let parts: Range<Int>
        /// The corner of its bounding box towards the north-west.
        public let low: Vertex
        /// The corner of its bounding box towards the south-east.
        public let high: Vertex
    }

    /// A street with a name.
    public struct Name: Sendable {
        /// The name as the file has it: hostile text until it has been made into glyphs.
        public let text: String
        /// What street it is.
        public let kind: StreetClass
        /// Its lines: indices of ``StreetTile/parts``.
        public let parts: Range<Int>
    }

    /// A town or a part of one.
    public struct Place: Sendable {
        /// The name as the file has it: hostile text until it has been made into glyphs.
        public let text: String
        /// The zoom of the view from which on it is shown.
        public let firstZoom: Double
        /// Lower ones come first.
        public let rank: Int
        /// Where it is.
        public let point: Vertex
    }

    /// The points of all parts.
    public private(set) var vertices: [Vertex] = []
    /// The points of each line or ring: indices of ``vertices``.
    public private(set) var parts: [Range<Int>] = []
    /// What is drawn, lowest class first.
    public private(set) var shapes: [Shape] = []
    /// Streets with names.
    public private(set) var names: [Name] = []
    /// Places.
    public private(set) var places: [Place] = []

    /// A tile without anything.
    public init() {}

    /// About how many bytes it takes, with room that is kept free in its lists.
    public var byteCount: Int {
        vertices.capacity * MemoryLayout<Vertex>.stride + parts.capacity * MemoryLayout<Range<Int>>.stride
            + shapes.capacity * MemoryLayout<Shape>.stride + names.capacity * MemoryLayout<Name>.stride
            + places.capacity * MemoryLayout<Place>.stride + 128
            + names.reduce(0) { $0 + $1.text.utf8.count } + places.reduce(0) { $0 + $1.text.utf8.count }
    }

    /// Whether a part of the sea lies in it: then what is not water is land, which not every file lets one say.
    public var hasSea = false

    /// Adds lines or rings of a class.
    public mutating func add(_ kind: StreetClass, _ lines: [[Vertex]]) {
        var low = Vertex(x: .max, y: .max)
        var high = Vertex(x: .min, y: .min)
        for vertex in lines.joined() {
            low = Vertex(x: min(low.x, vertex.x), y: min(low.y, vertex.y))
            high = Vertex(x: max(high.x, vertex.x), y: max(high.y, vertex.y))
        }
        guard low.x <= high.x else { return }
        shapes.append(Shape(kind: kind, parts: append(lines), low: low, high: high))
    }

    /// Adds a street with a name.
    public mutating func add(name text: String, of kind: StreetClass, _ lines: [[Vertex]]) {
        names.append(Name(text: text, kind: kind, parts: append(lines)))
    }

    /// Adds a place.
    public mutating func add(place text: String, firstZoom: Double, rank: Int, at point: Vertex) {
        places.append(Place(text: text, firstZoom: firstZoom, rank: rank, point: point))
    }

    /// Puts everything into the order of drawing and gives room back that is not needed.
    public mutating func finish() {
        shapes.sort { ($0.kind.rawValue, $0.parts.lowerBound) < ($1.kind.rawValue, $1.parts.lowerBound) }
        places.sort { ($0.rank, $0.text) < ($1.rank, $1.text) }
        vertices = vertices.map { $0 }
        parts = parts.map { $0 }
    }

    private mutating func append(_ lines: [[Vertex]]) -> Range<Int> {
        let first = parts.count
        for line in lines where !line.isEmpty {
            parts.append(vertices.count..<vertices.count + line.count)
            vertices += line
        }
        return first..<parts.count
    }
}
