import Atlas
import Canvas
import Fleet

/// The zones as the map draws them; made anew only when the zones or the colours change.
struct ZoneDrawing: Sendable {
    /// What the zones look like.
    private struct Key: Equatable {
        let revision: UInt64
        let ink: Style
    }

    private var key: Key?
    private var zones = MapZones()

    /// The zones of a fleet in the colours of a theme.
    mutating func zones(of set: ZoneSet, theme: Theme) -> MapZones {
        let wanted = Key(revision: set.revision, ink: theme.ink(.mapZone))
        guard wanted != key else { return zones }
        key = wanted
        zones = MapZones(
            revision: zones.revision + 1,
            zones: set.zones.map { zone in
                MapZone(
                    outlines: zone.area.shape.outlines(), label: zone.name, center: zone.area.center,
                    style: zone.colour.map { Style(foreground: Color(rgb: $0)) } ?? wanted.ink, box: zone.area.box)
            })
        return zones
    }
}
