/// One of the sixteen winds of the compass rose, clockwise from north in steps of 22.5 degrees.
public enum CompassPoint: Int, Sendable, Hashable, CaseIterable {
    case north, northNorthEast, northEast, eastNorthEast
    case east, eastSouthEast, southEast, southSouthEast
    case south, southSouthWest, southWest, westSouthWest
    case west, westNorthWest, northWest, northNorthWest

    /// The nearest of the eight main winds to a bearing in degrees from north; north if it is not a number.
    public init(ofEightNearest bearingDeg: Double) {
        self = Self.nearest(to: bearingDeg, among: 8)
    }

    /// The nearest of all sixteen winds to a bearing in degrees from north; north if it is not a number.
    public init(nearest bearingDeg: Double) {
        self = Self.nearest(to: bearingDeg, among: 16)
    }

    /// The bearing in degrees from north, 0 ..< 360.
    public var bearingDeg: Double { Double(rawValue) * 22.5 }

    /// The name in English letters, such as `N`, `NE` or `ENE`.
    public var abbreviation: String { Self.abbreviations[rawValue] }

    private static let abbreviations = [
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
    ]

    private static func nearest(to bearingDeg: Double, among count: Int) -> CompassPoint {
        guard bearingDeg.isFinite else { return .north }
        let turn = bearingDeg.truncatingRemainder(dividingBy: 360)
        let step = Int(((turn < 0 ? turn + 360 : turn) * Double(count) / 360).rounded()) % count
        return allCases[step * (16 / count)]
    }
}
