extension [ClosedRange<UInt32>] {
    /// Whether one of these ranges, which are sorted and do not overlap, has a value.
    func containsSorted(_ value: UInt32) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].contains(value)
    }
}
