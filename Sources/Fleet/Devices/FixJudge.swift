import Geo

/// Why a fix takes no part in position, trips and zones; it is kept all the same.
public enum FixFlaw: String, Sendable, CaseIterable {
    /// The receiver said itself that it had no fix.
    case invalid
    /// Latitude and longitude are both zero, which is where receivers without a fix believe to be.
    case zero
    /// The same place, speed and course at the same second as the fix before.
    case duplicate
    /// Older than a fix that came before it, although it is not late.
    case outOfOrder = "out of order"
    /// So far away that nothing on wheels could have driven there.
    case jump
    /// The place stands still while the speed says that it drives.
    case frozen
}

/// Tells good fixes of one device from bad ones, from the fixes alone, in fix time.
///
/// A fix far away is not believed at once, but three that agree with each other are: the device is there, and the
/// place before was wrong or is long left (a jump filter without that locks a device at its old place for ever).
struct FixJudge: Sendable, Equatable {
    /// What a fix is worth.
    enum Verdict: Sendable, Equatable {
        /// It is good, and so is the way to it from the one before.
        case good
        /// It is good, but nobody drove there from the one before.
        case anew
        /// It takes no part.
        case flawed(FixFlaw)
    }

    /// How many far fixes in a row have to agree before they are believed.
    private static let outliersNeeded = 3
    /// How many fixes at one and the same place may claim to drive.
    private static let frozenAllowed = 5

    private var outlier: Position?
    private var outliers = 0
    private var frozen = 0

    /// No fix yet.
    init() {}

    /// Judges a fix that has coordinates.
    ///
    /// - Parameters:
    ///   - last: the newest good fix.
    ///   - time: its time, which the arrival stands in for where the device told none.
    ///   - isLate: whether it is an old one that may lie before the last good one.
    mutating func judge(
        _ fix: Fix, after last: Position?, time: Timestamp, isLate: Bool, rules: StatusRules
    ) -> Verdict {
        guard fix.isValid, let coordinate = fix.coordinate, coordinate.isValid else { return .flawed(.invalid) }
        if abs(coordinate.latitude) < 1e-4, abs(coordinate.longitude) < 1e-4 { return .flawed(.zero) }
        let place = Position(
            coordinate: coordinate, time: time, speedKmh: fix.speedKmh, courseDeg: fix.courseDeg)
        guard let last else { return .anew }
        if time < last.time { return isLate ? .anew : .flawed(.outOfOrder) }
        if place == last { return .flawed(.duplicate) }
        guard Self.isPlausible(from: last, to: place, rules) else { return judgeOutlier(place, rules) }
        if coordinate == last.coordinate, (fix.speedKmh ?? 0) >= rules.frozenSpeedKmh {
            frozen += 1
            if frozen >= Self.frozenAllowed { return .flawed(.frozen) }
        } else {
            frozen = 0
        }
        forgetOutliers()
        return .good
    }

    private mutating func judgeOutlier(_ place: Position, _ rules: StatusRules) -> Verdict {
        let agrees = outlier.map { place.time >= $0.time && Self.isPlausible(from: $0, to: place, rules) } ?? false
        outliers = agrees ? outliers + 1 : 1
        outlier = place
        guard outliers >= Self.outliersNeeded else { return .flawed(.jump) }
        forgetOutliers()
        return .anew
    }

    private mutating func forgetOutliers() {
        outlier = nil
        outliers = 0
    }

    /// Whether something on wheels could have come from one place to the other; short hops are the receiver's noise.
    private static func isPlausible(from start: Position, to end: Position, _ rules: StatusRules) -> Bool {
        let metres = start.coordinate.distanceMetres(to: end.coordinate)
        guard metres > rules.jumpDistanceM else { return true }
        let hours = Double(max(1000, end.time.milliseconds(since: start.time))) / 3_600_000
        return metres / 1000 / hours <= rules.jumpSpeedKmh
    }
}

extension FixJudge {
    /// Puts what it remembers.
    func encode(into sink: inout ByteSink) {
        sink.put(outlier) { $1.encode(into: &$0) }
        sink.put(outliers)
        sink.put(frozen)
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        outlier = try source.optional { source throws(CodingFault) in try Position(from: &source) }
        outliers = try source.int()
        frozen = try source.int()
    }
}
