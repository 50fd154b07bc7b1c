import Atlas
import Fleet
import Geo

/// Remembers the places of devices and alarms in words, and asks the gazetteer again only when they have moved.
///
/// A memo and nothing more: the same questions give the same answers without it. Owned by the screen's thread.
final class PlaceMemo {
    /// How far a device may move before its place is looked up anew, in metres.
    private static let toleranceMetres = 200.0
    /// How many answers are kept; when full, all are forgotten and looked up again as needed.
    private static let capacity = 200_000

    private var answers: [DeviceID: (coordinate: Coordinate, text: String)] = [:]
    private var alarmAnswers: [AlarmID: (coordinate: Coordinate, text: String)] = [:]
    private var spotAnswers: [PackedPlace: String] = [:]
    private let describe: (Coordinate) -> String

    /// A memo for a way to put places in words.
    init(_ describe: @escaping (Coordinate) -> String) {
        self.describe = describe
    }

    /// The place of a device in words; empty when it has none.
    func place(of device: Device) -> String { place(of: device.id, at: device.shownCoordinate) }

    /// The same from where it is shown, for those who do not have the whole device at hand.
    func place(of id: DeviceID, at coordinate: Coordinate?) -> String {
        guard let coordinate else { return "" }
        if let known = answers[id], known.coordinate.isNear(coordinate, metres: Self.toleranceMetres) {
            return known.text
        }
        if answers.count >= Self.capacity { answers.removeAll() }
        let text = describe(coordinate)
        answers[id] = (coordinate, text)
        return text
    }

    /// A place in words.
    func place(at spot: PackedPlace) -> String {
        if let known = spotAnswers[spot] { return known }
        if spotAnswers.count >= Self.capacity { spotAnswers.removeAll() }
        let text = describe(spot.coordinate)
        spotAnswers[spot] = text
        return text
    }

    /// Where an alarm was raised in words, which need not be where its device is now; empty when that is not known.
    func place(of alarm: Alarm) -> String {
        guard let coordinate = alarm.coordinate else { return "" }
        if let known = alarmAnswers[alarm.id], known.coordinate == coordinate { return known.text }
        if alarmAnswers.count >= Self.capacity { alarmAnswers.removeAll() }
        let text = describe(coordinate)
        alarmAnswers[alarm.id] = (coordinate, text)
        return text
    }
}

extension Coordinate {
    /// Whether a point lies this near, by a cheap bound before the exact distance.
    fileprivate func isNear(_ other: Coordinate, metres: Double) -> Bool {
        if self == other { return true }
        guard abs(latitude - other.latitude) * 111_000 < metres else { return false }
        return distanceMetres(to: other) < metres
    }
}
