import Canvas

/// Keys and words of the line at the bottom, each where it stands.
struct HintBar {
    /// One hint in its place.
    struct Spot {
        let key: String
        let words: String
        let x: Int
        let width: Int
    }

    /// The hints that fit, from left to right.
    let spots: [Spot]

    /// Places hints between two columns; the last one, the help, always fits, others give way to it.
    init(_ hints: [(key: String, words: String)], from left: Int, to right: Int) {
        func width(_ hint: (key: String, words: String)) -> Int {
            TextWidth.columns(of: hint.key) + 1 + TextWidth.columns(of: hint.words)
        }
        let kept = hints.last.map { width($0) + 2 } ?? 0
        var x = left
        var spots: [Spot] = []
        for (place, hint) in hints.enumerated() {
            guard x + width(hint) + (place < hints.count - 1 ? kept : 0) <= right else { continue }
            spots.append(Spot(key: hint.key, words: hint.words, x: x, width: width(hint)))
            x += width(hint) + 2
        }
        self.spots = spots
    }

    /// The keys to press for the hint at a column: both of a chord, else the first that is named; none between hints.
    func keys(atX x: Int, chords: Keymap) -> [Key] {
        guard let spot = spots.first(where: { ($0.x..<$0.x + $0.width).contains(x) }) else { return [] }
        if let chord = KeyChord(name: spot.key), chords.key(for: chord.first, chord.second) != nil {
            return [chord.first, chord.second]
        }
        return spot.key.split(separator: " ").first.flatMap { Key(name: String($0)) }.map { [$0] } ?? []
    }
}
