/// How much room something wants along one direction.
public enum Share: Sendable, Hashable {
    /// So many cells, no more and no less.
    case fixed(Int)
    /// At least `minimum` cells, and of what is left over a part by `weight`.
    case flexible(minimum: Int, weight: Int)

    /// The fewest cells it can do with.
    public var minimum: Int {
        switch self {
        case .fixed(let size), .flexible(let size, _): max(0, size)
        }
    }

    /// Whether it may have more than the fewest.
    public var isFlexible: Bool {
        if case .flexible = self { return true }
        return false
    }

    /// Its part of what is left over; 0 for fixed sizes.
    public var weight: Int {
        if case .flexible(_, let weight) = self { return max(0, weight) }
        return 0
    }
}

extension Share {
    /// Deals cells out: everyone the minimum as long as it lasts, first come first served, then what they want beyond
    /// that, evenly, then the rest by weight.
    ///
    /// The sizes never add up to more than `available`, and to exactly that when a weight is above 0.
    ///
    /// - Parameter wanted: the cells that each one needs for all that it has.
    public static func deal(_ available: Int, among shares: [Share], wanted: [Int] = []) -> [Int] {
        var left = max(0, available)
        var sizes = shares.map { share in
            let size = min(share.minimum, left)
            left -= size
            return size
        }
        var short = shares.indices.filter { wanted.indices.contains($0) && wanted[$0] > sizes[$0] }
        while left > 0, let next = short.first {
            sizes[next] += 1
            left -= 1
            short.removeFirst()
            if wanted[next] > sizes[next] { short.append(next) }
        }
        var weights = shares.reduce(0) { $0 + $1.weight }
        for index in shares.indices where shares[index].weight > 0 {
            let extra = left * shares[index].weight / weights
            sizes[index] += extra
            left -= extra
            weights -= shares[index].weight
        }
        return sizes
    }
}
