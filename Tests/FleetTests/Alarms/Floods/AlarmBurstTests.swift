import Testing

@testable import Fleet

/// Which alarms have one cause, and which was the first of a device.
@Suite struct AlarmBurstTests {
    private func device(_ number: Int) -> String { "8617850015153\(10 + number)" }

    @Test("the same kind on five devices within a minute is one burst, on four it is none")
    func five() {
        let desk = AlarmDesk()
        for number in 0..<4 { desk.alarm(.door, at: Double(number) * 10, device: device(number)) }
        desk.alarm(.door, at: 35, zone: 2, device: device(0))
        #expect(desk.alarms.allSatisfy { $0.burst == nil }, "a device twice is one device")
        desk.alarm(.vibration, at: 36, device: device(7))
        desk.alarm(.door, at: 40, device: device(4))
        let doors = desk.alarms.filter { $0.kind == .door }
        #expect(doors.count == 6 && doors.allSatisfy { $0.burst == desk.alarms[0].id })
        #expect(desk.alarms.first { $0.kind == .vibration }?.burst == nil)
    }

    @Test("it goes on as long as one comes within a minute of another, and a later one is another burst")
    func goesOn() {
        let desk = AlarmDesk()
        for number in 0..<8 { desk.alarm(.door, at: Double(number) * 12, device: device(number)) }
        #expect(Set(desk.alarms.map(\.burst)) == [desk.alarms[0].id])
        desk.alarm(.door, at: 84 + 60, device: device(8))
        #expect(desk.alarms.last?.burst == nil)
        for number in 9..<13 { desk.alarm(.door, at: 150 + Double(number), device: device(number)) }
        #expect(desk.alarms.last?.burst == desk.alarms[8].id)
    }

    @Test("slower than five in a minute is no burst")
    func slow() {
        let desk = AlarmDesk()
        for number in 0..<12 { desk.alarm(.door, at: Double(number) * 16, device: device(number)) }
        #expect(desk.alarms.allSatisfy { $0.burst == nil })
    }

    @Test("whatever happens to its members, a burst keeps them")
    func stays() {
        let desk = AlarmDesk()
        for number in 0..<6 { desk.alarm(.door, at: Double(number), device: device(number)) }
        let burst = desk.alarms[0].id
        desk.acknowledge(0, at: 10)
        desk.acknowledge(3, at: 11)
        desk.store.sweep(at: Tracker.at(120))
        #expect(desk.alarms[0].state == .cleared)
        #expect(desk.alarms.allSatisfy { $0.burst == burst })
    }

    @Test("the first of several alarms of a device within a minute is marked, and no other")
    func firstOut() {
        let desk = AlarmDesk()
        desk.alarm(.powerCut, at: 0)
        desk.alarm(.door, at: 5, device: device(1))
        #expect(!desk.alarms[0].isFirstOut, "it is alone")
        desk.alarm(.vibration, at: 20)
        desk.alarm(.tow, at: 70)
        #expect(desk.alarms.map(\.isFirstOut) == [true, false, false, false])
        desk.alarm(.door, at: 200)
        desk.alarm(.sos, at: 230)
        #expect(desk.alarms.map(\.isFirstOut) == [true, false, false, false, true, false])
    }
}
