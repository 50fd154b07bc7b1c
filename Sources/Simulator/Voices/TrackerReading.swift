import Fleet
import Geo

/// Everything a tracker knows at one moment, in no dialect yet.
public struct TrackerReading: Sendable {
    /// Its identity.
    public var device: DeviceID
    /// Its clock.
    public var time: Timestamp
    /// The habits of its firmware.
    public var firmware: FirmwareStyle
    /// Whether the receiver has a fix; without one the coordinates are the last good ones.
    public var hasFix: Bool
    /// The measured place; nil when there never was a fix.
    public var coordinate: Coordinate?
    /// Speed over ground in km/h.
    public var speedKmh: Double
    /// Course in degrees, 0 to 359.
    public var courseDeg: Int
    /// How many satellites take part; 0 without a fix.
    public var satellites: Int
    /// Horizontal dilution of precision.
    public var hdop: Double
    /// Whether the vehicle feeds the tracker.
    public var externalPower: Bool
    /// Whether the vehicle fed the tracker and does no more.
    public var isSupplyCut: Bool
    /// Whether the battery is being charged.
    public var charging: Bool
    /// The battery's charge, 0 to 100 percent.
    public var batteryPercent: Int
    /// Whether the engine runs.
    public var ignition: Bool
    /// Signal as CSQ, 0 to 31.
    public var signal: Int
    /// Mobile country and network code.
    public var network: (mcc: Int, mnc: Int)
    /// Location area code and cell identity.
    public var cell: (lac: Int, cid: Int)
    /// Temperature in the tracker in degrees Celsius.
    public var temperatureC: Int
    /// The tracker's own geofence that a geofence alarm would be about, 1 to 5.
    public var zone: Int
    /// The number of the message, from 1 on; that of a greeting is 0.
    public var serial: Int
}

/// What a tracker wants to say.
public enum Utterance: Sendable, Equatable {
    /// The first words on a connection.
    case greeting
    /// A sign of life without a position.
    case heartbeat
    /// A position, valid or not.
    case position
    /// Something happened.
    case alarm(AlarmKind)
}
