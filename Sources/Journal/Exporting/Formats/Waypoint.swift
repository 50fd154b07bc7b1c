import Fleet
import Geo

/// A report or an alarm as a place of its own on a map; there is none where no place is known.
struct Waypoint {
    /// Where it was.
    let coordinate: Coordinate
    /// When it was.
    let time: Timestamp
    /// The title on the map.
    let name: String
    /// The sentence about it.
    let words: String
    /// Of what kind the report or the alarm is.
    let kind: String

    /// The place of a report.
    init?(_ arrival: Arrival, _ context: ExportContext) {
        guard case .report(let report) = arrival.content, let place = report.fix?.coordinate, place.isValid else {
            return nil
        }
        coordinate = place
        time = report.effectiveTime(received: arrival.received)
        name = context.name(report.device)
        words = "\(report.device) \(report.kind.rawValue) \(report.type)"
        kind = report.kind.rawValue
    }

    /// The place of an alarm.
    init?(_ alarm: ExportedAlarm, _ context: ExportContext) {
        guard let place = alarm.coordinate, place.isValid else { return nil }
        coordinate = place
        time = alarm.raisedAt
        name = "\(alarm.title) \(context.name(alarm.device))"
        words = AlarmText.line(alarm)
        kind = alarm.kind
    }
}
