import Canvas
import Geo
import Streets

/// A thing on the map: a device at its place.
public struct MapMarker: Sendable, Hashable {
    /// Tells markers apart, and says which one was hit.
    public var id: UInt64
    /// Where it is.
    public var coordinate: Coordinate
    /// What its cell shows; one column wide.
    public var glyph: Glyph
    /// Its name, which may be empty; hostile until the glyphs for drawing are made from it.
    public var label: String
    /// The look of the glyph.
    public var style: Style
    /// The look of the name.
    public var labelStyle: Style
    /// Higher ones come first when several want the same cells; an alarm makes a device important.
    public var importance: Int
    /// Whether it is selected: it then comes before all others and its label is always shown.
    public var isSelected: Bool

    /// A marker.
    public init(
        id: UInt64, coordinate: Coordinate, glyph: Glyph, label: String, style: Style = .plain,
        labelStyle: Style = .plain, importance: Int = 0, isSelected: Bool = false
    ) {
        self.id = id
        self.coordinate = coordinate
        self.glyph = glyph
        self.label = label
        self.style = style
        self.labelStyle = labelStyle
        self.importance = importance
        self.isSelected = isSelected
    }

    /// Whether it is to be placed before another one; equally important ones go by their ids, so that nothing flickers.
    func comesBefore(_ other: MapMarker) -> Bool {
        if isSelected != other.isSelected { return isSelected }
        if importance != other.importance { return importance > other.importance }
        return id < other.id
    }
}

/// A point of a trail.
public struct TrailPoint: Sendable, Hashable {
    /// Where it is.
    public var coordinate: Coordinate
    /// Whether reports are missing between the point before it and this one.
    public var followsGap: Bool

    /// A point of a trail.
    public init(_ coordinate: Coordinate, followsGap: Bool = false) {
        self.coordinate = coordinate
        self.followsGap = followsGap
    }
}

/// What is on the map at one moment.
public struct MapScene: Sendable, Hashable {
    /// The devices, in any order.
    public var markers: [MapMarker]
    /// Where the selected device has been, newest last.
    public var trail: [TrailPoint]
    /// The zones.
    public var zones: MapZones
    /// What there is of the street map.
    public var streets: StreetPicture

    /// A scene; without arguments an empty one.
    public init(
        markers: [MapMarker] = [], trail: [TrailPoint] = [], zones: MapZones = MapZones(),
        streets: StreetPicture = .none
    ) {
        self.streets = streets
        self.markers = markers
        self.trail = trail
        self.zones = zones
    }
}
