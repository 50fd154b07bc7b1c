/// Which places bear which name.
struct NameBearers: Sendable {
    /// Where the places of each name end in `sorted`; those of the first name begin at 0.
    private var ends: [Int32]
    /// All places, those with the first name first.
    private var sorted: [Int32]

    /// Counts and places them; nothing is compared.
    init(_ table: PlaceTable) {
        let last = max(0, table.names.count - 1)
        let numbers = (0..<table.count).map { min(last, table.nameNumber(of: $0)) }
        var next = [Int32](repeating: 0, count: last + 2)
        for number in numbers { next[number + 1] += 1 }
        for index in next.indices.dropFirst() { next[index] += next[index - 1] }
        ends = Array(next.dropFirst())
        sorted = Array(repeating: 0, count: table.count)
        for (index, number) in numbers.enumerated() {
            sorted[Int(next[number])] = Int32(index)
            next[number] += 1
        }
    }

    /// The places with a name.
    func places(named number: Int) -> ArraySlice<Int32> {
        guard ends.indices.contains(number) else { return [] }
        return sorted[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }
}
