import Atlas
import Fleet
import Geo

/// Makes what the map shows of a device's past of its trail.
enum TrailWords {
    /// Fixes further apart than this do not follow each other.
    private static let gapMilliseconds: Int64 = 900_000
    /// Until when a piece is recent, and until when it is merely faded, counted from the newest fix.
    private static let recentMilliseconds: Int64 = 900_000
    private static let fadedMilliseconds: Int64 = 7_200_000
    /// A stop is a stay within some metres for some time.
    private static let stopMetres = 100.0
    private static let stopMilliseconds: Int64 = 180_000
    /// The most stops that are shown; the longest stay.
    private static let mostStops = 20

    /// The points of a trail with their ages and speeds.
    static func points(of trail: Trail) -> [TrailPoint] {
        let points = trail.points
        guard let newest = points.last?.time else { return [] }
        return points.indices.map { index in
            let point = points[index]
            let age = newest.milliseconds(since: point.time)
            return TrailPoint(
                point.coordinate,
                followsGap: index > 0 && point.time.milliseconds(since: points[index - 1].time) > gapMilliseconds,
                age: age <= recentMilliseconds ? .recent : age <= fadedMilliseconds ? .faded : .old,
                speedKmh: Double(point.speedKmh))
        }
    }

    /// Where the device stood on its way, but for where it stands now; the longest first.
    static func stops(of trail: Trail) -> [TrailStop] {
        let points = trail.points
        var found: [(length: Int64, stop: TrailStop)] = []
        var start = 0
        while start < points.count {
            var end = start + 1
            while end < points.count,
                points[end].coordinate.distanceMetres(to: points[start].coordinate) <= stopMetres
            { end += 1 }
            // Up to the first fix elsewhere, for many trackers are silent while they stand.
            if end < points.count, end - start > 1 {
                let length = points[end - 1].time.milliseconds(since: points[start].time)
                if length >= stopMilliseconds {
                    let label = AgeText.of(milliseconds: length)
                    found.append((length, TrailStop(points[start].coordinate, label: label)))
                }
            }
            start = end
        }
        return found.sorted { $0.length > $1.length }.prefix(mostStops).map(\.stop)
    }

    /// How far a device may be from an old position, in metres: as fast as it was, at least 10 km/h, at most 20 km.
    static func uncertaintyMetres(of position: Position, at now: Timestamp) -> Double {
        let seconds = Double(max(0, now.milliseconds(since: position.time))) / 1000
        return min(20_000, max(10, min(150, position.speedKmh ?? 0)) / 3.6 * seconds)
    }
}
