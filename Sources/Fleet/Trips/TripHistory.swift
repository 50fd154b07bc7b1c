/// The trips and stops of one device over a span of time, as its whole history tells them.
public struct TripHistory: Sendable, Equatable {
    /// The trips, oldest first.
    public var trips: [Trip]
    /// The stops, oldest first.
    public var stops: [Stop]

    /// A history with both its parts.
    public init(trips: [Trip] = [], stops: [Stop] = []) {
        self.trips = trips
        self.stops = stops
    }

    /// What a recorder has found by a moment, as far as it touches a span.
    public init(_ recorder: TripRecorder, in span: ClosedRange<Timestamp>, at now: Timestamp, rules: StatusRules) {
        trips = recorder.trips(at: now, rules: rules).filter {
            $0.end >= span.lowerBound && $0.start <= span.upperBound
        }
        stops = recorder.allStops.filter {
            $0.since <= span.upperBound && ($0.until.map { $0 >= span.lowerBound } ?? true)
        }
    }

    /// The same with what has happened since it was read: a live recorder knows the newest trips.
    public func continued(by live: TripHistory) -> TripHistory {
        let known = trips.last { !$0.isRunning }?.end ?? Timestamp(milliseconds: .min)
        let standing = stops.last { $0.until != nil }?.since ?? Timestamp(milliseconds: .min)
        return TripHistory(
            trips: trips.filter { !$0.isRunning } + live.trips.filter { $0.start >= known },
            stops: stops.filter { $0.until != nil } + live.stops.filter { $0.since > standing })
    }
}
