import Geo

extension Gazetteer {
    /// What a view shows in a few words, such as `Lyon and around`, `Lyon` or `World`.
    ///
    /// Where no town is near it is the coordinates of the centre.
    public func title(for viewport: MapViewport, ascii: Bool = false) -> String {
        guard viewport.camera.zoom >= 2.5 else { return "World" }
        let center = viewport.camera.center
        // The middle of the view: a circle of a third of its smaller side.
        let smaller = min(Double(viewport.columns), Double(viewport.rows) * 2) * viewport.metresPerColumn
        let radius = max(5_000, smaller / 3)
        // People times how central it is: a city counts less the nearer it lies to the edge of the circle.
        let found = best(around: center, radiusMetres: radius) { place, distance in
            -Double(max(1, place.population)) * (1 - distance / radius)
        }
        guard let found else { return center.text(decimals: 2) }
        let name = ascii ? found.place.asciiName : found.place.name
        let size = Self.radiusMetres(of: found.place)
        return found.distance < size && smaller < size * 2 ? name : "\(name) and around"
    }
}
