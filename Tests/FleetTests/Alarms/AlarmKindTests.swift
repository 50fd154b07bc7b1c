import Fleet
import Testing

/// What is declared about kinds of alarms.
@Suite struct AlarmKindTests {
    @Test func everyKindHasExactlyOneRow() {
        #expect(AlarmTraits.all.map(\.kind) == AlarmKind.allCases)
        for kind in AlarmKind.allCases { #expect(kind.traits.kind == kind) }
    }

    @Test func everyRowIsComplete() {
        for row in AlarmTraits.all {
            #expect((1...4).contains(row.priority), "\(row.kind)")
            #expect(!row.title.isEmpty && !row.response.isEmpty, "\(row.kind)")
            #expect(row.offDelaySeconds >= 0, "\(row.kind)")
            #expect(row.endedBy != row.kind, "\(row.kind)")
        }
        #expect(Set(AlarmTraits.all.map(\.title)).count == AlarmTraits.all.count)
    }

    @Test func theWordsAreThoseOfTheJSONLines() {
        #expect(
            AlarmKind.allCases.map(\.rawValue) == [
                "sos", "lowBattery", "lowPower", "powerCut", "powerRestored", "vibration", "movement", "tow",
                "overspeed", "geofence", "geofenceEnter", "geofenceExit", "door", "tamper", "accident", "fall",
                "bonnet", "footbrake", "ignitionOn", "ignitionOff", "gpsLost", "offline",
                "clockWrong", "identityConflict", "zoneAbsence", "zoneTrespass", "zoneOverstay", "other",
            ])
    }
}
