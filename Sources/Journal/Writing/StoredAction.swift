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
        var text: String?
        var until: Int64?
        var endsAtClear: Bool?
        var scopes: [Scope]?
    }

    /// A device, or a kind of alarm on it.
    private struct Scope: Codable {
        var device: String
        var kind: String?
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
        case .acknowledgeShown, .note, .shelve, .unshelve, .reset, .takeOutOfService, .returnToService:
            (what, detail) = Self.aboutAlarms(action)
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
        default: return Self.aboutAlarms(what, detail, ids)
        }
    }

    // MARK: - The life of alarms

    private static func aboutAlarms(_ action: OperatorAction) -> (what: String, detail: String) {
        var detail = Detail()
        func about(_ ids: [AlarmID]) { detail.alarms = ids.map(\.number) }
        func about(_ scopes: [AlarmScope]) {
            detail.scopes = scopes.map { Scope(device: $0.device.description, kind: $0.kind?.rawValue) }
        }
        let what: String
        switch action {
        case .acknowledgeShown(let ids):
            what = "acknowledge shown"
            about(ids)
        case .note(let ids, let text):
            what = "note"
            about(ids)
            detail.text = text
        case .shelve(let ids, let until, let endsAtClear, let reason):
            what = "shelve"
            about(ids)
            (detail.until, detail.endsAtClear, detail.text) = (until.milliseconds, endsAtClear, reason)
        case .unshelve(let ids):
            what = "unshelve"
            about(ids)
        case .reset(let ids):
            what = "reset"
            about(ids)
        case .takeOutOfService(let scopes, let reason):
            what = "take out of service"
            about(scopes)
            detail.text = reason
        case .returnToService(let scopes):
            what = "return to service"
            about(scopes)
        default: what = ""
        }
        return (what, text(detail))
    }

    private static func aboutAlarms(_ what: String, _ detail: Detail, _ ids: [AlarmID]) -> OperatorAction? {
        // A scope that cannot be read is left out; a kind that this version does not know is not all kinds.
        let scopes = (detail.scopes ?? []).compactMap { scope -> AlarmScope? in
            guard let device = DeviceID(scope.device) else { return nil }
            guard let word = scope.kind else { return AlarmScope(device: device) }
            return AlarmKind(rawValue: word).map { AlarmScope(device: device, kind: $0) }
        }
        switch what {
        case "acknowledge shown": return .acknowledgeShown(ids)
        case "note": return detail.text.map { .note(ids, text: $0) }
        case "shelve":
            guard let until = detail.until, let reason = detail.text else { return nil }
            return .shelve(
                ids, until: Timestamp(milliseconds: until), endsAtClear: detail.endsAtClear ?? false, reason: reason)
        case "unshelve": return .unshelve(ids)
        case "reset": return .reset(ids)
        case "take out of service": return detail.text.map { .takeOutOfService(scopes, reason: $0) }
        case "return to service": return .returnToService(scopes)
        default: return nil
        }
    }

    private static func text(_ detail: Detail) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(detail)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
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
