import Geo

/// What is asked of thousands of devices at once.
///
/// Taken out here, where a device stands: it is large, and a copy of it costs more than the answer.
extension FleetSnapshot {
    /// What operators or trackers call the device at a place of ``devices``; nil for nothing.
    public func name(at index: Int) -> String? { devices[index].name }

    /// Where the device at a place of ``devices`` is shown; nil while nobody knows.
    public func shownCoordinate(at index: Int) -> Coordinate? {
        devices[index].position?.coordinate ?? devices[index].claimedCoordinate
    }

    /// The status of the device at a place of ``devices`` at a moment.
    public func status(at index: Int, at now: Timestamp) -> DeviceStatus {
        DeviceStatus.of(devices[index], at: now, rules: rules(of: devices[index].id))
    }
}
