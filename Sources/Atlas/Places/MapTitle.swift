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
        var found: (index: Int, distance: Double)?
        var most = 0.0
        visit(around: center, radiusMetres: radius, leastPopulation: leastPopulation(in: radius)) { index, distance in
            let weight = Double(table.population(of: index)) * (1 - distance / radius)
            guard weight > most, !table.isSection(index) else { return }
            most = weight
            found = (index, distance)
        }
        guard let found else { return center.text(decimals: 2) }
        let place = table.place(found.index)
        let name = ascii ? place.asciiName : place.name
        let size = Self.radiusMetres(population: place.population)
        return found.distance < size && smaller < size * 2 ? name : "\(name) and around"
    }

    /// Small places give no title to a wide view; so that not all of them are looked at either.
    private func leastPopulation(in radiusMetres: Double) -> Int {
        radiusMetres < 50_000 ? 0 : radiusMetres < 200_000 ? 5_000 : 50_000
    }
}
