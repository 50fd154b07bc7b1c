/// Which part of a long list is in sight.
public enum TableScroll {
    /// The first row to show so that the selected one is in sight, moving as little as possible.
    ///
    /// `margin` rows stay in sight above and below the selection where there are any. The offset never leaves empty
    /// rows at the bottom while rows are hidden above.
    public static func offset(current: Int, selected: Int?, visible: Int, count: Int, margin: Int = 0) -> Int {
        let highest = max(0, count - max(0, visible))
        guard let selected, visible > 0, count > 0 else { return min(max(0, current), highest) }
        let row = min(max(0, selected), count - 1)
        let margin = min(max(0, margin), (visible - 1) / 2)
        let lowestOffset = row + margin - visible + 1
        let highestOffset = row - margin
        return min(max(0, min(max(current, lowestOffset), highestOffset)), highest)
    }

    /// The first row to show so that the selected one stands in the middle, as far as there are rows around it.
    public static func centred(_ selected: Int?, visible: Int, count: Int) -> Int {
        min(max(0, (selected ?? 0) - visible / 2), max(0, count - visible))
    }

    /// The part of a track of `length` cells that a scrollbar's thumb covers; nil when everything is in sight.
    public static func thumb(length: Int, offset: Int, visible: Int, count: Int) -> Range<Int>? {
        guard length > 0, visible > 0, count > visible else { return nil }
        let size = max(1, length * visible / count)
        let travel = count - visible
        let start = (length - size) * min(max(0, offset), travel) / travel
        return start..<(start + size)
    }
}
