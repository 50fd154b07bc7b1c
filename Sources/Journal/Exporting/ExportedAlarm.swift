import Fleet
import Geo

/// An alarm as it stands in the journal, with every step of its life.
struct ExportedAlarm: Sendable {
    /// One step.
    struct Step: Sendable {
        var at: Timestamp
        var change: String
        var by: String?
        var terminal: String?
        /// The states before and after it; nil where an older version wrote it.
        var from: String?
        var to: String?
        var note: String?
        var link: ExportedLink?
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
    var link: ExportedLink?

    /// Something that was noted about an action.
    struct Field: Sendable, Equatable {
        var name: String
        /// The value as JSON.
        var json: [UInt8]
    }

    /// Names that mean something else in a line of JSON.
    static let takenNames: Set<String> = [
        "record", "at", "user", "terminal", "action", "detail", "alarms", "name", "number", "previous",
        "hash", "sealed",
    ]
}

/// The place of a record in the chain of the audit.
struct ExportedLink: Sendable {
    var number: Int64
    /// The hash of the record before it.
    var previous: String
    var hash: String
    /// What the hash is made of, with the one before it: see ``ChainHash``.
    var sealed: [UInt8]

    /// A link out of a row: the number, the hash, and the hash before; nil for a record that is not in the chain.
    init?(_ number: Int64?, _ hash: String?, after previous: String?, sealed: [UInt8]) {
        guard let number, let hash, let previous else { return nil }
        (self.number, self.hash, self.previous, self.sealed) = (number, hash, previous, sealed)
    }

    /// SQL for the hash before the record of a table.
    static func previous(_ table: String) -> String {
        """
        coalesce((SELECT previous FROM chainStart WHERE number = \(table).number),
            (SELECT hash FROM action AS before WHERE before.number = \(table).number - 1),
            (SELECT hash FROM transition AS before WHERE before.number = \(table).number - 1))
        """
    }
}
