import Geo

/// A line of points with the distance of each from the start.
struct RoadLine: Sendable {
    /// The points, at least two.
    let points: [Coordinate]
    /// Metres from the first point to each.
    let distancesM: [Double]

    /// A line through `points`; a single point becomes a line of no length.
    init(_ points: [Coordinate]) {
        self.points = points.count == 1 ? points + points : points
        var distances = [0.0]
        for (from, to) in zip(self.points, self.points.dropFirst()) {
            distances.append((distances.last ?? 0) + RoadGeometry.distanceM(from, to))
        }
        distancesM = distances
    }

    /// The whole length in metres.
    var lengthM: Double { distancesM.last ?? 0 }

    /// The place `metres` from the start and the direction of the line there; beyond the ends, the ends.
    func point(atM metres: Double) -> (coordinate: Coordinate, courseDeg: Double) {
        let index = segment(atM: metres)
        let (a, b) = (points[index], points[index + 1])
        let length = distancesM[index + 1] - distancesM[index]
        let part = length > 0 ? min(1, max(0, (metres - distancesM[index]) / length)) : 0
        let place = Coordinate(
            latitude: a.latitude + (b.latitude - a.latitude) * part,
            longitude: a.longitude + (b.longitude - a.longitude) * part)
        return (place, RoadGeometry.courseDeg(from: a, to: b))
    }

    /// The index of the segment that holds `metres`, found by halving.
    private func segment(atM metres: Double) -> Int {
        var low = 0
        var high = points.count - 2
        while low < high {
            let middle = (low + high + 1) / 2
            if distancesM[middle] <= metres { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
