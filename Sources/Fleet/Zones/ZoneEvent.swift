import Geo

/// A fix as the rules of zones need it: valid, live and no outlier.
public struct ZoneFix: Sendable, Equatable {
    /// Where.
    public var coordinate: Coordinate
    /// When, by the device's clock or, where that is ahead, by ours.
    public var time: Timestamp
    /// Horizontal dilution of precision; nil where the device does not tell.
    public var hdop: Double?

    /// A fix.
    public init(coordinate: Coordinate, time: Timestamp, hdop: Double? = nil) {
        self.coordinate = coordinate
        self.time = time
        self.hdop = hdop
    }
}

/// Something that happened between a device and a zone.
public struct ZoneEvent: Sendable, Equatable {
    /// What happened.
    public enum Kind: String, Sendable, CaseIterable {
        /// It came in.
        case entered
        /// It went out.
        case left
        /// It is inside for longer than the zone allows.
        case overstayed
        /// It should be inside and is not.
        case absent
        /// It is inside again, or no longer has to be.
        case absenceEnded
        /// It should be outside and is not.
        case trespassing
        /// It is outside again, or no longer has to be.
        case trespassEnded
    }

    /// The zone.
    public var zone: ZoneID
    /// What happened.
    public var kind: Kind
    /// When: where no fix was on the border, the moment at which the straight way between two of them crosses it.
    public var time: Timestamp
    /// For ``Kind/left`` and ``Kind/overstayed``: since when it was inside; nil when it already was when first heard.
    public var since: Timestamp?
    /// Whether no fix was inside: the zone was crossed between two of them.
    public var isPass = false

    /// An event.
    public init(_ kind: Kind, _ zone: ZoneID, at time: Timestamp, since: Timestamp? = nil, isPass: Bool = false) {
        self.kind = kind
        self.zone = zone
        self.time = time
        self.since = since
        self.isPass = isPass
    }
}
