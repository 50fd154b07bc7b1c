import Fleet
import Foundation

/// What an operator did, in the words and the JSON of the table.
struct StoredAction {
    /// What was done.
    let what: String
    /// To what, as JSON.
    let detail: String

    private struct Alarms: Codable {
        var alarms: [UInt64]
    }

    /// An action as it is written.
    init(_ action: OperatorAction) {
        switch action {
        case .acknowledge(let ids):
            what = "acknowledge"
            detail = Self.json(ids)
        case .unacknowledge(let ids):
            what = "unacknowledge"
            detail = Self.json(ids)
        }
    }

    /// What was read.
    init(what: String, detail: String) {
        self.what = what
        self.detail = detail
    }

    /// The action; nil for one that this version does not know.
    var action: OperatorAction? {
        guard let alarms = try? JSONDecoder().decode(Alarms.self, from: Data(detail.utf8)) else { return nil }
        let ids = alarms.alarms.map(AlarmID.init(number:))
        return switch what {
        case "acknowledge": .acknowledge(ids)
        case "unacknowledge": .unacknowledge(ids)
        default: nil
        }
    }

    private static func json(_ ids: [AlarmID]) -> String {
        "{\"alarms\":[\(ids.map { String($0.number) }.joined(separator: ","))]}"
    }
}
