import Geo

extension FleetSnapshot {
    /// Where a map shows the device at a place of ``devices``; nil for one that nobody knows the place of.
    ///
    /// Taken out here, where the device stands: it is large, and a map looks at thousands of them for every picture.
    public func shownCoordinate(at index: Int) -> Coordinate? { devices[index].shownCoordinate }

    /// Where the device at a place of ``devices`` heads, in degrees; nil where its fix does not say.
    public func courseDeg(at index: Int) -> Double? { devices[index].position?.courseDeg }

    /// What operators or trackers call the device at a place of ``devices``; nil for nothing.
    public func name(at index: Int) -> String? { devices[index].name }
}
