import Geo

@testable import Fleet

/// A road due north, driven by a script: the fixes of one device in order.
struct Drive {
    private(set) var fixes: [TripFix] = []
    private(set) var second = 0.0
    var metres = 0.0
    var ignition: Bool?
    var interval = 10.0

    /// A fix here and now.
    mutating func fix(speedKmh: Double?, metres offset: Double = 0, after seconds: Double? = nil) {
        second += seconds ?? (fixes.isEmpty ? 0 : interval)
        fixes.append(
            TripFix(
                time: Tracker.at(second), coordinate: Tracker.north(metres + offset), speedKmh: speedKmh,
                ignition: ignition))
    }

    /// Drives for so long, one fix an interval.
    mutating func go(seconds: Double, speedKmh: Double, tellsSpeed: Bool = true) {
        for _ in 0..<Int(seconds / interval) {
            metres += speedKmh / 3.6 * interval
            fix(speedKmh: tellsSpeed ? speedKmh : nil)
        }
    }

    /// Stands for so long, its fixes wandering by some metres.
    mutating func stand(seconds: Double, drift: Double = 0) {
        for place in 0..<Int(seconds / interval) {
            fix(speedKmh: place % 3 == 2 ? 2 : 0, metres: place % 2 == 0 ? 0 : drift)
        }
    }

    /// Is silent for so long, and moves meanwhile.
    mutating func silence(seconds: Double, metres moved: Double, speedKmh: Double) {
        metres += moved
        fix(speedKmh: speedKmh, after: seconds)
    }

    /// What the recorder makes of it.
    func recorded(_ rules: StatusRules = StatusRules()) -> TripRecorder {
        var recorder = TripRecorder()
        for fix in fixes { recorder.take(fix, rules: rules) }
        return recorder
    }

    /// All trips in words: `00:10-05:00 2.9 km top 36`.
    func trips(_ rules: StatusRules = StatusRules()) -> [String] {
        recorded(rules).trips(at: Tracker.at(second), rules: rules).map(\.inWords)
    }
}

extension Trip {
    /// Seconds after the morning, tenths of kilometres, and what is special.
    var inWords: String {
        func seconds(_ time: Timestamp) -> Int64 { time.milliseconds(since: Tracker.morning) / 1000 }
        var words = "\(seconds(start))-\(seconds(end)) \((distanceM / 100).rounded() / 10) km"
        if hasGap { words += " gap" }
        if isRunning { words += " running" }
        return words
    }
}
