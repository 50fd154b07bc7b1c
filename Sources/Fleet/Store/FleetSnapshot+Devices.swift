import Geo

/// What is asked of thousands of devices at once.
///
/// Taken out here, where a device stands: it is large, and a copy of it costs more than the answer.
extension FleetSnapshot {
    /// What operators or trackers call the device at a place of ``devices``; nil for nothing.
    public func name(at index: Int) -> String? { devices[index].name }

    /// Where a map shows the device at a place of ``devices``; nil for one that nobody knows the place of.
    public func shownCoordinate(at index: Int) -> Coordinate? { devices[index].shownCoordinate }

    /// Where the device at a place of ``devices`` heads, in degrees; nil where its fix does not say.
    public func courseDeg(at index: Int) -> Double? { devices[index].position?.courseDeg }

    /// The status of the device at a place of ``devices`` at a moment.
    public func status(at index: Int, at now: Timestamp) -> DeviceStatus {
        DeviceStatus.of(devices[index], at: now, rules: rules(of: devices[index].id))
    }
}
