import Fleet
import Geo

/// One line of the device table: where the device stands in the snapshot, and what was judged about it.
struct DeviceRow: Sendable, Equatable {
    /// The place in the snapshot's devices.
    let index: Int
    /// Who it is.
    let id: DeviceID
    /// Its status at the moment the rows were made.
    let status: DeviceStatus
    /// The most important unacknowledged alarm: its priority, 1 to 4; nil for none.
    let alarmPriority: Int?
    /// Where a map shows it; nil while nobody knows where it is.
    var place: ProjectedPlace?
    /// Where it heads, in degrees, while it moves.
    var courseDeg: Double?
}

extension Device {
    /// The name, or the identity where nobody gave one; hostile until sanitised.
    public var label: String { name ?? id.description }
}
