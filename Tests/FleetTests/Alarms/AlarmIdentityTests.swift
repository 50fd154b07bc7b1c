import Testing

@testable import Fleet

/// Which occurrences are the same alarm: device, kind and zone; unknown codes are kinds of their own.
@Suite struct AlarmIdentityTests {
    @Test func theSameAlarmAgainRaisesTheCountOfOneRow() throws {
        let desk = AlarmDesk()
        let first = desk.alarm(.sos, at: 0)
        let again = desk.alarm(.sos, at: 3600, code: "A5")
        #expect(desk.counts == [2], "an hour later, because nobody has acknowledged it")
        let alarm = try #require(desk.alarms.first)
        #expect(alarm.raisedAt == Tracker.at(0))
        #expect(alarm.lastAt == Tracker.at(3600))
        #expect(
            first.contains {
                if case .alarm(let step) = $0 { step.alarm.id == alarm.id && step.change == .raised } else { false }
            })
        #expect(
            again.contains {
                if case .alarm(let step) = $0 { step.alarm.id == alarm.id && step.change == .repeated } else { false }
            })
    }

    @Test func deviceKindAndZoneMakeAlarmsDiffer() {
        let desk = AlarmDesk()
        desk.alarm(.geofence, at: 0, zone: 1)
        desk.alarm(.geofence, at: 1, zone: 2)
        desk.alarm(.geofence, at: 2)
        desk.alarm(.geofence, at: 3, zone: 1, device: "861785001515350")
        desk.alarm(.geofenceEnter, at: 4, zone: 1)
        #expect(desk.counts == [1, 1, 1, 1, 1])
        desk.alarm(.geofence, at: 5, zone: 2)
        #expect(desk.counts == [1, 2, 1, 1, 1])
    }

    @Test func unknownCodesAreKindsOfTheirOwn() {
        let desk = AlarmDesk()
        desk.alarm(.other, at: 0, code: "D1")
        desk.alarm(.other, at: 1, code: "U")
        desk.alarm(.other, at: 2, code: "D1")
        #expect(desk.counts == [2, 1])
        #expect(desk.alarms.map(\.code) == ["D1", "U"])
    }

    @Test func anAlarmWithoutAFixKnowsWhereTheDeviceWasLast() {
        let desk = AlarmDesk()
        desk.position(externalPower: nil, at: 0)
        desk.alarm(.gpsLost, at: 10)
        #expect(desk.alarms.first?.coordinate == Tracker.north(0))
        #expect(desk.alarms.first?.deviceTime == nil)
    }

    @Test func anAlarmWithAFixHasItsPlaceAndTime() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 10) { $0.fix = Tracker.fix(at: 9, metresNorth: 30, isValid: false) }
        #expect(desk.alarms.first?.coordinate == Tracker.north(30))
        #expect(desk.alarms.first?.deviceTime == Tracker.at(9))
        desk.alarm(.sos, at: 20)
        #expect(desk.alarms.first?.coordinate == Tracker.north(30), "an occurrence without a fix takes nothing away")
    }

    @Test func anAlarmThatWasOldAtItsArrivalSaysSo() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 3600) { $0.fix = Tracker.fix(at: 0) }
        #expect(desk.alarms.first?.isLate == true)
        desk.alarm(.sos, at: 3601) { $0.fix = Tracker.fix(at: 3601) }
        #expect(desk.alarms.first?.isLate == false, "until it comes live")
    }
}
