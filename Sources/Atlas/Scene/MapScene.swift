import Canvas
import Geo
import Streets

/// A thing on the map: a device at its place.
public struct MapMarker: Sendable, Hashable {
    /// Tells markers apart, and says which one was hit.
    public var id: UInt64
    /// Where it is.
    public var place: ProjectedPlace
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
    /// Whether it stands for itself also where the map is crowded.
    public var standsAlone: Bool
    /// Where it is on the earth.
    var coordinate: Coordinate { place.coordinate }
    /// A sign that stands before its name, and without it where there is no room, such as that of an alarm; may be empty.
    public var badge = ""
    /// How far from its place it may be by now, in metres; 0 for a fresh position.
    public var uncertaintyMetres = 0.0

    /// A marker.
    public init(
        id: UInt64, place: ProjectedPlace, glyph: Glyph, label: String, style: Style = .plain,
        labelStyle: Style = .plain, importance: Int = 0, isSelected: Bool = false, standsAlone: Bool = false
    ) {
        self.standsAlone = standsAlone
        self.id = id
        self.place = place
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
    /// How old it is; nil lets its place in the trail decide.
    public var age: Age?
    /// How fast the device came there, in km/h; nil where that is not known.
    public var speedKmh: Double?

    /// How much a piece of a trail has faded.
    public enum Age: Sendable, Hashable {
        case old, faded, recent
    }

    /// A point of a trail.
    public init(_ coordinate: Coordinate, followsGap: Bool = false, age: Age? = nil, speedKmh: Double? = nil) {
        self.coordinate = coordinate
        self.followsGap = followsGap
        self.age = age
        self.speedKmh = speedKmh
    }
}

/// A place on a trail where the device stood for a while.
public struct TrailStop: Sendable, Hashable {
    /// Where.
    public var coordinate: Coordinate
    /// For how long, in words such as `12m`.
    public var label: String

    /// A stop.
    public init(_ coordinate: Coordinate, label: String) {
        self.coordinate = coordinate
        self.label = label
    }
}

/// A distance that a person measures on the map.
public struct MapMeasure: Sendable, Hashable {
    /// Where it begins.
    public var from: Coordinate
    /// Where it ends.
    public var to: Coordinate
    /// Distance and bearing in words.
    public var label: String

    /// A distance between two places.
    public init(from: Coordinate, to: Coordinate, label: String) {
        self.from = from
        self.to = to
        self.label = label
    }
}

/// What is on the map at one moment.
public struct MapScene: Sendable {
    /// The devices, in any order.
    public var markers: [MapMarker]
    /// The names of markers that bring none, by their ids: few of thousands have room for theirs, so only those are
    /// asked for.
    public var names: @Sendable (UInt64) -> String = { _ in "" }
    /// Where the selected device has been, newest last.
    public var trail: [TrailPoint]
    /// Where it stood on that way.
    public var stops: [TrailStop] = []
    /// The place under the mouse, where the terminal tells it.
    public var pointer: Coordinate?
    /// A distance that is measured.
    public var measure: MapMeasure?
    /// Whether a small map in a corner shows where the large one lies.
    public var hasInset = false
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
