import Testing

@testable import Fleet
@testable import Notify

/// What each step in the life of an alarm does to its escalation.
@Suite struct EscalationEffectTests {
    /// The effect of a change that leaves an alarm as it usually does.
    private static let usual: [(AlarmTransition.Change, AlarmState, AlarmState, EscalationEffect)] = [
        (.raised, .cleared, .unacknowledged, .begins),
        (.repeated, .unacknowledged, .unacknowledged, .nothing),
        (.repeated, .acknowledged, .acknowledged, .nothing),
        (.repeated, .returned, .unacknowledged, .begins),
        (.repeated, .shelved, .shelved, .nothing),
        (.ended, .unacknowledged, .returned, .ends),
        (.ended, .acknowledged, .cleared, .ends),
        (.acknowledged, .unacknowledged, .acknowledged, .stops),
        (.unacknowledged, .acknowledged, .unacknowledged, .begins),
        (.raisedAgain, .acknowledged, .unacknowledged, .begins),
        (.worsened, .acknowledged, .unacknowledged, .begins),
        (.acknowledgementExpired, .acknowledged, .unacknowledged, .begins),
        (.reset, .latched, .cleared, .stops),
        (.shelved, .unacknowledged, .shelved, .stops),
        (.unshelved, .shelved, .unacknowledged, .begins),
        (.unshelved, .shelved, .cleared, .nothing),
        (.suppressed, .unacknowledged, .suppressed, .stops),
        (.unsuppressed, .suppressed, .unacknowledged, .begins),
        (.noted, .unacknowledged, .unacknowledged, .nothing),
        (.takenOutOfService, .unacknowledged, .outOfService, .stops),
        (.returnedToService, .outOfService, .unacknowledged, .begins),
    ]

    @Test func everyChangeHasItsEffect() {
        for (change, from, to, effect) in Self.usual {
            #expect(EscalationEffect(change, from: from, to: to) == effect, "\(change) from \(from)")
        }
        #expect(Set(Self.usual.map(\.0)) == Set(AlarmTransition.Change.allCases))
    }

    @Test(arguments: AlarmTransition.Change.allCases)
    func nothingBeginsUnderAWithdrawal(_ change: AlarmTransition.Change) {
        for state in AlarmState.allCases where state.isHidden {
            #expect(EscalationEffect(change, from: .returned, to: state) != .begins)
        }
    }
}
