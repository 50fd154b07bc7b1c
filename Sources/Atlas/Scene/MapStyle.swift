import Canvas

/// How the parts of the map look; the caller takes it from its theme.
public struct MapStyle: Sendable, Hashable {
    /// Coast lines.
    public var coast = Style()
    /// Borders between countries.
    public var border = Style()
    /// Borders that are disputed or indefinite, which are also dashed.
    public var disputedBorder = Style()
    /// Borders between states or provinces, which are also dotted.
    public var region = Style()
    /// Shores of lakes.
    public var lake = Style()
    /// Rivers.
    public var river = Style()
    /// What lies behind land; nil leaves it.
    public var landFill: Style?
    /// What lies behind seas and lakes; nil leaves it.
    public var seaFill: Style?
    /// What lies behind built-up ground; nil leaves it.
    public var urbanFill: Style?
    /// The name of a sea.
    public var seaLabel = Style()
    /// Motorways and trunk roads of the street map.
    public var motorway = Style()
    /// Other main roads, and runways.
    public var road = Style()
    /// Streets, tracks and paths.
    public var street = Style()
    /// Railways.
    public var rail = Style()
    /// Shores and streams of the street map; its background fills water.
    public var streetWater = Style()
    /// The background of parks and woods.
    public var park = Style()
    /// The edges of buildings; its background fills built-up areas.
    public var builtUp = Style()
    /// The name of a street.
    public var streetName = Style()
    /// The dot of a town.
    public var cityMarker = Style()
    /// The name of a town.
    public var cityLabel = Style()
    /// The scale bar and the coordinates of the centre.
    public var scaleBar = Style()
    /// The older part of a trail.
    public var trailOld = Style()
    /// The newest part of a trail, at middling speeds or where the speed is not known.
    public var trailNew = Style()
    /// The newest part of a trail where the device was slow.
    public var trailSlow = Style()
    /// The newest part of a trail where the device was fast.
    public var trailFast = Style()
    /// The ring around an old position within which the device may be by now.
    public var uncertainty = Style()
    /// A stop on a trail and its length.
    public var stop = Style()
    /// The line between two points that are measured, and the cross-hair.
    public var measure = Style()
    /// Where a trail has a gap: between two points that did not follow each other.
    public var trailGap = Style()

    /// A style that changes nothing; set what you want.
    public init() {}

    /// The style of a layer of lines.
    func style(of layer: MapLayer) -> Style {
        switch layer {
        case .none: .plain
        case .lake: lake
        case .river: river
        case .region: region
        case .disputedBorder: disputedBorder
        case .border: border
        case .coast: coast
        case .streetBuilding: builtUp.ink
        case .streetPark: park.ink
        case .streetWater: streetWater.ink
        case .streetBorder: border
        case .streetRail: rail
        case .street: street
        case .road: road
        case .motorway: motorway
        case .zone: .plain  // each zone has a look of its own
        case .trailGap: trailGap
        case .trailOld: trailOld
        case .fadedSlow: trailSlow.faded
        case .fadedNew: trailNew.faded
        case .fadedFast: trailFast.faded
        case .trailSlow: trailSlow
        case .trailNew: trailNew
        case .trailFast: trailFast
        case .uncertainty: uncertainty
        case .measure: measure
        }
    }
}

extension Style {
    /// The style without its background, which belongs to areas.
    fileprivate var ink: Style { Style(foreground: foreground, attributes: attributes) }

    /// The style for what is older.
    fileprivate var faded: Style { Style(foreground: foreground, attributes: attributes.union(.dim)) }
}
