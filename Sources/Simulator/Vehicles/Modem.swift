import Geo

/// The mobile network as a tracker meets it: a signal that comes and goes, and the cells of one operator.
struct Modem: Sendable {
    /// The mobile country code of France.
    static let mcc = 208

    /// The operator's mobile network code.
    let mnc: Int
    private var level: Double

    /// A modem with the card of one of the four operators.
    init(random: inout SplitMix64) {
        mnc = [1, 10, 15, 20][random.int(0...3)]
        level = random.uniform(14...29)
    }

    /// The signal as CSQ, 0 to 31.
    var signal: Int { Int(level.rounded()) }

    /// Lets the signal wander for one step.
    mutating func step(random: inout SplitMix64) {
        level = min(31, max(6, level + random.bell() * 0.25))
    }

    /// The area and cell that serve a place: about a cell every two kilometres, the same at every visit.
    func cell(at place: Coordinate) -> (lac: Int, cid: Int) {
        let row = Int64(place.latitude * 50)
        let column = Int64(place.longitude * 40)
        let area = UInt64(bitPattern: (row / 10) &* 1009 &+ (column / 10) &+ Int64(mnc))
        let spot = UInt64(bitPattern: row &* 8191 &+ column &* 31 &+ Int64(mnc))
        var (areaHash, spotHash) = (SplitMix64(seed: area), SplitMix64(seed: spot))
        return (Int(areaHash.next() % 0xFFFE) + 1, Int(spotHash.next() % 0xFFFE) + 1)
    }
}
