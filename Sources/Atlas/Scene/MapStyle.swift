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
    /// The dot of a town.
    public var cityMarker = Style()
    /// The name of a town.
    public var cityLabel = Style()
    /// The scale bar and the coordinates of the centre.
    public var scaleBar = Style()
    /// The older part of a trail.
    public var trailOld = Style()
    /// The newest part of a trail.
    public var trailNew = Style()
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
        case .zone: .plain  // each zone has a look of its own
        case .trailGap: trailGap
        case .trailOld: trailOld
        case .trailNew: trailNew
        }
    }
}
