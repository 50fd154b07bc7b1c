import Fleet

/// Which statuses the device table shows.
public enum StatusFilter: Sendable, Equatable {
    case all
    case only(DeviceStatus)
    /// Stale, offline and new ones, and those with unacknowledged alarms.
    case problems

    /// The order in which `f` steps through them.
    static let cycle: [StatusFilter] = [.all] + DeviceStatus.allCases.map { .only($0) }

    /// The next one, or the one before.
    func stepped(by step: Int) -> StatusFilter {
        let place = Self.cycle.firstIndex(of: self) ?? 0
        let count = Self.cycle.count
        return Self.cycle[((place + step) % count + count) % count]
    }

    /// Whether a device passes.
    func admits(_ row: DeviceRow) -> Bool {
        switch self {
        case .all: true
        case .only(let status): row.status == status
        case .problems: row.status.isProblem || row.alarmPriority != nil
        }
    }

    /// Its name on the screen; empty for all.
    var title: String {
        switch self {
        case .all: ""
        case .only(let status): status.rawValue
        case .problems: "problems"
        }
    }
}
