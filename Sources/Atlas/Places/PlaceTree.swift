import Geo

/// Finds the best of many places near a point without looking at all of them.
///
/// A binary tree over leaves of consecutive places. Each node knows the box around its places and the largest
/// population code among them. Any order of the places gives right answers; the packed one gives fast ones.
struct PlaceTree: Sendable {
    /// What a node knows of the places below it.
    private struct Node: Sendable {
        var low = UnitVector.corner(.infinity)
        var high = UnitVector.corner(-.infinity)
        var largestCode: UInt8 = 0

        mutating func add(_ point: UnitVector, _ code: UInt8) {
            low = UnitVector.least(low, point)
            high = UnitVector.most(high, point)
            largestCode = max(largestCode, code)
        }

        mutating func add(_ other: Node) {
            low = UnitVector.least(low, other.low)
            high = UnitVector.most(high, other.high)
            largestCode = max(largestCode, other.largestCode)
        }

        /// The square of the straight way to the box, in earth radii.
        @inline(__always)
        func squaredChord(to point: UnitVector) -> Float {
            let dx = max(0, max(low.x - point.x, point.x - high.x))
            let dy = max(0, max(low.y - point.y, point.y - high.y))
            let dz = max(0, max(low.z - point.z, point.z - high.z))
            return dx * dx + dy * dy + dz * dz
        }
    }

    /// Node 1 is the root, the children of node n are 2n and 2n + 1; the leaves are the last half.
    private var nodes: [Node] = []
    private var leafCount = 1
    private static let blockSize = MapPackLayout.Places.blockSize

    /// A tree over places.
    init(_ positions: [UnitVector], codes: [UInt8]) {
        let blocks = (positions.count + Self.blockSize - 1) / Self.blockSize
        while leafCount < blocks { leafCount *= 2 }
        nodes = Array(repeating: Node(), count: leafCount * 2)
        for index in positions.indices { nodes[leafCount + index / Self.blockSize].add(positions[index], codes[index]) }
        for index in stride(from: leafCount - 1, to: 0, by: -1) {
            nodes[index].add(nodes[index * 2])
            nodes[index].add(nodes[index * 2 + 1])
        }
    }

    /// The place with the least cost, or nil when none costs less than infinity.
    ///
    /// `bound` tells from the straight way in earth radii to a box and the largest population code in it what its
    /// places cost at least; `cost` the cost of one place from its number and straight way.
    func best(
        near point: UnitVector, count: Int, positions: [UnitVector], bound: (Float, UInt8) -> Float,
        cost: (Int, Float) -> Float
    ) -> Int? {
        var best: Int?
        var least = Float.infinity
        var open: [(node: Int, bound: Float)] = [(1, 0)]
        open.reserveCapacity(40)
        while let (node, lower) = open.popLast() {
            guard lower < least else { continue }
            if node >= leafCount {
                let start = (node - leafCount) * Self.blockSize
                for index in start..<max(start, min(count, start + Self.blockSize)) {
                    let value = cost(index, positions[index].squaredChord(to: point).squareRoot())
                    if value < least { (least, best) = (value, index) }
                }
                continue
            }
            let left = childBound(node * 2, point, bound)
            let right = childBound(node * 2 + 1, point, bound)
            // The better half goes on top.
            if left < right {
                if right < least { open.append((node * 2 + 1, right)) }
                if left < least { open.append((node * 2, left)) }
            } else {
                if left < least { open.append((node * 2, left)) }
                if right < least { open.append((node * 2 + 1, right)) }
            }
        }
        return best
    }

    /// Calls `body` with each place within a straight way and with at least a population code, in no order.
    func visit(
        around point: UnitVector, chord: Float, leastCode: UInt8, count: Int, positions: [UnitVector], codes: [UInt8],
        _ body: (Int, Float) -> Void
    ) {
        var open = [1]
        while let node = open.popLast() {
            guard nodes[node].largestCode >= leastCode, nodes[node].squaredChord(to: point) <= chord * chord else {
                continue
            }
            guard node >= leafCount else {
                open += [node * 2, node * 2 + 1]
                continue
            }
            let start = (node - leafCount) * Self.blockSize
            for index in start..<max(start, min(count, start + Self.blockSize)) where codes[index] >= leastCode {
                let squared = positions[index].squaredChord(to: point)
                if squared <= chord * chord { body(index, squared.squareRoot()) }
            }
        }
    }

    @inline(__always)
    private func childBound(_ node: Int, _ point: UnitVector, _ bound: (Float, UInt8) -> Float) -> Float {
        let squared = nodes[node].squaredChord(to: point)
        return squared.isFinite ? bound(squared.squareRoot(), nodes[node].largestCode) : .infinity
    }
}

extension UnitVector {
    /// A point with the same number on each axis.
    fileprivate static func corner(_ value: Float) -> UnitVector { UnitVector(x: value, y: value, z: value) }

    /// The lesser number on each axis.
    fileprivate static func least(_ a: UnitVector, _ b: UnitVector) -> UnitVector {
        UnitVector(x: min(a.x, b.x), y: min(a.y, b.y), z: min(a.z, b.z))
    }

    /// The greater number on each axis.
    fileprivate static func most(_ a: UnitVector, _ b: UnitVector) -> UnitVector {
        UnitVector(x: max(a.x, b.x), y: max(a.y, b.y), z: max(a.z, b.z))
    }

    private init(x: Float, y: Float, z: Float) {
        self.x = x
        self.y = y
        self.z = z
    }
}
