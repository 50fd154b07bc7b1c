import Fleet
import Foundation

/// What an operator or the program itself did, in the words and the JSON of the table.
struct StoredAction {
    /// The word for the passing of time having changed something: part of the state, but nothing for an audit.
    static let swept = "swept"
    private static let began = "began to listen"

    /// What was done.
    let what: String
    /// To what, as JSON.
    let detail: String

    /// Everything an action may name.
    private struct Detail: Codable {
        var alarms: [UInt64]?
        var device: String?
        var devices: [String]?
        var minutes: Int?
        var peer: String?
    }

    /// The entry's content as it is written, and who did it; nil for arrivals.
    static func of(_ content: FleetEntry.Content) -> (action: StoredAction, by: Operator)? {
        switch content {
        case .arrival: nil
        case .action(let action, let person): (StoredAction(action), person)
        case .began: (StoredAction(what: began, detail: "{}"), Operator(user: ""))
        case .swept(let devices): (StoredAction(what: swept, detail: json(devices)), Operator(user: ""))
        }
    }

    /// What an entry with these words is about; nil for what this version does not know.
    func content(by person: Operator) -> FleetEntry.Content? {
        switch what {
        case Self.began: .began
        case Self.swept: .swept((fields?.devices ?? []).compactMap { DeviceID($0) })
        default: action.map { .action($0, person) }
        }
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
        case .choosePeer(let device, let peer):
            what = "choose address"
            detail = "{\"device\":\"\(device)\",\"peer\":\"\(peer)\"}"
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
        guard let detail = fields else { return nil }
        let device = detail.device.flatMap { DeviceID($0) }
        let ids = (detail.alarms ?? []).map(AlarmID.init(number:))
        switch what {
        case "acknowledge": return .acknowledge(ids)
        case "unacknowledge": return .unacknowledge(ids)
        case "correct clock":
            guard let device, let minutes = detail.minutes else { return nil }
            return .correctClock(device, minutes: minutes)
        case "choose address":
            guard let device, let peer = detail.peer.flatMap({ PeerAddress(text: $0) }) else { return nil }
            return .choosePeer(device, peer)
        case "adopt tracker": return device.map { .adopt($0) }
        case "refuse tracker": return device.map { .refuse($0) }
        case "reconsider tracker": return device.map { .reconsider($0) }
        default: return nil
        }
    }

    private var fields: Detail? { try? JSONDecoder().decode(Detail.self, from: Data(detail.utf8)) }

    private static func json(_ devices: [DeviceID]) -> String {
        "{\"devices\":[\(devices.map { "\"\($0)\"" }.joined(separator: ","))]}"
    }

    private static func json(_ device: DeviceID) -> String { "{\"device\":\"\(device)\"}" }

    private static func json(_ ids: [AlarmID]) -> String {
        "{\"alarms\":[\(ids.map { String($0.number) }.joined(separator: ","))]}"
    }
}
