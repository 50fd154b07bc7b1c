import Geo

extension TripRecorder {
    /// How many trips, and as many stops, a stored state has: a journal knows the ones before.
    static let storedTrips = 3

    /// Puts what runs, and the newest trips and stops.
    func encode(into sink: inout ByteSink) {
        sink.put(last) {
            $0.put($1.time)
            $1.coordinate.encode(into: &$0)
            $0.put(byte: Self.code($1.ignition))
        }
        sink.put(stop) { $1.encode(into: &$0) }
        sink.put(trip) { $1.encode(into: &$0) }
        sink.put(byte: isConfirmed ? 1 : 0)
        sink.put(stand) {
            $0.put($1.since)
            $1.coordinate.encode(into: &$0)
            $0.put(signed: $1.idlingMilliseconds)
            $0.put($1.fixes)
        }
        sink.put(departure) { $1.encode(into: &$0) }
        sink.put(fastFixes)
        sink.put(finishedM)
        let trips = finished.suffix(Self.storedTrips)
        sink.put(UInt64(trips.count))
        for trip in trips { trip.encode(into: &sink) }
        let stops = stops.suffix(Self.storedTrips)
        sink.put(UInt64(stops.count))
        for stop in stops { stop.encode(into: &sink) }
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        last = try source.optional { source throws(CodingFault) in
            LastFix(
                time: try source.time(), coordinate: try Coordinate(from: &source),
                ignition: Self.flag(try source.byte()))
        }
        stop = try source.optional { source throws(CodingFault) in try Stop(from: &source) }
        trip = try source.optional { source throws(CodingFault) in try Trip(from: &source) }
        isConfirmed = try source.byte() != 0
        stand = try source.optional { source throws(CodingFault) in
            Stand(
                since: try source.time(), coordinate: try Coordinate(from: &source),
                idlingMilliseconds: try source.signed(), fixes: try source.int())
        }
        departure = try source.optional { source throws(CodingFault) in try Departure(from: &source) }
        fastFixes = try source.int()
        finishedM = try source.double()
        var trips: [Trip] = []
        for _ in 0..<(try source.count()) { trips.append(try Trip(from: &source)) }
        var stops: [Stop] = []
        for _ in 0..<(try source.count()) { stops.append(try Stop(from: &source)) }
        restore(finished: trips, stops: stops)
    }

    private static func code(_ flag: Bool?) -> UInt8 { flag.map { $0 ? 2 : 1 } ?? 0 }

    private static func flag(_ code: UInt8) -> Bool? { code == 0 ? nil : code == 2 }
}

extension TripRecorder.Departure {
    fileprivate func encode(into sink: inout ByteSink) {
        sink.put(time)
        coordinate.encode(into: &sink)
        sink.put(metres)
        sink.put(topSpeedKmh)
        sink.put(fixes)
        sink.put(byte: hasGap ? 1 : 0)
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        self.init(
            time: try source.time(), coordinate: try Coordinate(from: &source), metres: try source.double(),
            topSpeedKmh: try source.double(), fixes: try source.int(), hasGap: try source.byte() != 0)
    }
}

extension Trip {
    fileprivate func encode(into sink: inout ByteSink) {
        sink.put(start)
        sink.put(signed: end.milliseconds(since: start))
        startPlace.encode(into: &sink)
        endPlace.encode(into: &sink)
        sink.put(distanceM)
        sink.put(topSpeedKmh)
        sink.put(signed: standingMilliseconds)
        sink.put(signed: idlingMilliseconds)
        sink.put(fixes)
        sink.put(byte: (hasGap ? 1 : 0) | (isRunning ? 2 : 0))
        profile.encode(into: &sink)
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        start = try source.time()
        end = start.adding(milliseconds: try source.signed())
        startPlace = try PackedPlace(from: &source)
        endPlace = try PackedPlace(from: &source)
        distanceM = try source.double()
        topSpeedKmh = try source.double()
        standingMilliseconds = try source.signed()
        idlingMilliseconds = try source.signed()
        fixes = try source.int()
        let flags = try source.byte()
        (hasGap, isRunning) = (flags & 1 != 0, flags & 2 != 0)
        profile = try SpeedProfile(from: &source)
    }
}

extension Stop {
    fileprivate func encode(into sink: inout ByteSink) {
        sink.put(since)
        sink.put(until) { $0.put($1) }
        place.encode(into: &sink)
        sink.put(signed: idlingMilliseconds)
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        since = try source.time()
        until = try source.optional { source throws(CodingFault) in try source.time() }
        place = try PackedPlace(from: &source)
        idlingMilliseconds = try source.signed()
    }
}
