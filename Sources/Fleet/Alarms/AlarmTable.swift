/// One row of the life-cycle: in this state, when this happens, under this condition, the next state.
public struct AlarmRow: Sendable, Equatable {
    /// What has to be so for a row to count.
    public enum Condition: String, Sendable, CaseIterable {
        case always
        /// The condition of the alarm lasts.
        case lasting
        /// The condition of the alarm is over.
        case over
        /// The kind waits for a reset.
        case latching
        /// The kind does not wait for a reset.
        case plain
    }

    /// The state before.
    public let from: AlarmState
    /// What happens.
    public let event: AlarmEvent
    /// What has to be so.
    public let condition: Condition
    /// The state after.
    public let to: AlarmState

    private init(
        _ from: AlarmState, _ event: AlarmEvent, _ to: AlarmState, if condition: Condition = .always
    ) {
        self.from = from
        self.event = event
        self.condition = condition
        self.to = to
    }

    /// The whole life-cycle; what has no row here cannot happen.
    public static let all: [AlarmRow] = open + noticed + over + hidden

    private static let open: [AlarmRow] = [
        AlarmRow(.cleared, .raise, .unacknowledged),
        AlarmRow(.cleared, .unacknowledge, .returned),
        AlarmRow(.unacknowledged, .raise, .unacknowledged),
        AlarmRow(.unacknowledged, .worsen, .unacknowledged),
        AlarmRow(.unacknowledged, .acknowledge, .acknowledged),
        AlarmRow(.unacknowledged, .clear, .returned),
        AlarmRow(.unacknowledged, .shelve, .shelved),
        AlarmRow(.unacknowledged, .suppress, .suppressed),
        AlarmRow(.unacknowledged, .takeOutOfService, .outOfService),
    ]

    private static let noticed: [AlarmRow] = [
        AlarmRow(.acknowledged, .raise, .acknowledged),
        AlarmRow(.acknowledged, .raiseAgain, .unacknowledged),
        AlarmRow(.acknowledged, .worsen, .unacknowledged),
        AlarmRow(.acknowledged, .clear, .cleared, if: .plain),
        AlarmRow(.acknowledged, .clear, .latched, if: .latching),
        AlarmRow(.acknowledged, .unacknowledge, .unacknowledged),
        AlarmRow(.acknowledged, .acknowledgementExpires, .unacknowledged),
        AlarmRow(.acknowledged, .shelve, .shelved),
        AlarmRow(.acknowledged, .suppress, .suppressed),
        AlarmRow(.acknowledged, .takeOutOfService, .outOfService),
    ]

    private static let over: [AlarmRow] = [
        AlarmRow(.returned, .raise, .unacknowledged),
        AlarmRow(.returned, .acknowledge, .cleared, if: .plain),
        AlarmRow(.returned, .acknowledge, .latched, if: .latching),
        AlarmRow(.returned, .takeOutOfService, .outOfService),
        AlarmRow(.latched, .raiseAgain, .unacknowledged),
        AlarmRow(.latched, .unacknowledge, .returned),
        AlarmRow(.latched, .reset, .cleared),
        AlarmRow(.latched, .takeOutOfService, .outOfService),
    ]

    private static let hidden: [AlarmRow] = [
        AlarmRow(.shelved, .raise, .shelved),
        AlarmRow(.shelved, .clear, .shelved),
        AlarmRow(.shelved, .unshelve, .unacknowledged, if: .lasting),
        AlarmRow(.shelved, .unshelve, .cleared, if: .over),
        AlarmRow(.shelved, .takeOutOfService, .outOfService),
        AlarmRow(.suppressed, .raise, .suppressed),
        AlarmRow(.suppressed, .clear, .suppressed),
        AlarmRow(.suppressed, .unsuppress, .unacknowledged, if: .lasting),
        AlarmRow(.suppressed, .unsuppress, .cleared, if: .over),
        AlarmRow(.suppressed, .takeOutOfService, .outOfService),
        AlarmRow(.outOfService, .raise, .outOfService),
        AlarmRow(.outOfService, .clear, .outOfService),
        AlarmRow(.outOfService, .returnToService, .unacknowledged, if: .lasting),
        AlarmRow(.outOfService, .returnToService, .cleared, if: .over),
    ]

    private struct Place: Hashable {
        let from: AlarmState
        let event: AlarmEvent
    }

    private static let byPlace = Dictionary(grouping: all) { Place(from: $0.from, event: $0.event) }

    /// The row for what happens in a state; nil where that cannot happen there.
    ///
    /// - Parameters:
    ///   - isActive: whether the condition lasts, the event included.
    ///   - latches: whether the kind waits for a reset.
    public static func row(_ from: AlarmState, _ event: AlarmEvent, isActive: Bool, latches: Bool) -> AlarmRow? {
        byPlace[Place(from: from, event: event)]?.first { row in
            switch row.condition {
            case .always: true
            case .lasting: isActive
            case .over: !isActive
            case .latching: latches
            case .plain: !latches
            }
        }
    }
}
