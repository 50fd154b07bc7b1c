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

/// What an operator did, with the alarms or the device it was about.
struct ExportedAction: Sendable {
    /// An alarm or a device that an action was about.
    struct Target: Sendable {
        /// The alarm; nil where it was about the device itself.
        var alarm: UInt64?
        /// The device, or whose alarm it was; nil where the journal does not know it any more.
        var device: DeviceID?
        var kind: String?
    }

    var at: Timestamp
    var user: String
    var terminal: String
    var action: String
    /// Everything else that was noted, as JSON; nil where that is nothing but the alarms.
    var detail: String?
    /// The same, field by field; empty where it is no object, or one whose names mean something else already.
    var fields: [Field] = []
    var targets: [Target]

    /// Something that was noted about an action.
    struct Field: Sendable, Equatable {
        var name: String
        /// The value as JSON.
        var json: [UInt8]
    }

    /// Names that mean something else in a line of JSON.
    static let takenNames: Set<String> = ["record", "at", "user", "terminal", "action", "detail", "alarms", "name"]
}
