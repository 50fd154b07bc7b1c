import Dialects
import Fleet
import Testing

/// Rules of gt06 beyond the samples: what each message says and what is answered.
@Suite struct GT06RuleTests {
    private func hear(_ frames: [UInt8]..., now: Timestamp = Timestamp(seconds: 0)) -> Heard {
        Heard.stream([GT06Frames.login] + frames, now: now).dropFirst(1)
    }

    @Test func theChecksumIsThatOfTheDossier() {
        #expect(GT06Frames.checksum("123456789".utf8) == 0x906E)
        #expect(Heard.stream([GT06Frames.login]).replies == [CorpusFrame.bytes(hex: "787805010006ad630d0a")])
    }

    @Test func loginsOfAllLengthsAndOnlyInBCD() {
        let identity: [UInt8] = [0x00, 0x12, 0x89, 0x60, 0x01, 0x89, 0x00, 0x42]
        for tail in [[], [0x20, 0x01], [0x20, 0x01, 0x32, 0x00]] as [[UInt8]] {
            let heard = Heard.stream([GT06Frames.short(0x01, identity + tail)])
            #expect(heard.reports.map(\.device.description) == ["012896001890042"])
            #expect(heard.reports.first?.kind == .login)
        }
        for wrong in [[0x03, 0x5A, 0, 0, 0, 0, 0, 0], [0x03, 0x58]] as [[UInt8]] {
            let heard = Heard.stream([GT06Frames.short(0x01, wrong)])
            #expect(heard.reports.isEmpty && heard.replies.isEmpty && heard.wrongReplies.isEmpty)
        }
    }

    @Test func aSecondLoginSpeaksForWhatFollows() {
        let other = GT06Frames.short(0x01, [0x08, 0x64, 0x71, 0x70, 0x03, 0x28, 0x35, 0x81])
        let heard = hear(other, GT06Frames.short(0x12, GT06Frames.position()))
        #expect(heard.reports.map(\.device.description) == ["864717003283581", "864717003283581"])
    }

    @Test func theTimeZoneOfALoginChangesNoTimes() {
        let login = GT06Frames.short(
            0x01, [0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94, 0x20, 0x01, 0x32, 0x00])
        let heard = Heard.stream([login, GT06Frames.short(0x12, GT06Frames.position())])
        #expect(heard.reports.last?.fix?.time?.iso8601 == "2026-11-22T08:00:00Z")
    }

    @Test(arguments: [(0x1400, 22.5, 114), (0x1000, -22.5, 114), (0x1C00, 22.5, -114), (0x1800, -22.5, -114)])
    func hemispheres(_ flags: Int, _ latitude: Double, _ longitude: Double) throws {
        let heard = hear(GT06Frames.short(0x12, GT06Frames.position(flags: UInt16(flags))))
        let fix = try #require(heard.reports.first?.fix)
        #expect(fix.coordinate?.latitude == latitude && fix.coordinate?.longitude == longitude)
        #expect(fix.isValid && fix.speedKmh == 50 && fix.satellites == 9)
    }

    @Test func ignitionStandsInTwoBitsOfSomeFirmware() {
        #expect(hear(GT06Frames.short(0x12, GT06Frames.position(flags: 0x1400))).reports[0].ignition == nil)
        #expect(hear(GT06Frames.short(0x12, GT06Frames.position(flags: 0x5400))).reports[0].ignition == false)
        #expect(hear(GT06Frames.short(0x12, GT06Frames.position(flags: 0xD400))).reports[0].ignition == true)
    }

    @Test func zeroAndZeroIsNoPlaceWhateverTheFlags() {
        for flags: UInt16 in [0, 0x1000, 0x1400] {
            let frame = GT06Frames.short(0x12, GT06Frames.position(latitude: 0, longitude: 0, flags: flags))
            let report = hear(frame).reports.first
            #expect(report?.kind == .position)
            #expect(report?.fix != nil && report?.fix?.coordinate == nil)
        }
    }

    @Test func impossibleValuesAreRefusedWithoutAnswer() {
        let wrong = [
            GT06Frames.position(date: [26, 13, 1, 0, 0, 0]), GT06Frames.position(date: [26, 2, 30, 0, 0, 0]),
            GT06Frames.position(date: [26, 1, 1, 24, 0, 0]), GT06Frames.position(date: [26, 1, 1, 0, 60, 0]),
            GT06Frames.position(latitude: 162_000_001), GT06Frames.position(longitude: 324_000_001),
            Array(GT06Frames.position().dropLast()),
        ]
        for content in wrong {
            let heard = hear(GT06Frames.short(0x12, content))
            #expect(heard.reports.isEmpty && heard.wrongReplies.isEmpty)
            #expect(heard.reasons.count == 1 && heard.reasons[0].hasPrefix("gt06: "))
        }
        let odd = hear(GT06Frames.short(0x12, GT06Frames.position(flags: 0x1400 | 700)))
        #expect(odd.reports.count == 1 && odd.reports[0].fix?.courseDeg == nil)
    }

    @Test func mileageAndReuploadOfNewerUnits() {
        let start = GT06Frames.position() + GT06Frames.cell
        let stored = hear(GT06Frames.short(0x22, start + [1, 0, 1, 0, 1, 0xE2, 0x40])).reports[0]
        #expect(stored.ignition == true && stored.isStoredRecord && stored.odometerKm == 123.456)
        let live = hear(GT06Frames.short(0x22, start + [0, 0, 0])).reports[0]
        #expect(live.ignition == false && !live.isStoredRecord && live.odometerKm == nil)
    }

    @Test(arguments: [
        (0x01, AlarmKind.sos), (0x02, .powerCut), (0x03, .vibration), (0x04, .geofenceEnter), (0x05, .geofenceExit),
        (0x06, .overspeed), (0x0C, .tamper), (0x0E, .lowBattery), (0x0F, .lowBattery), (0x13, .tamper), (0x14, .door),
        (0x19, .lowBattery), (0x25, .tamper), (0x32, .tamper), (0x7A, .other),
    ])
    func alarmBytes(_ code: Int, _ kind: AlarmKind) {
        for message: UInt8 in [0x16, 0x26, 0x27] {
            let heard = hear(GT06Frames.short(message, GT06Frames.alarm(status: 0, code: UInt8(code)), serial: 7))
            #expect(heard.reports.map(\.kind) == [.alarm] && heard.reports[0].alarm == kind)
            #expect(heard.reports[0].alarmCode?.hasPrefix("0x") == true)
            #expect(heard.replies == [GT06Frames.short(message, [], serial: 7)])
        }
    }

    @Test func alarmByteZeroLeavesItToTheStatus() {
        let kinds = (0..<8).map { bits in
            hear(GT06Frames.short(0x16, GT06Frames.alarm(status: UInt8(bits << 3), code: 0))).reports[0].alarm
        }
        #expect(kinds == [.other, .vibration, .powerCut, .lowBattery, .sos, .other, .other, .other])
    }

    @Test func statusBits() {
        let cut = hear(GT06Frames.short(0x13, [0x87, 6, 4, 0, 1])).reports[0]
        #expect(cut.engineCut == true && cut.ignition == true && cut.armed == true && cut.power.charging == true)
        #expect(cut.statusHex == "87" && cut.power.batteryLevel == 6 && cut.radio.signal == 4)
        let calm = hear(GT06Frames.short(0x13, [0x00, 7, 200, 0, 1])).reports[0]
        #expect(calm.engineCut == false && calm.ignition == false && calm.armed == false)
        #expect(calm.power.batteryLevel == nil && calm.radio.signal == nil)
    }

    @Test func statusOfAnotherLengthIsAnsweredButNotRead() {
        let heard = hear(GT06Frames.short(0x13, [0x87, 1, 2, 3, 4, 5], serial: 9))
        #expect(heard.reports[0].engineCut == nil && heard.reports[0].statusHex == nil)
        #expect(heard.replies == [GT06Frames.short(0x13, [], serial: 9)])
        let newer = hear(GT06Frames.short(0x23, [0x03, 0x01, 0x9A, 4, 0, 1], serial: 9))
        #expect(newer.reports[0].kind == .heartbeat && newer.reports[0].power.batteryVolts == 4.1)
        #expect(newer.replies == [GT06Frames.short(0x23, [], serial: 9)])
    }

    @Test func anAlarmCountsWithoutItsPosition() {
        let broken = GT06Frames.position(date: [0, 0, 0, 0, 0, 0])
        let heard = hear(GT06Frames.short(0x26, GT06Frames.alarm(status: 0, code: 1, position: broken)))
        #expect(heard.reports[0].alarm == .sos && heard.reports[0].fix == nil)
        #expect(heard.replies[0].count == 10)
        let longer = hear(GT06Frames.short(0x16, GT06Frames.alarm(status: 0x87, code: 1) + [0, 0]))
        #expect(longer.reports[0].kind == .alarm && longer.reports[0].alarm == .other)
        #expect(longer.reports[0].engineCut == nil && longer.reports[0].fix?.coordinate != nil)
    }

    @Test func cellsAreAPositionWithoutCoordinates() {
        for message: UInt8 in [0x11, 0x18, 0x24, 0x28, 0x2C, 0x2E] {
            let heard = hear(GT06Frames.long(message, [26, 11, 22, 8, 0, 0] + GT06Frames.cell + [0, 0]))
            #expect(heard.reports.map(\.kind) == [.position] && heard.replies == [[]])
            #expect(heard.reports[0].fix?.coordinate == nil && heard.reports[0].radio.cid == 8120)
            #expect(heard.reports[0].fix?.time?.iso8601 == "2026-11-22T08:00:00Z")
        }
        let status = hear(GT06Frames.short(0x19, [9] + GT06Frames.cell + [0x82, 5, 4, 1, 2])).reports[0]
        #expect(status.kind == .alarm && status.alarm == .sos && status.engineCut == true && status.radio.mcc == 460)
        #expect(hear(GT06Frames.short(0x17, [1, 2, 3])).reports.map(\.kind) == [.position])
        #expect(hear(GT06Frames.short(0x10, GT06Frames.position())).reports[0].fix?.coordinate != nil)
    }

    @Test func textsOfAnswers() {
        let text = Array("DYD=Success!".utf8)
        for tail in [[], [0, 2], [0, 0, 0]] as [[UInt8]] {
            let content = [UInt8(4 + text.count), 0, 0, 0, 1] + text + tail
            let heard = hear(GT06Frames.short(0x15, content))
            #expect(heard.reports.map(\.kind) == [.reply] && heard.reports[0].vendorText == "DYD=Success!")
            #expect(heard.replies == [[]])
        }
        let padded = hear(GT06Frames.long(0x21, [0, 0, 0, 0, 1] + text + [0, 0])).reports[0]
        #expect(padded.vendorText == "DYD=Success!" && padded.type == "0x21")
        let wide = text.flatMap { (unit: UInt8) -> [UInt8] in [0, unit] }
        #expect(hear(GT06Frames.long(0x21, [0, 0, 0, 0, 2] + wide)).reports[0].vendorText == "DYD=Success!")
        #expect(hear(GT06Frames.short(0x15, [])).reports[0].vendorText == nil)
    }

    @Test func theTimeIsAnsweredInUTC() {
        let heard = hear(GT06Frames.short(0x8A, [], serial: 6), now: Timestamp(seconds: 1_795_334_400))
        #expect(heard.replies == [GT06Frames.short(0x8A, [26, 11, 22, 8, 0, 0], serial: 6)])
    }

    @Test func informationAndUnknownMessagesProveLife() {
        #expect(hear(GT06Frames.long(0x94, [0x00, 0x04, 0xD2])).reports[0].power.external == true)
        #expect(hear(GT06Frames.long(0x94, [0x04] + Array("STA=1".utf8))).reports[0].vendorText == "STA=1")
        for message: UInt8 in [0x94, 0x9B, 0x1A] {
            let heard = hear(GT06Frames.long(message, [0x0A, 1]))
            #expect(heard.reports.map(\.kind) == [.heartbeat] && heard.replies == [[]])
        }
        #expect(hear(GT06Frames.short(0x80, [4, 0, 0, 0, 0])).reports.isEmpty)
    }
}
