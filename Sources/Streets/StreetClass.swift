/// What a street map shows, from the lowest to the topmost; each knows how it is drawn.
public enum StreetClass: UInt8, Sendable, CaseIterable {
    case builtUp, park, water
    case stream, river, building, path, track, service, ferry, transit, rail, regionBorder, countryBorder
    case minor, tertiary, runway, secondary, primary, trunk, motorway

    /// How it is drawn: one row each.
    public var traits: StreetTraits { Self.rows[Int(rawValue)] }

    /// Whether it is a road that may bear a name.
    public var isRoad: Bool {
        switch self {
        case .path, .track, .service, .minor, .tertiary, .secondary, .primary, .trunk, .motorway: true
        default: false
        }
    }

    private static let rows: [StreetTraits] = [
        StreetTraits(.area, from: 8, until: 13, .builtUp),
        StreetTraits(.area, from: 11, .park),
        StreetTraits(.area, from: 0, .water),
        StreetTraits(.line, from: 13, .water),
        StreetTraits(.line, from: 8, .water),
        StreetTraits(.outline, from: 16, .builtUp),
        StreetTraits(.line, from: 16, dash: .third, .street),
        StreetTraits(.line, from: 15, dash: .third, .street),
        StreetTraits(.line, from: 15, dash: .second, .street),
        StreetTraits(.line, from: 10, dash: .fourth, .water),
        StreetTraits(.line, from: 14, dash: .second, .rail),
        StreetTraits(.line, from: 11, dash: .second, .rail),
        StreetTraits(.line, from: 4, dash: .third, .border),
        StreetTraits(.line, from: 0, .border),
        StreetTraits(.line, from: 13, .street),
        StreetTraits(.line, from: 12, .street),
        StreetTraits(.line, from: 11, wideFrom: 11, .road),
        StreetTraits(.line, from: 10, wideFrom: 15, .road),
        StreetTraits(.line, from: 8, wideFrom: 15, .road),
        StreetTraits(.line, from: 5, wideFrom: 13, .motorway),
        StreetTraits(.line, from: 5, wideFrom: 13, .motorway),
    ]
}

/// How a class of the street map is drawn.
public struct StreetTraits: Sendable, Hashable {
    /// What is done with its geometry.
    public enum Shape: Sendable, Hashable {
        /// Lines.
        case line
        /// A tint, and for water its shore.
        case area
        /// The edges of a polygon only.
        case outline
    }

    /// Which dots of a line are drawn.
    public enum Dash: Sendable, Hashable {
        case solid, second, third, fourth
    }

    /// What is done with its geometry.
    public let shape: Shape
    /// The zoom of the view from which on it is drawn.
    public let firstZoom: Double
    /// The zoom from which on it is drawn no more.
    public let endZoom: Double
    /// The zoom from which on its line is two dots wide.
    public let wideZoom: Double
    /// How its line is broken.
    public let dash: Dash
    /// What gives its colour.
    public let ink: StreetInk

    init(
        _ shape: Shape, from firstZoom: Double, until endZoom: Double = .infinity,
        wideFrom wideZoom: Double = .infinity, dash: Dash = .solid, _ ink: StreetInk
    ) {
        self.shape = shape
        self.firstZoom = firstZoom
        self.endZoom = endZoom
        self.wideZoom = wideZoom
        self.dash = dash
        self.ink = ink
    }

    /// Whether it is drawn at a zoom of the view.
    public func isDrawn(at zoom: Double) -> Bool { zoom >= firstZoom && zoom < endZoom }

    /// How many dots its line is wide at a zoom of the view.
    public func width(at zoom: Double) -> Int { zoom >= wideZoom ? 2 : 1 }
}

/// The colours of the street map; a theme has a role for each.
public enum StreetInk: UInt8, Sendable, CaseIterable {
    case builtUp, park, water, border, rail, street, road, motorway
}
