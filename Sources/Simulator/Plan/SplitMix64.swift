/// A small seeded generator (SplitMix64): the same seed gives the same numbers on every machine.
///
/// The standard library's `random(in:using:)` may change its mapping between releases, so ranges are drawn here.
package struct SplitMix64: Sendable {
    private var state: UInt64

    /// A generator that begins at `seed`; every seed is as good as any other.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including 1.
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A number within `range`.
    package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// A whole number within `range`, both ends included.
    package mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// A number around 0 with standard deviation 1, never beyond 3.
    package mutating func bell() -> Double {
        (unit() + unit() + unit() - 1.5) * 2
    }

    /// True with the given probability, 0 to 1.
    package mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// `elements` in a random order.
    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        var last = result.count - 1
        while last > 0 {
            result.swapAt(last, int(0...last))
            last -= 1
        }
        return result
    }
}
