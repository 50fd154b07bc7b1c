import Testing

@testable import Fleet

/// Supply, battery, clock and tow: edges begin them, edges end them.
@Suite struct SupplySignalTests {
    private func power(_ desk: WatchDesk, _ second: Double, _ isThere: Bool?, alarm: AlarmKind? = nil) {
        desk.position(second, north: second / 100) {
            $0.power.external = isThere
            $0.alarm = alarm
        }
    }

    @Test("the edge of the flag begins a power cut; no flag, or no edge, does not")
    func powerCut() {
        let desk = WatchDesk()
        power(desk, 0, false)
        power(desk, 10, nil)
        power(desk, 20, false)
        #expect(desk.story.isEmpty, "it was never there")
        power(desk, 30, true)
        power(desk, 40, nil)
        power(desk, 50, false)
        power(desk, 60, false)
        #expect(desk.story == ["raised powerCut"])
        power(desk, 70, true)
        #expect(desk.story == ["raised powerCut", "ended powerCut"])
    }

    @Test("a late flag is no edge")
    func latePowerCut() {
        let desk = WatchDesk()
        power(desk, 5000, true)
        desk.position(5010, fixAt: 0) { $0.power.external = false }
        #expect(desk.story.isEmpty)
    }

    @Test("a tracker that says so itself, with the flag or before it, has one alarm that came once")
    func toldByTheTracker() {
        for (second, alarm) in [(20.0, true), (10.0, nil)] {
            let desk = WatchDesk()
            power(desk, 0, true)
            power(desk, 10, second == 20 ? true : nil, alarm: second == 20 ? nil : .powerCut)
            power(desk, 20, false, alarm: alarm == true ? .powerCut : nil)
            #expect(desk.story == ["raised powerCut"])
            #expect(desk.alarms.map(\.count) == [1])
        }
    }

    @Test("a battery that hovers at the threshold is told once")
    func battery() {
        let desk = WatchDesk()
        func percent(_ second: Double, _ value: Int, alarm: AlarmKind? = nil) {
            desk.message(second) {
                $0.power.batteryPercent = value
                $0.alarm = alarm
            }
        }
        for (number, value) in [30, 11, 10, 9, 10, 9, 12, 8, 19, 9].enumerated() { percent(Double(number), value) }
        #expect(desk.story == ["raised lowBattery"])
        #expect(desk.alarms.first?.facts.batteryPercent == 9)
        percent(20, 20)
        #expect(desk.story == ["raised lowBattery", "ended lowBattery"])
        percent(30, 5, alarm: .lowBattery)
        #expect(desk.alarms.map(\.count) == [2], "the tracker's word and ours are one")
    }

    @Test("a clock is told after three live messages, ahead and behind, and ends when it is right")
    func clock() {
        for hours in [8.0, -5] {
            let desk = WatchDesk()
            for number in 0..<5 {
                let second = Double(number) * 30
                desk.position(second, north: Double(number), fixAt: second + hours * 3600)
            }
            #expect(desk.story.filter { $0.contains("clock") } == ["raised clockWrong"], "\(hours) hours")
            #expect(desk.alarms.first { $0.kind == .clockWrong }?.facts.clockMinutes == Int(hours * 60))
            desk.sweep(150...900)
            #expect(!desk.story.contains("raised gpsLost"), "it has fixes")
            desk.position(1000, north: 9)
            #expect(desk.story.filter { $0.contains("clock") } == ["raised clockWrong", "ended clockWrong"])
        }
    }

    @Test("two wrong messages, or fixes that were stored and come at once, say nothing about the clock")
    func clockIsRight() {
        let desk = WatchDesk()
        for number in 0..<2 { desk.position(Double(number) * 10, fixAt: Double(number) * 10 + 28_800) }
        desk.position(30)
        desk.position(40, fixAt: 28_840)
        #expect(desk.story.isEmpty)
        let upload = WatchDesk()
        // A quarter of an hour in a tunnel: every age near 900 seconds agrees with a zone of 15 minutes.
        for number in 0..<40 {
            upload.position(900 + Double(number) * 0.2, north: Double(number), fixAt: Double(number) * 2)
        }
        upload.position(920, north: 50)
        #expect(upload.story.isEmpty)
    }

    @Test("a new clock that shows 1970 is told")
    func oldClock() {
        let desk = WatchDesk()
        for number in 0..<4 {
            desk.position(Double(number) * 10, north: Double(number), fixAt: -1_600_000_000 + Double(number))
        }
        #expect(desk.story == ["raised clockWrong"])
    }
}

/// A vehicle that moves without its engine.
@Suite struct TowSignalTests {
    private func drive(_ desk: WatchDesk, from start: Double, ignition: Bool?) {
        for number in 0..<4 {
            desk.position(start + Double(number) * 10, speed: 30, north: start + Double(number) * 80) {
                $0.ignition = ignition
            }
        }
    }

    @Test("moving with the ignition off is a tow, with it on or unknown it is not")
    func ignition() {
        for (ignition, story) in [(false, ["raised tow"]), (true, []), (nil, [])] as [(Bool?, [String])] {
            let desk = WatchDesk()
            drive(desk, from: 0, ignition: ignition)
            #expect(desk.story == story)
        }
    }

    @Test("it ends with the ignition, and by standing")
    func end() {
        let desk = WatchDesk()
        drive(desk, from: 0, ignition: false)
        desk.position(40, speed: 30, north: 330) { $0.ignition = true }
        #expect(desk.story == ["raised tow", "ended tow"])
        let other = WatchDesk()
        drive(other, from: 0, ignition: false)
        for second in stride(from: 40.0, through: 300, by: 20) {
            other.position(second, north: 320)
            other.sweep(second)
        }
        #expect(other.story == ["raised tow", "ended tow"])
    }

    @Test("driving home and switching off is no tow; being taken away later is, even if nothing was heard in between")
    func parkedBefore() {
        let desk = WatchDesk()
        drive(desk, from: 0, ignition: true)
        desk.position(50, speed: 0, north: 330) { $0.ignition = false }
        desk.position(60, speed: 0, north: 331) { $0.ignition = false }
        #expect(desk.story.isEmpty)
        desk.position(4000, speed: 20, north: 2000) { $0.ignition = false }
        #expect(desk.story == ["raised tow"])
    }

    @Test("after the loss of power moving is a tow where the ignition is not known, until power is back or long gone")
    func powerLoss() {
        for (kind, wait, isTow) in [
            (AlarmKind?.none, 100.0, true), (.powerRestored, 100, false), (nil, 200_000, false),
        ] {
            let desk = WatchDesk()
            desk.position(0)
            desk.message(10) { $0.alarm = .powerCut }
            desk.message(20) { $0.alarm = kind }
            drive(desk, from: wait, ignition: nil)
            #expect(desk.story.contains("raised tow") == isTow)
        }
    }

    @Test("drift, one fast fix and late reports are no tow")
    func nothing() {
        let desk = WatchDesk()
        for number in 0..<30 {
            desk.position(Double(number) * 10, speed: number % 7 == 3 ? 9 : 2, north: Double(number % 5) * 12) {
                $0.ignition = false
            }
        }
        for number in 0..<5 {
            desk.position(5000 + Double(number), speed: 60, north: Double(number) * 150, fixAt: Double(number) * 10) {
                $0.ignition = false
            }
        }
        #expect(desk.story.isEmpty)
    }
}
