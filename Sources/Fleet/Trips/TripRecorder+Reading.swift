extension TripRecorder {
    /// The trip that runs at a moment, or has just run out in silence; nil while it stands.
    public func current(at now: Timestamp, rules: StatusRules) -> Trip? {
        guard isConfirmed, var trip, let last else { return nil }
        let silence = now.milliseconds(since: last.time)
        let stood = stand.map { now.milliseconds(since: $0.since) } ?? 0
        trip.isRunning =
            silence <= rules.trips.silenceEndsMilliseconds && stood < rules.trips.endAfterMilliseconds
        return trip
    }

    /// All trips that are known at a moment, oldest first, the one that runs included.
    public func trips(at now: Timestamp, rules: StatusRules) -> [Trip] {
        finished + (current(at: now, rules: rules).map { [$0] } ?? [])
    }

    /// All stops, oldest first, the one that lasts included.
    public var allStops: [Stop] {
        guard let stop, trip == nil || !isConfirmed else { return stops }
        return stops + [stop]
    }

    /// Trips and stops as they would have been, had every fix come at its own time.
    ///
    /// Pure: late fixes stand in their place, flawed ones take no part, whatever the order of arrival was.
    ///
    /// - Parameters:
    ///   - reports: the reports of one device with the moments at which they arrived, in any order.
    ///   - correctionMinutes: by how much the device's times are corrected, east of UTC.
    public static func of(
        _ reports: [(report: Report, received: Timestamp)], rules: StatusRules, correctionMinutes: Int = 0
    ) -> TripRecorder {
        var clock = DeviceClock()
        clock.correct(minutes: correctionMinutes)
        let ordered = reports.enumerated().map { place, item in
            TimedReport(item.report, received: item.received, clock: &clock, place: place)
        }.sorted()
        var (recorder, judge, ignition, last) = (TripRecorder(), FixJudge(), Bool?.none, Position?.none)
        for item in ordered {
            ignition = item.report.ignition ?? ignition
            guard let fix = item.report.fix, let coordinate = fix.coordinate else { continue }
            let verdict = judge.judge(fix, after: last, time: item.time, isLate: false, rules: rules)
            if case .flawed = verdict { continue }
            last = Position(
                coordinate: coordinate, time: item.time, speedKmh: fix.speedKmh, courseDeg: fix.courseDeg)
            recorder.take(
                TripFix(time: item.time, coordinate: coordinate, speedKmh: fix.speedKmh, ignition: ignition),
                rules: rules)
        }
        return recorder
    }
}

/// A report at its own time.
private struct TimedReport: Comparable {
    let report: Report
    let time: Timestamp
    let place: Int

    init(_ report: Report, received: Timestamp, clock: inout DeviceClock, place: Int) {
        var report = report
        if let told = report.fix?.time { report.fix?.time = clock.corrected(told, received: received) }
        time = report.effectiveTime(received: received)
        self.report = report
        self.place = place
    }

    /// Of two at the same time the one that came first is first.
    static func < (left: TimedReport, right: TimedReport) -> Bool {
        (left.time, left.place) < (right.time, right.place)
    }

    static func == (left: TimedReport, right: TimedReport) -> Bool { left.place == right.place }
}
