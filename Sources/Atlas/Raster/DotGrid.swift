/// What a line on the map stands for; of several in a cell the last in this list gives the colour.
enum MapLayer: UInt8, Sendable {
    case none, lake, river, region, disputedBorder, border, coast
    case streetBuilding, streetPark, streetWater, streetBorder, streetRail, street, road, motorway
    case zone, uncertainty, trailGap, trailOld, fadedSlow, fadedNew, fadedFast, trailSlow, trailNew, trailFast
    case measure
}

/// How a line is broken.
enum Dash: Sendable {
    case solid
    /// Four dots on, four off.
    case dashed
    /// One dot on, three off.
    case dotted
    /// Every second dot.
    case second
    /// Every third dot.
    case third
    /// One dot on, seven off.
    case sparse

    /// Whether the dot so far along a line is drawn.
    @inline(__always)
    func shows(_ step: Int) -> Bool {
        switch self {
        case .solid: true
        case .dashed: step & 7 < 4
        case .dotted: step & 3 == 0
        case .second: step & 1 == 0
        case .third: step % 3 == 0
        case .sparse: step & 7 == 0
        }
    }
}

/// A picture of dots, 2 by 4 in each cell, with the topmost layer of each cell.
struct DotGrid: Sendable {
    /// Cells side by side.
    let columns: Int
    /// Rows of cells.
    let rows: Int
    /// The dots of each cell as a Braille pattern: add it to U+2800.
    private(set) var dots: [UInt8]
    /// The topmost layer of each cell, as raw values.
    private(set) var layers: [UInt8]
    /// Whether the dots of lower layers stay in a cell that a higher one enters.
    private let blends: Bool
    /// Where lines are drawn.
    private var bounds: DotBounds

    /// An empty picture in which lines are drawn within `bounds`, which is cut to the picture.
    init(columns: Int, rows: Int, bounds: DotBounds, blends: Bool) {
        self.columns = columns
        self.rows = rows
        self.blends = blends
        self.bounds = bounds.intersection(DotBounds(minX: 0, minY: 0, maxX: columns * 2 - 1, maxY: rows * 4 - 1))
        dots = Array(repeating: 0, count: columns * rows)
        layers = Array(repeating: 0, count: columns * rows)
    }

    /// Draws from now on only within some bounds, as far as they lie within the picture.
    mutating func confine(to bounds: DotBounds) {
        self.bounds = bounds.intersection(DotBounds(minX: 0, minY: 0, maxX: columns * 2 - 1, maxY: rows * 4 - 1))
    }

    /// Takes away what was drawn in a cell.
    mutating func clear(_ index: Int) {
        dots[index] = 0
        layers[index] = 0
    }

    /// Draws a line; `phase` says how many dots of a broken line came before it.
    mutating func line(_ start: DotPoint, _ end: DotPoint, _ layer: MapLayer, _ dash: Dash = .solid, phase: Int = 0) {
        guard !bounds.isEmpty, let (from, to) = bounds.clip(start, end) else { return }
        let x0 = column(from.x)
        let y0 = row(from.y)
        let x1 = column(to.x)
        let y1 = row(to.y)
        if x0 == x1, y0 == y1 {
            if dash.shows(phase) { plot(x0, y0, layer) }
        } else {
            bresenham(x0, y0, x1, y1, layer, dash, phase)
        }
    }

    /// Draws a line twice, some dots apart across its way.
    mutating func wideLine(
        _ start: DotPoint, _ end: DotPoint, _ layer: MapLayer, _ dash: Dash = .solid, phase: Int = 0, apart: Double = 1
    ) {
        let isFlat = abs(end.x - start.x) >= abs(end.y - start.y)
        let (right, down) = isFlat ? (0, apart) : (apart, 0)
        line(start, end, layer, dash, phase: phase)
        line(
            DotPoint(x: start.x + right, y: start.y + down), DotPoint(x: end.x + right, y: end.y + down), layer, dash,
            phase: phase)
    }

    /// Draws the dots between two dots that lie within the bounds.
    private mutating func bresenham(
        _ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ layer: MapLayer, _ dash: Dash, _ phase: Int
    ) {
        let width = abs(x1 - x0)
        let height = -abs(y1 - y0)
        let stepX = x0 < x1 ? 1 : -1
        let stepY = y0 < y1 ? 1 : -1
        var x = x0
        var y = y0
        var step = phase
        var error = width + height
        while true {
            if dash.shows(step) { plot(x, y, layer) }
            if x == x1, y == y1 { return }
            step += 1
            let doubled = 2 * error
            if doubled >= height {
                error += height
                x += stepX
            }
            if doubled <= width {
                error += width
                y += stepY
            }
        }
    }

    @inline(__always)
    private mutating func plot(_ x: Int, _ y: Int, _ layer: MapLayer) {
        let index = (y >> 2) * columns + (x >> 1)
        if layers[index] < layer.rawValue {
            layers[index] = layer.rawValue
            if !blends { dots[index] = 0 }
        } else if !blends, layers[index] > layer.rawValue {
            return
        }
        dots[index] |= Self.bit(x & 1, y & 3)
    }

    /// The bit of a dot in a Braille pattern (Unicode: dots 1 2 3 7 from the top on the left, 4 5 6 8 on the right).
    @inline(__always)
    private static func bit(_ x: Int, _ y: Int) -> UInt8 {
        y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(x * 3 + y)
    }

    private func column(_ x: Double) -> Int {
        max(bounds.minX, min(bounds.maxX, Int(x.rounded(.down))))
    }

    private func row(_ y: Double) -> Int {
        max(bounds.minY, min(bounds.maxY, Int(y.rounded(.down))))
    }
}
