import DequeModule
import Geo

/// The newest fixes of one device in time order, packed into 16 bytes each; the oldest go first.
public struct Trail: Sendable, Equatable {
    /// One fix of the trail.
    public struct Point: Sendable, Equatable {
        private let latitudeE7: Int32
        private let longitudeE7: Int32
        private let secondsSince1970: UInt32
        /// Speed in km/h, whole.
        public let speedKmh: UInt16

        init(_ coordinate: Coordinate, time: Timestamp, speedKmh: Double?) {
            latitudeE7 = Int32((coordinate.latitude * 1e7).rounded())
            longitudeE7 = Int32((coordinate.longitude * 1e7).rounded())
            secondsSince1970 = UInt32(clamping: time.seconds)
            self.speedKmh = UInt16(exactly: max(0, min(speedKmh ?? 0, Double(UInt16.max))).rounded(.down)) ?? 0
        }

        /// Where it was.
        public var coordinate: Coordinate {
            Coordinate(latitude: Double(latitudeE7) / 1e7, longitude: Double(longitudeE7) / 1e7)
        }

        /// When it was.
        public var time: Timestamp { Timestamp(seconds: Int64(secondsSince1970)) }
    }

    /// The fixes, oldest first.
    public private(set) var points = Deque<Point>()

    /// How many fixes a device keeps: fewer the more devices there are, so that memory stays bounded.
    public static func capacity(devices: Int) -> Int {
        devices <= 2000 ? 512 : devices <= 20_000 ? 128 : 32
    }

    /// A trail without fixes.
    public init() {}

    /// Adds a fix as if it had just arrived; of two in the same second the one that was there first stays.
    public mutating func add(_ coordinate: Coordinate, time: Timestamp, speedKmh: Double?, devices: Int) {
        add(coordinate, time: time, speedKmh: speedKmh, capacity: Self.capacity(devices: devices))
    }

    /// Adds the fixes of another trail that came later.
    mutating func add(_ later: Trail, capacity: Int) {
        for point in later.points { add(point, capacity: capacity) }
    }

    /// Adds a fix in its place by time; a late one goes between, the same second twice is kept once.
    mutating func add(_ coordinate: Coordinate, time: Timestamp, speedKmh: Double?, capacity: Int) {
        guard coordinate.isValid else { return }
        add(Point(coordinate, time: time, speedKmh: speedKmh), capacity: capacity)
    }

    private mutating func add(_ point: Point, capacity: Int) {
        var index = points.count
        while index > 0, points[index - 1].time > point.time { index -= 1 }
        if index > 0, points[index - 1].time == point.time { return }
        if index < points.count || points.count < capacity {
            points.insert(point, at: index)
        } else {
            points.removeFirst(max(1, points.count - capacity + 1))
            points.append(point)
        }
        if points.count > capacity { points.removeFirst(points.count - capacity) }
    }
}
