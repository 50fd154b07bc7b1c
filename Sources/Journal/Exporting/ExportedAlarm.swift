import Fleet
import Geo

/// An alarm as it stands in the journal, with every step of its life.
struct ExportedAlarm: Sendable {
    /// One step.
    struct Step: Sendable {
        var at: Timestamp
        var change: String
        var by: String?
    }

    var id: UInt64
    var device: DeviceID
    var kind: String
    var priority: Int
    var code: String?
    var zone: Int?
    var raisedAt: Timestamp
    var lastAt: Timestamp
    var deviceTime: Timestamp?
    var isLate: Bool
    var count: Int
    var coordinate: Coordinate?
    var acknowledgedBy: String?
    var acknowledgedAt: Timestamp?
    var endedAt: Timestamp?
    /// The zone of ours that it is about.
    var area: String?
    /// What else is known, as a JSON object.
    var facts: String?
    var steps: [Step] = []

    /// What it is about, as a dispatcher reads it.
    var title: String { AlarmKind(rawValue: kind)?.traits.title ?? kind }
}

/// What an operator did, with the alarms it was about.
struct ExportedAction: Sendable {
    /// An alarm that an action was about.
    struct Target: Sendable {
        var alarm: UInt64
        /// Whose alarm it was; nil where the journal does not know it any more.
        var device: DeviceID?
        var kind: String?
    }

    var at: Timestamp
    var user: String
    var terminal: String
    var action: String
    /// Everything else that was noted, as JSON; nil where that is nothing but the alarms.
    var detail: String?
    var targets: [Target]
}
