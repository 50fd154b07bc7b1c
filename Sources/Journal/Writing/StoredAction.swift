import Fleet
import Foundation

/// What an operator did, in the words and the JSON of the table.
struct StoredAction {
    /// What was done.
    let what: String
    /// To what, as JSON.
    let detail: String

    /// Everything an action may name.
    private struct Detail: Codable {
        var alarms: [UInt64]?
        var device: String?
        var minutes: Int?
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
        case .correctClock(let device, let minutes):
            what = "correct clock"
            detail = "{\"device\":\"\(device)\",\"minutes\":\(minutes)}"
        case .adopt(let device):
            what = "adopt tracker"
            detail = Self.json(device)
        case .refuse(let device):
            what = "refuse tracker"
            detail = Self.json(device)
        case .reconsider(let device):
            what = "reconsider tracker"
            detail = Self.json(device)
        }
    }

    /// What was read.
    init(what: String, detail: String) {
        self.what = what
        self.detail = detail
    }

    /// The action; nil for one that this version does not know.
    var action: OperatorAction? {
        guard let detail = try? JSONDecoder().decode(Detail.self, from: Data(detail.utf8)) else { return nil }
        let device = detail.device.flatMap { DeviceID($0) }
        let ids = (detail.alarms ?? []).map(AlarmID.init(number:))
        switch what {
        case "acknowledge": return .acknowledge(ids)
        case "unacknowledge": return .unacknowledge(ids)
        case "correct clock":
            guard let device, let minutes = detail.minutes else { return nil }
            return .correctClock(device, minutes: minutes)
        case "adopt tracker": return device.map { .adopt($0) }
        case "refuse tracker": return device.map { .refuse($0) }
        case "reconsider tracker": return device.map { .reconsider($0) }
        default: return nil
        }
    }

    private static func json(_ device: DeviceID) -> String { "{\"device\":\"\(device)\"}" }

    private static func json(_ ids: [AlarmID]) -> String {
        "{\"alarms\":[\(ids.map { String($0.number) }.joined(separator: ","))]}"
    }
}
