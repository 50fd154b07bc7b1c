/// Finds the areas among many that a place or a way may touch, without asking each of them.
///
/// A tree of boxes packed once (sort-tile-recursive: Leutenegger, Lopez and Edgington, 1997), so that areas of any size
/// lie together in it.
public struct GeoIndex: Sendable {
    /// The boxes of all levels, the areas first.
    private var boxes: [FlatBox] = []
    /// Where each level begins in ``boxes``; the last number is the end.
    private var levels: [Int] = [0]
    /// The number of the area behind each box of the first level.
    private var numbers: [Int32] = []

    private static let fanOut = 8

    /// An index of areas, which are later named by their places in the list.
    public init(_ areas: [GeoArea]) {
        var entries: [(box: FlatBox, number: Int32)] = []
        for (number, area) in areas.enumerated() {
            let box = Self.inFirstTurn(area.flatBox)
            entries.append((box, Int32(clamping: number)))
            // What lies across the antimeridian is found from both sides of it.
            if box.east >= 180 { entries.append((box.shifted(by: -360), Int32(clamping: number))) }
        }
        Self.pack(&entries)
        boxes = entries.map(\.box)
        numbers = entries.map(\.number)
        levels.append(boxes.count)
        while levels[levels.count - 1] - levels[levels.count - 2] > Self.fanOut { addLevel() }
    }

    /// Calls with the number of each area that a straight way may touch, from one place to another the short way round.
    ///
    /// A way from a place to itself asks for the place. No number comes twice.
    public func visit(from start: Coordinate, to end: Coordinate, _ body: (Int) -> Void) {
        guard start.isValid, end.isValid, !boxes.isEmpty else { return }
        let first = FlatPoint(x: Coordinate.wrapped(longitude: start.longitude), y: start.latitude)
        let line = FlatLine(first, FlatPoint(end, near: first.x))
        guard line.box.west < -180 || line.box.east >= 180 else { return visit(line, body) }
        var seen: Set<Int> = []
        for turn in [0.0, 360, -360] {
            visit(line.shifted(by: turn)) { if seen.insert($0).inserted { body($0) } }
        }
    }

    private func visit(_ line: FlatLine, _ body: (Int) -> Void) {
        let top = levels.count - 2
        boxes.withUnsafeBufferPointer { boxes in
            descend(levels[top]..<levels[top + 1], level: top, line, boxes, body)
        }
    }

    private func descend(
        _ range: Range<Int>, level: Int, _ line: FlatLine, _ boxes: UnsafeBufferPointer<FlatBox>, _ body: (Int) -> Void
    ) {
        for place in range where boxes[place].isTouched(by: line) {
            if level == 0 {
                body(Int(numbers[place]))
            } else {
                let below = levels[level - 1]
                let first = below + (place - levels[level]) * Self.fanOut
                descend(
                    first..<min(first + Self.fanOut, levels[level]), level: level - 1, line, boxes, body)
            }
        }
    }

    private mutating func addLevel() {
        let (start, end) = (levels[levels.count - 2], levels[levels.count - 1])
        for first in stride(from: start, to: end, by: Self.fanOut) {
            boxes.append(boxes[first..<min(first + Self.fanOut, end)].reduce(into: .empty) { $0.include($1) })
        }
        levels.append(boxes.count)
    }

    /// Puts what lies near in one box: slices from west to east, each from south to north.
    private static func pack(_ entries: inout [(box: FlatBox, number: Int32)]) {
        let leaves = (entries.count + fanOut - 1) / fanOut
        let slice = max(1, Int(Double(leaves).squareRoot().rounded(.up))) * fanOut
        entries.sort { $0.box.center.x < $1.box.center.x }
        for start in stride(from: 0, to: entries.count, by: slice) {
            entries[start..<min(start + slice, entries.count)].sort { $0.box.center.y < $1.box.center.y }
        }
    }

    private static func inFirstTurn(_ box: FlatBox) -> FlatBox {
        box.shifted(by: Coordinate.wrapped(longitude: box.west) - box.west)
    }
}
