import Dialects
import Fleet
import Testing

/// Rules of trv beyond the samples: what each message says and what is answered.
@Suite struct TRVRuleTests {
    private static let place = "261122A2232.9806N11404.9355E000.1061830323.87"
    private static let cell = ",460,0,9520,3671"

    private func hear(_ text: String, login: String = "TRVAP00869207032612724#") -> Heard {
        Heard.stream([Array((login + text).utf8)], now: Timestamp(seconds: 1_795_334_400)).dropFirst(1)
    }

    private func replies(_ text: String) -> [String] {
        hear(text).replies.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func loginsAreAnsweredWithTheTime() {
        let now = Timestamp(seconds: 1_795_334_400)
        for (login, reply) in [
            ("TRVAP00869207032612724#", "TRVBP0020261122080000#"),
            ("IWAP00355932600077007,8901240204123656505f,310240202365650#", "IWBP00,20261122080000,0#"),
        ] {
            let heard = Heard.stream([Array(login.utf8)], now: now)
            #expect(heard.reports.map(\.kind) == [.login])
            #expect(heard.replies.map { String(decoding: $0, as: UTF8.self) } == [reply])
        }
        for wrong in ["TRVAP00#", "TRVAP0086920703261272#", "TRVAP008692070326127245#", "TRVAP0086920703261272X#"] {
            let heard = Heard.stream([Array(wrong.utf8)], now: now)
            #expect(heard.reports.isEmpty && heard.wrongReplies.isEmpty)
        }
    }

    @Test(arguments: [
        ("TRVAP01" + place + "06000908000102" + cell + "#", "TRVBP01#"),
        ("TRVYP14" + place + "06000908000102" + cell + "#", "TRVZP14#"),
        ("TRVCP01,06000908000102#", "TRVDP01#"), ("TRVYP16,06000908000102#", "TRVZP16#"),
        ("TRVYP02123456789012345,89012402041236565050#", "TRVZP02#"),
        (
            "TRVAP14,214,03,6103,4445#",
            "TRVBP14,0.000,0.000#"
        ), ("IWAP14,214,03,6103,4445#", ""), ("TRVAP89,000001,1,0#", "TRVBP89#"),
        ("TRVAP89,000001#", ""), ("TRVCP01,000012#", ""), ("TRVAP03,000001#", ""), ("TRVAP03,000001,1#", ""),
        ("IWAP03,06000908000102,5555,30#", "IWBP03#"), ("IWAP02,zh_cn,0,1,460,0,9520|3671|13,0,#", "IWBP02#"),
        ("TRVAP02,000001,1#", ""), ("IWAP49,68#", "IWBP49#"), ("IWAP50,36.7,90#", "IWBP50#"),
        ("IWAPHT,60,130,85#", "IWBPHT#"), ("IWAPHP,60,130,85,95,90,36.5,,,,,,,#", "IWBPHP#"),
        ("TRVAP12,000001,1#", ""), ("TRVAP33,000001,1#", ""), ("TRVAP87,000001,1#", ""), ("TRVAP20,1#", ""),
        ("TRVAP99,1#", ""), ("TRVWP01,1#", ""),
    ])
    func answers(_ message: String, _ reply: String) {
        #expect(replies(message) == [reply])
    }

    @Test func repliesAreRepliesAndHeartbeatsAreHeartbeats() {
        for text in ["TRVAP03,000001#", "TRVAP89,000001,1,0#", "TRVCP01,000012#", "TRVAP12,x#", "IWAP33,000001#"] {
            #expect(hear(text).reports.map(\.kind) == [.reply], "\(text)")
        }
        for text in ["IWAP03,06000908000102,5555,30#", "TRVYP02,1#", "TRVAP14,1#", "TRVAP99#", "IWAPHT,1#"] {
            #expect(hear(text).reports.map(\.kind) == [.heartbeat], "\(text)")
        }
        #expect(hear("TRVAP03,000001,1#").reports[0].vendorText == "000001,1")
    }

    @Test func aWholePosition() throws {
        let report = try #require(hear("TRVYP03\(Self.place)06000908010200011\(Self.cell),6000#").reports.first)
        #expect(report.kind == .position && report.type == "YP03")
        #expect(report.fix?.time?.iso8601 == "2026-11-22T06:18:30Z" && report.fix?.speedKmh == 0.1)
        #expect(report.fix?.courseDeg == 323.87 && report.fix?.satellites == 9)
        #expect(report.power.batteryPercent == 80 && report.radio.signal == 60 && report.radio.cid == 3671)
        #expect(report.ignition == true && report.armed == false)
    }

    @Test func statusDigits() {
        func report(_ digits: String) -> Report {
            hear("TRVAP01\(Self.place)060009080\(digits)\(Self.cell)#").reports[0]
        }
        #expect(report("20200112").ignition == false && report("20200112").armed == false)
        #expect(report("10100").ignition == true && report("10100").armed == true)
        #expect(report("00000").ignition == nil && report("00000").armed == nil)
        #expect(report("20200112").statusHex == "112" && report("20200").statusHex == nil)
        #expect(report("20200").radio.mcc == 460)
    }

    @Test func hemispheresAndLimits() {
        func fix(_ text: String) -> Fix? {
            hear("TRVAP01261122A\(text)000.1061830323.8706000908000102\(Self.cell)#").reports.first?.fix
        }
        #expect(fix("2230.0000S11430.0000W")?.coordinate?.latitude == -22.5)
        #expect(fix("2230.0000S11430.0000W")?.coordinate?.longitude == -114.5)
        for wrong in [
            "9000.0001N11404.9355E", "2232.9806N18000.0001E", "2260.0000N11404.9355E", "2232.9806X11404.9355E",
        ] {
            #expect(fix(wrong) == nil)
        }
    }

    @Test(arguments: [
        "TRVAP01261322A2232.9806N11404.9355E000.1061830323.8706000908000102#",
        "TRVAP01260230A2232.9806N11404.9355E000.1061830323.8706000908000102#",
        "TRVAP01261122A2232.9806N11404.9355E000.1246130323.8706000908000102#",
        "TRVAP01261122B2232.9806N11404.9355E000.1061830323.8706000908000102#",
        "TRVAP01261122A2232.9806N11404.9355E000.1061830#", "TRVAP01hello#", "TRVAP10hello#", "TRVBP01#", "TRV#",
        "TRVAQ01#", "TRVAP0#",
    ])
    func nonsenseIsRefusedWithoutAnswer(_ message: String) {
        let heard = hear(message)
        #expect(heard.reports.isEmpty && heard.wrongReplies.isEmpty)
        #expect(heard.reasons.count == 1 && heard.reasons[0].hasPrefix("trv: "))
    }

    @Test func aColdReceiverHasNoPlace() {
        let fix = hear("TRVYP14040101V0000.0000N00000.0000E000.0001228000.0010000000400002#").reports[0].fix
        #expect(fix?.isValid == false && fix?.coordinate == nil && fix?.time?.iso8601 == "2004-01-01T00:12:28Z")
    }

    @Test func shortPositionsGiveWhatTheyHave() {
        let report = hear("TRVYP14\(Self.place)#").reports.first
        #expect(report?.fix?.courseDeg == 323.87 && report?.radio.isEmpty == true)
    }

    @Test(arguments: [
        ("TRV", "00", AlarmKind.other), ("TRV", "01", .sos), ("TRV", "05", .other), ("IW", "01", .sos),
        ("IW", "05", .fall),
        ("IW", "06", .fall), ("IW", "77", .other),
    ])
    func alarmCodes(_ word: String, _ code: String, _ kind: AlarmKind) {
        let report = hear("\(word)AP10\(Self.place)06000908000102\(Self.cell),\(code),zh-cn,00#").reports[0]
        #expect(report.kind == .alarm && report.alarm == kind && report.alarmCode == code)
        #expect(report.fix?.coordinate != nil)
    }

    @Test func anAlarmCountsWithoutItsPosition() {
        let heard = hear("TRVYP05261322A2232.9806N11404.9355E000.1061830323.8706000908000102\(Self.cell),01#")
        #expect(heard.reports.first?.alarm == .sos && heard.reports.first?.fix == nil)
        #expect(heard.replies == [Array("TRVZP05#".utf8)])
        #expect(hear("TRVAP10\(Self.place)#").reports.first?.alarmCode == "AP10")
    }

    @Test func theHeartbeatProvesTheRelay() {
        func report(_ end: String) -> Report { hear("TRVCP01,10000002310110120000204000\(end)#").reports[0] }
        #expect(report("211").engineCut == true && report("211").power.charging == true)
        #expect(report("120").engineCut == false && report("120").power.charging == false)
        #expect(report("099").engineCut == nil && report("099").power.charging == nil)
        #expect(report("211").power.batteryPercent == 23 && report("211").ignition == true)
    }

    @Test func watchesTellCellsAndTemperature() {
        let cells = hear("IWAP02,zh_cn,0,2,460,1,9520|3671|13,9520|3672|12,1,1|D8-24-BD-79-FA-1F|59#").reports[0]
        #expect(cells.kind == .position && cells.fix != nil && cells.fix?.coordinate == nil)
        #expect(cells.radio.mcc == 460 && cells.radio.mnc == 1 && cells.radio.lac == 9520 && cells.radio.cid == 3671)
        let body = hear("IWAP50,36.7,90#").reports[0]
        #expect(body.temperatureC == 36.7 && body.power.batteryPercent == 90)
    }

    @Test func framing() {
        #expect(hear("\r\nTRVCP01#\r\n\r\nTRVCP01#").reports.count == 2)
        let cutShort = hear("TRVYP14261122A2232.98TRVCP01,06000908000102#")
        #expect(cutShort.reports.map(\.type) == ["CP01"] && cutShort.reasons.count == 1)
        let long = Heard.stream(
            [Array("TRVAP00869207032612724#".utf8)] + Array(repeating: Array(repeating: 65, count: 100), count: 100)
                + [Array("#TRVCP01#".utf8)])
        #expect(long.reports.map(\.type) == ["AP00", "CP01"] && long.reasons.count == 1)
        #expect(long.mostPending <= TRVDialect.maximumPending)
    }

    @Test func aDatagramDoesNotCloseAMessage() {
        let heard = Heard.datagrams([Array("TRVAP00869207032612724#TRVCP01".utf8), Array("TRVCP01".utf8)])
        #expect(heard.reports.map(\.kind) == [.login] && heard.reasons.count == 1)
    }

    @Test func recognitionWaitsForTheEnd() {
        let message = Array("IWAP00355932600077007,8901,310#".utf8)
        for count in 1..<message.count {
            message[..<count].withUnsafeBytes {
                #expect(TRVDialect.recognise($0, isComplete: false) == .needMore)
                #expect(TRVDialect.recognise($0, isComplete: true) == .no)
            }
        }
        message.withUnsafeBytes { #expect(TRVDialect.recognise($0, isComplete: false) == .match) }
    }
}
