import Testing

@testable import Fleet

/// Who is who, and what is set for whom.
@Suite struct FleetBookTests {
    private let van = Tracker.id("861785001515349")

    private func book(groups: [String] = ["north", "night"], own: [String: Double] = [:]) -> FleetBook {
        var entry = FleetBook.Entry(name: "Van 12")
        entry.groups = groups
        entry.settings.thresholds = own
        var (north, night) = (FleetBook.Group(), FleetBook.Group())
        north.settings.thresholds = ["parked_after": 600_000, "moving_fixes": 3]
        north.settings.clockZoneMinutes = 60
        night.settings.thresholds = ["parked_after": 900_000]
        return FleetBook(entries: [van: entry], groups: ["north": north, "night": night])
    }

    @Test func aDeviceIsStrongerThanItsGroupsAndALaterGroupThanAnEarlierOne() {
        var base = StatusRules()
        base.stillSpeedKmh = 1
        let rules = book(own: ["moving_fixes": 5]).rules(of: van, base: base)
        #expect(rules.stillSpeedKmh == 1, "what nobody overrides is as for all")
        #expect(rules.parkedAfterMilliseconds == 900_000, "the later group")
        #expect(rules.movingFixes == 5, "its own")
        #expect(book(groups: ["night", "north"]).rules(of: van, base: base).parkedAfterMilliseconds == 600_000)
        #expect(book(groups: ["elsewhere"]).rules(of: van, base: base) == base)
        #expect(book().rules(of: Tracker.id("1"), base: base) == base)
    }

    @Test(arguments: StatusThreshold.all.map(\.name)) func everyThresholdCanBeOverridden(name: String) throws {
        let row = try #require(StatusThreshold.named(name))
        let usual = row.get(StatusRules())
        let other = row.kind == .flag ? 1 - usual : usual + 1
        let rules = book(groups: [], own: [name: other]).rules(of: van, base: StatusRules())
        #expect(row.get(rules) == other)
        #expect(rules != StatusRules())
        for row in StatusThreshold.all where row.name != name {
            #expect(row.get(rules) == row.get(StatusRules()), "\(row.name) stays")
        }
    }

    @Test func namesOfOthersFillGapsOnly() {
        let other = Tracker.id("2")
        let named = book().naming([van: "Truck", other: "Bus"])
        #expect(named.names == [van: "Van 12", other: "Bus"])
        #expect(named[van]?.groups == ["north", "night"])
        #expect(named.groupNames == ["night", "north"])
    }

    @Test func theRulesOfADeviceDecideItsStatusInTheStore() {
        var quick = FleetBook.Entry()
        quick.settings.thresholds = ["parked_after": 60_000]
        let store = FleetStore(policy: FleetPolicy(book: FleetBook(entries: [van: quick])))
        for digits in ["861785001515349", "2"] {
            for second in [0.0, 100] {
                var report = Tracker.report(digits)
                report.fix = Tracker.fix(at: second, speedKmh: 0)
                store.apply([Tracker.arrival(report, at: second)])
            }
        }
        func statuses() -> [DeviceStatus] {
            let snapshot = store.snapshot()
            return snapshot.devices.map {
                DeviceStatus.of($0, at: Tracker.at(110), rules: snapshot.rules(of: $0.id))
            }
        }
        #expect(statuses() == [.parked, .stopped])
        store.take(book: FleetBook())
        #expect(statuses() == [.stopped, .stopped])
    }

    @Test func aReportIsTakenByTheRulesOfItsDevice() {
        var entry = FleetBook.Entry()
        entry.settings.thresholds = ["moving_fixes": 1]
        let store = FleetStore(policy: FleetPolicy(book: FleetBook(entries: [van: entry])))
        for digits in ["861785001515349", "2"] {
            var report = Tracker.report(digits)
            report.fix = Tracker.fix(at: 0, speedKmh: 50)
            store.apply([Tracker.arrival(report, at: 0)])
        }
        #expect(store.snapshot().devices.map { $0.motion?.isMoving } == [true, false])
    }

    @Test func aBookThatChangesRenamesAndSetsTheZone() {
        let store = FleetStore(policy: FleetPolicy(book: FleetBook(names: [van: "Van 12"])))
        store.apply([Tracker.arrival(Tracker.report(), at: 0)])
        let before = store.snapshot().revision
        var entry = FleetBook.Entry(name: "Truck 1")
        entry.settings.clockZoneMinutes = 480
        store.take(book: FleetBook(entries: [van: entry]))
        #expect(store.snapshot().revision > before)
        #expect(store.snapshot().device(van)?.name == "Truck 1")
        #expect(store.snapshot().book[van]?.name == "Truck 1")
        var report = Tracker.report()
        report.fix = Tracker.fix(at: 8 * 3600 + 10)
        store.apply([Tracker.arrival(report, at: 10)])
        #expect(store.snapshot().device(van)?.position?.time == Tracker.at(10))
        #expect(store.snapshot().device(van)?.clock.correctionMinutes == 480)
        // What somebody chose comes back when the file says nothing any more.
        store.perform(.correctClock(van, minutes: 60), by: Operator(user: "ana"), at: Tracker.at(11))
        #expect(store.snapshot().device(van)?.clock.correctionMinutes == 480, "the file is stronger")
        store.take(book: FleetBook())
        #expect(store.snapshot().device(van)?.name == nil)
        #expect(store.snapshot().device(van)?.clock.correctionMinutes == 60)
    }

    @Test func aNewDeviceHasTheZoneOfItsBookFromItsFirstReportOn() {
        var entry = FleetBook.Entry()
        entry.settings.clockZoneMinutes = -60
        let store = FleetStore(policy: FleetPolicy(book: FleetBook(entries: [van: entry])))
        var report = Tracker.report()
        report.fix = Tracker.fix(at: -3600)
        store.apply([Tracker.arrival(report, at: 0)])
        #expect(store.snapshot().device(van)?.position?.time == Tracker.at(0))
    }
}
