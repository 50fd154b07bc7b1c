import Testing

@testable import Fleet

/// What an installer reads off the bring-up list.
@Suite struct BringUpTests {
    private func item(_ title: String, of device: Device?, alarms: [Alarm] = []) -> BringUpItem? {
        device.flatMap { BringUp.items(of: $0, alarms: alarms).first { $0.title == title } }
    }

    @Test func aUnitThatHasOnlyBeatenItsHeartLacksNearlyEverything() {
        var tracker = Tracker()
        tracker.heartbeat(at: 0)
        let items = tracker.device.map { BringUp.items(of: $0, alarms: []) } ?? []
        #expect(items.first?.state == .ok, "it is connected")
        for title in ["fix", "clock", "battery", "interval", "alarms"] {
            #expect(item(title, of: tracker.device)?.state == .missing, "\(title)")
        }
        #expect(items.allSatisfy { $0.state != .doubtful || !$0.hint.isEmpty })
    }

    @Test func aGoodUnitIsAllRight() {
        var tracker = Tracker()
        for second in stride(from: 0.0, through: 120, by: 30) { tracker.position(at: second, speedKmh: 0) }
        for title in ["fix", "clock", "interval", "unknown codes"] {
            #expect(item(title, of: tracker.device)?.state == .ok, "\(title)")
        }
        #expect(item("interval", of: tracker.device)?.finding == "about every 30 s")
    }

    @Test func aFactoryZoneIsNamed() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 8 * 3600)
        let clock = item("clock", of: tracker.device)
        #expect(clock?.state == .doubtful)
        #expect(clock?.finding == "8 h ahead, likely a time zone")
        #expect(clock?.hint.contains(":123456L+00#") == true)
    }

    @Test func aClockThatIsOffByNoZoneIsNot() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 37 * 60)
        #expect(item("clock", of: tracker.device)?.finding == "37 min ahead")
    }

    @Test func checkDigitsOfIdentities() {
        #expect(Luhn.isValid("490154203237518"))
        #expect(!Luhn.isValid("490154203237517"))
        #expect(!Luhn.isValid("49015420323751X"))
    }

    @Test func codesThatNobodyKnowsAreListed() {
        let desk = AlarmDesk()
        desk.alarm(.other, at: 0, code: "Q")
        desk.alarm(.sos, at: 1)
        let device = desk.store.snapshot().devices.first
        #expect(item("unknown codes", of: device, alarms: desk.alarms)?.finding == "Q")
        #expect(item("unknown codes", of: device, alarms: desk.alarms)?.state == .doubtful)
        #expect(item("alarms", of: device, alarms: desk.alarms)?.finding == "SOS, alarm")
    }
}
