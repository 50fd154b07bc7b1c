import Canvas
import Geo

/// A piece of ground on the map: its border, and its name where there is room.
public struct MapZone: Sendable, Hashable {
    /// Its borders as closed lines.
    public var outlines: [[Coordinate]]
    /// Its name, which may be empty; hostile until the glyphs for drawing are made from it.
    public var label: String
    /// Where the name stands.
    public var center: Coordinate
    /// The look of border and name.
    public var style: Style
    /// The box around it.
    public var box: GeoBox

    /// A zone.
    public init(outlines: [[Coordinate]], label: String, center: Coordinate, style: Style, box: GeoBox) {
        self.outlines = outlines
        self.label = label
        self.center = center
        self.style = style
        self.box = box
    }
}

/// All zones of a map; the revision tells whether they are the same as before, so that nobody compares borders.
public struct MapZones: Sendable, Hashable {
    /// Grows whenever the zones or their looks change.
    public var revision: UInt64
    /// The zones.
    public var zones: [MapZone]

    /// Zones.
    public init(revision: UInt64 = 0, zones: [MapZone] = []) {
        self.revision = revision
        self.zones = zones
    }

    /// Whether both are the same, by their revisions.
    public static func == (lhs: MapZones, rhs: MapZones) -> Bool {
        lhs.revision == rhs.revision && lhs.zones.count == rhs.zones.count
    }

    /// Feeds the revision to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(revision)
    }
}
