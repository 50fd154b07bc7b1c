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
        for second in [0.0, 30, 60] { tracker.position(at: second, fixAt: second + 8 * 3600) }
        let clock = item("clock", of: tracker.device)
        #expect(clock?.state == .doubtful)
        #expect(clock?.finding == "runs at UTC+08:00, it seems")
        #expect(clock?.hint.contains("zone command") == true)
    }

    @Test func silenceAndOldDataSayNothingAboutTheClock() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.heartbeat(at: 3600)
        #expect(item("clock", of: tracker.device)?.finding == "right", "an old position is no slow clock")
        var stored = Tracker.report()
        stored.fix = Tracker.fix(at: 0, metresNorth: 5)
        stored.isStoredRecord = true
        tracker.take(stored, at: 3601)
        #expect(item("clock", of: tracker.device)?.finding == "right")
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
