import Geo

/// Makes trips and stops of the good fixes of one device, one fix at a time, in fix time.
///
/// A trip begins where the status rules begin to see movement, counted from when the vehicle left the place where it
/// stood; it ends where the vehicle came to stand for long enough. What receivers invent around a standing vehicle adds
/// nothing: while it stands, distances are counted from one place.
public struct TripRecorder: Sendable, Equatable {
    /// The trips that are over, oldest first.
    public private(set) var finished: [Trip] = []
    /// The stops that are over, oldest first.
    public private(set) var stops: [Stop] = []

    /// The last fix.
    var last: LastFix?
    /// Where it stands, or stood before the trip that runs.
    var stop: Stop?
    /// The trip that runs, also one that may still turn out to be noise.
    var trip: Trip?
    /// Whether the trip that runs is long enough to be one.
    var isConfirmed = false
    /// Where it stands on a trip, for a short while or for good.
    var stand: Stand?
    /// The beginning of a movement that is not sure yet.
    var departure: Departure?
    /// How many fixes in a row were fast.
    var fastFixes = 0
    /// The distance of the trips that are over, also of those that are no longer kept, in metres.
    var finishedM = 0.0

    /// What is known about the last fix.
    struct LastFix: Sendable, Equatable {
        var time: Timestamp
        var coordinate: Coordinate
        var ignition: Bool?
    }

    /// A stand on a trip.
    struct Stand: Sendable, Equatable {
        var since: Timestamp
        var coordinate: Coordinate
        var idlingMilliseconds: Int64 = 0
        var fixes = 0
    }

    /// A movement that may become a trip: from where, how far, how fast.
    struct Departure: Sendable, Equatable {
        var time: Timestamp
        var coordinate: Coordinate
        var metres = 0.0
        var topSpeedKmh = 0.0
        var fixes = 1
        var hasGap = false
    }

    /// Nothing yet.
    public init() {}

    /// How many trips, and as many stops, a device keeps: fewer the more devices there are.
    public static func capacity(devices: Int) -> Int {
        devices <= 500 ? 200 : devices <= 2000 ? 64 : devices <= 20_000 ? 16 : 8
    }

    /// How far it has driven since it was first heard, in metres.
    public var drivenM: Double { finishedM + (isConfirmed ? trip?.distanceM ?? 0 : 0) }

    /// Takes the next good fix; one that is older than the last takes no part.
    public mutating func take(_ fix: TripFix, rules: StatusRules, capacity: Int = .max) {
        guard let last else {
            stop = Stop(since: fix.time, place: PackedPlace(fix.coordinate))
            if (fix.speedKmh ?? 0) >= rules.movingSpeedKmh {
                depart(with: fix, metres: 0, isSure: false, from: fix.asLast)
            }
            begin(with: fix, rules)
            self.last = fix.asLast
            return
        }
        guard fix.time >= last.time else { return }
        if trip == nil {
            standStill(fix, after: last, rules, capacity)
        } else {
            drive(fix, after: last, rules, capacity)
        }
        if !isConfirmed { confirm(rules, capacity) }
        self.last = fix.asLast
    }

    // MARK: - Standing

    private mutating func standStill(_ fix: TripFix, after last: LastFix, _ rules: StatusRules, _ capacity: Int) {
        guard let place = stop?.place.coordinate else { return }
        let speed = fix.speedKmh ?? 0
        let isFast = speed >= rules.movingSpeedKmh
        let radius = min(rules.trips.standRadiusM, rules.movingDistanceM)
        // Most fixes of most vehicles end here: the exact distance is dear, and seldom needed.
        let farthest = place.isSurelyWithin(radius, of: fix.coordinate) ? 0 : place.distanceMetres(to: fix.coordinate)
        guard isFast || farthest > radius else {
            fastFixes = 0
            departure = nil
            let milliseconds = fix.time.milliseconds(since: last.time)
            if last.ignition == true, milliseconds <= rules.trips.gapMilliseconds {
                stop?.idlingMilliseconds += milliseconds
            }
            return
        }
        fastFixes = isFast ? fastFixes + 1 : 0
        let metres = last.coordinate.distanceMetres(to: fix.coordinate)
        let step = fits(metres, from: last.time, to: fix.time, rules)
        let isElsewhere = step == .silence && !isFast && farthest >= rules.movingDistanceM
        guard step != .jump, !isElsewhere else {
            return standElsewhere(fix, after: last, isMoved: isElsewhere, capacity)
        }
        if let started = departure, step != .silence, fastFixes > 1 || isFresh(started, at: fix.time, rules) {
            departure?.metres += metres
            departure?.topSpeedKmh = max(started.topSpeedKmh, speed)
            departure?.fixes += 1
            if step == .driven { departure?.hasGap = true }
        } else {
            depart(with: fix, metres: metres, isSure: step != .silence, from: last)
            departure?.hasGap = step == .driven
        }
        if fastFixes >= rules.movingFixes || farthest >= rules.movingDistanceM { startTrip(with: fix) }
    }

    /// It stands somewhere else: brought there in a silence, which ends the stop, or there was a mistake about the place.
    private mutating func standElsewhere(_ fix: TripFix, after last: LastFix, isMoved: Bool, _ capacity: Int) {
        (departure, fastFixes) = (nil, 0)
        if isMoved, var old = stop {
            old.until = last.time
            if old.since < last.time { stops.keep(old, capacity) }
            stop = Stop(since: fix.time, place: PackedPlace(fix.coordinate))
        } else {
            stop?.place = PackedPlace(fix.coordinate)
        }
    }

    /// Whether what began may still become a trip; a place on the edge of where it stands must not reach back for hours.
    private func isFresh(_ departure: Departure, at now: Timestamp, _ rules: StatusRules) -> Bool {
        now.milliseconds(since: departure.time) <= rules.trips.endAfterMilliseconds
    }

    /// Notes where a movement may have begun: at the last fix, or here where nobody knows what was in between.
    private mutating func depart(with fix: TripFix, metres: Double, isSure: Bool, from last: LastFix) {
        departure = Departure(
            time: isSure ? last.time : fix.time, coordinate: isSure ? last.coordinate : fix.coordinate,
            metres: isSure ? metres : 0, topSpeedKmh: fix.speedKmh ?? 0)
    }

    /// The very first fix: with other rules than the usual ones it may be a trip already.
    private mutating func begin(with fix: TripFix, _ rules: StatusRules) {
        guard departure != nil else { return }
        fastFixes = 1
        if fastFixes >= rules.movingFixes { startTrip(with: fix) }
    }

    private mutating func startTrip(with fix: TripFix) {
        guard let departure else { return }
        let start = PackedPlace(departure.coordinate)
        var trip = Trip(start: departure.time, end: fix.time, startPlace: start, endPlace: PackedPlace(fix.coordinate))
        trip.distanceM = departure.metres
        trip.topSpeedKmh = max(departure.topSpeedKmh, fix.speedKmh ?? 0)
        trip.fixes = departure.fixes
        trip.hasGap = departure.hasGap
        trip.profile.note(speedKmh: trip.topSpeedKmh, afterSeconds: fix.time.milliseconds(since: departure.time) / 1000)
        self.trip = trip
        (self.departure, stand, fastFixes, isConfirmed) = (nil, nil, 0, false)
    }

    // MARK: - Driving

    private mutating func drive(_ fix: TripFix, after last: LastFix, _ rules: StatusRules, _ capacity: Int) {
        let from = stand?.coordinate ?? last.coordinate
        let metres = from.distanceMetres(to: fix.coordinate)
        let speed = fix.speedKmh ?? 0
        let step = fits(metres, from: last.time, to: fix.time, rules)
        let stays = speed < rules.movingSpeedKmh && metres <= rules.trips.standRadiusM
        if step == .silence || step == .jump || hasStoodLong(fix, from: last, metres, rules) && !stays {
            endTrip(rules, capacity)
            return standStill(fix, after: last, rules, capacity)
        }
        if stand != nil, stays {
            if last.ignition == true { stand?.idlingMilliseconds += fix.time.milliseconds(since: last.time) }
            stand?.fixes += 1
            if hasStoodLong(fix, from: last, 0, rules) { endTrip(rules, capacity) }
            return
        }
        goOn(fix, after: last, metres)
        if step == .driven { trip?.hasGap = true }
        if speed <= rules.stillSpeedKmh { stand = Stand(since: fix.time, coordinate: fix.coordinate) }
    }

    /// The stand is over, if there was one: it becomes part of the trip.
    private mutating func goOn(_ fix: TripFix, after last: LastFix, _ metres: Double) {
        guard var trip else { return }
        if let stand {
            trip.standingMilliseconds += last.time.milliseconds(since: stand.since)
            trip.idlingMilliseconds += stand.idlingMilliseconds
            trip.fixes += stand.fixes
        }
        stand = nil
        trip.distanceM += metres
        trip.topSpeedKmh = max(trip.topSpeedKmh, fix.speedKmh ?? 0)
        trip.fixes += 1
        trip.end = fix.time
        trip.endPlace = PackedPlace(fix.coordinate)
        let milliseconds = fix.time.milliseconds(since: last.time)
        let derived = milliseconds > 0 ? metres * 3600 / Double(milliseconds) : 0
        trip.profile.note(
            speedKmh: fix.speedKmh ?? derived, afterSeconds: fix.time.milliseconds(since: trip.start) / 1000)
        self.trip = trip
    }

    /// Whether it has stood for so long that the trip is over; not where it can only have driven meanwhile.
    private func hasStoodLong(_ fix: TripFix, from last: LastFix, _ metres: Double, _ rules: StatusRules) -> Bool {
        guard let stand, fix.time.milliseconds(since: stand.since) >= rules.trips.endAfterMilliseconds else {
            return false
        }
        let hours = Double(max(1, fix.time.milliseconds(since: last.time))) / 3_600_000
        return metres < rules.movingDistanceM || metres / 1000 / hours < rules.movingSpeedKmh
    }

    /// What lies between two fixes.
    private enum Step {
        /// Nothing to speak of.
        case short
        /// A silence in which it drove.
        case driven
        /// A silence of which nobody knows what was in it.
        case silence
        /// More than anything on wheels could have driven: three agreeing fixes have corrected the place.
        case jump
    }

    private func fits(_ metres: Double, from start: Timestamp, to end: Timestamp, _ rules: StatusRules) -> Step {
        let milliseconds = end.milliseconds(since: start)
        if metres > rules.jumpDistanceM, metres * 3600 / Double(max(1000, milliseconds)) > rules.jumpSpeedKmh {
            return .jump
        }
        guard milliseconds > rules.trips.gapMilliseconds else { return .short }
        let isDriving = metres * 3600 / Double(milliseconds) >= rules.movingSpeedKmh
        return isDriving && milliseconds <= rules.trips.silenceEndsMilliseconds ? .driven : .silence
    }

    // MARK: - Keeping

    /// A trip that is long enough is one: the stop before it is over.
    private mutating func confirm(_ rules: StatusRules, _ capacity: Int) {
        guard let trip, trip.isLongEnough(rules.trips) else { return }
        isConfirmed = true
        guard var stop else { return }
        stop.until = trip.start
        if stop.since < trip.start { stops.keep(stop, capacity) }
        self.stop = nil
    }

    private mutating func endTrip(_ rules: StatusRules, _ capacity: Int) {
        if !isConfirmed { confirm(rules, capacity) }
        guard var trip else { return }
        trip.isRunning = false
        if isConfirmed {
            finishedM += trip.distanceM
            finished.keep(trip, capacity)
            stop = Stop(since: trip.end, place: trip.endPlace)
        }
        // After a hop that was noise, the stop before it goes on.
        stop?.idlingMilliseconds += stand?.idlingMilliseconds ?? 0
        (self.trip, stand, isConfirmed, fastFixes, departure) = (nil, nil, false, 0, nil)
    }

    /// Puts back what was stored.
    mutating func restore(finished: [Trip], stops: [Stop]) {
        self.finished = finished
        self.stops = stops
    }
}

extension Trip {
    /// Whether it is more than noise.
    fileprivate func isLongEnough(_ rules: TripRules) -> Bool {
        distanceM >= rules.minimumDistanceM || durationMilliseconds >= rules.minimumMilliseconds
    }
}

extension TripFix {
    /// What the next fix needs to know of this one.
    fileprivate var asLast: TripRecorder.LastFix {
        TripRecorder.LastFix(time: time, coordinate: coordinate, ignition: ignition)
    }
}

extension Array {
    /// Adds an element; the oldest ones give way.
    fileprivate mutating func keep(_ element: Element, _ capacity: Int) {
        if count >= Swift.max(1, capacity) { removeFirst(count - Swift.max(1, capacity) + 1) }
        append(element)
    }
}

extension Coordinate {
    /// Whether a place is nearer than a distance, by a bound that is cheap and never too small.
    fileprivate func isSurelyWithin(_ metres: Double, of other: Coordinate) -> Bool {
        (abs(latitude - other.latitude) + abs(longitude - other.longitude)) * 111_200 <= metres
    }
}
