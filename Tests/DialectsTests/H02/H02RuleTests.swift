import Dialects
import Fleet
import Foundation
import Testing

/// Rules of h02 text messages beyond the samples.
@Suite struct H02RuleTests {
    /// A `V1` with one field changed.
    private static func line(
        id: String = "4106012736", type: String = "V1", time: String = "224434", validity: String = "A",
        latitude: String = "1827.3855,N", longitude: String = "06705.7577,W", motion: String = "010.00,090",
        date: String = "100117", tail: String = ",FFFFFBFF"
    ) -> String {
        "*HQ,\(id),\(type),\(time),\(validity),\(latitude),\(longitude),\(motion),\(date)\(tail)#"
    }

    private func one(_ text: String) -> Report? {
        let result = Decoded.datagram(text)
        return result.reports.count == 1 ? result.reports.first : nil
    }

    @Test(arguments: [
        ("809.0010,N", 8.15001667), ("38.6508,S", -0.64418), ("37573392,S", -37.95565333), ("5231.79283,n", 52.5298805),
        ("-23-3.3408,S", -23.05568), ("0000.0000,N", 0), (" 1827.3855,N", 18.456425), ("9000.0000,N", 90),
    ])
    func latitudes(_ text: String, _ degrees: Double) {
        let latitude = one(Self.line(latitude: text))?.fix?.coordinate?.latitude
        #expect(abs((latitude ?? 999) - degrees) < 1e-6)
    }

    @Test(arguments: [("9733.2842,W", -97.55473667), ("38.6508,W", -0.64418), ("145037022,E", 145.06170333)])
    func longitudes(_ text: String, _ degrees: Double) {
        let longitude = one(Self.line(longitude: text))?.fix?.coordinate?.longitude
        #expect(abs((longitude ?? 999) - degrees) < 1e-6)
    }

    @Test(arguments: [
        line(id: "410601273"), line(id: "1234567890123456"), line(id: "41060127x6"), line(id: ""),
        line(type: "V7"), line(type: ""), line(type: "DW"), line(time: "246000"), line(time: "12345"), line(time: ""),
        line(validity: "X"), line(validity: "AA"), line(latitude: "9100.0000,N"), line(latitude: "1860.0000,N"),
        line(latitude: "18.27.38,N"), line(latitude: "1827.3855,E"), line(latitude: ","), line(latitude: "1827,N"),
        line(longitude: "18100.0000,W"), line(longitude: "06705.7577,N"), line(date: "321317"), line(date: "310217"),
        line(date: "10117"), line(date: ""), line(validity: "V", date: "001017"),
        "*H1,4106012736,XT#", "*HQQ,4106012736,XT#", "HQ,4106012736,XT#", "*HQ,4106012736,BS,1#",
        "*HQ,4106012736,I1#", "*HQ,4106012736,V4,#", "*HQ,4106012736,NBR,120156,262,03,255,2,802,54702,46#",
        "*HQ,4106012736,NBR,120156,262,03,255,1,802,54702,46,081316,FFFFFBFF#", "*HQ,4106012736,LINK,1,2#",
        "*HQ,4106012736,VP1,V#", "*HQ,4106012736,V1,224434,A,1827.3855,N,06705.7577,W,010.00,090#",
        "*HQ,4106012736,V1,224434,V#", "*ET,135790246811221,HB,A,050915#",
    ])
    func refused(_ text: String) {
        for result in [Decoded.datagram(text), Decoded.stream(text)] {
            #expect(result.messages.isEmpty)
            #expect(result.reasons.count == 1)
        }
    }

    @Test func aFaultOnAKnownConnectionIsNamed() {
        let result = Decoded.stream(Self.line() + Self.line(date: "311117") + Self.line())
        #expect(result.messages.count == 2)
        #expect(result.reasons == ["h02: there is no day 31 of month 11 in 2017"])
    }

    @Test func speedIsInKnotsAndMayBePadded() {
        let fix = one(Self.line(motion: "  10.00,359.5"))?.fix
        #expect(abs((fix?.speedKmh ?? 0) - 18.52) < 1e-9)
        #expect(fix?.courseDeg == 359.5)
        #expect(one(Self.line(motion: "1.0,360"))?.fix?.courseDeg == 0)
        #expect(one(Self.line(motion: "1.0,361"))?.fix?.courseDeg == nil)
        let bare = one(Self.line(motion: ","))
        #expect(bare?.fix?.coordinate != nil && bare?.fix?.speedKmh == nil && bare?.fix?.courseDeg == nil)
        #expect(one(Self.line(motion: "1.0,47,4"))?.fix?.time?.iso8601 == "2017-01-10T22:44:34Z")
    }

    @Test func validityWords() {
        #expect(one(Self.line(validity: "B"))?.fix?.isValid == false)
        #expect(one(Self.line(validity: ""))?.fix?.isValid == false)
        #expect(one(Self.line(validity: "0"))?.fix?.isValid == true)
        #expect(one(Self.line(validity: "V"))?.fix?.coordinate != nil)
        let noPlace = one(Self.line(validity: "V", latitude: ",", longitude: ","))
        #expect(noPlace?.kind == .position && noPlace?.fix != nil && noPlace?.fix?.coordinate == nil)
        let zeros = one(Self.line(validity: "V", latitude: "0.0000,0", longitude: "0.0000,0"))
        #expect(zeros?.fix?.isValid == false && zeros?.fix?.coordinate == nil)
    }

    @Test func withoutUsableTimeItIsAHeartbeatWithoutAnswer() {
        for text in [Self.line(time: "", validity: "V"), Self.line(validity: "V", date: "000000")] {
            let result = Decoded.datagram(text)
            #expect(result.messages.first?.report.kind == .heartbeat)
            #expect(result.messages.first?.report.fix == nil)
            #expect(result.messages.first?.reply.isEmpty == true)
        }
        let dateless = one(Self.line(date: "000000"))
        #expect(dateless?.kind == .position && dateless?.fix?.coordinate != nil && dateless?.fix?.time == nil)
    }

    @Test func cellsOnlyWhereTheCountryFits() {
        let decimal = one(Self.line(tail: ",FFFFFBFF,310,260,49101,1753,5"))?.radio
        #expect(decimal?.mcc == 310 && decimal?.mnc == 260 && decimal?.lac == 49101 && decimal?.cid == 1753)
        let unknown = one(Self.line(tail: ",FFFFFBFF,250,01,0,0,5"))?.radio
        #expect(unknown?.mcc == 250 && unknown?.lac == nil && unknown?.cid == nil)
        for tail in [
            ",106,14, 201,2173", ",26d,12f,3f5a,ada3", ",250,01,3f5a,ada3", ",0002d4,000004,0001cd,000047", "",
        ] {
            #expect(one(Self.line(tail: ",FFFFFBFF" + tail))?.radio.isEmpty == true)
        }
    }

    @Test func lowerCaseAndOtherLettersAreAnsweredAlike() {
        let result = Decoded.datagram("*th,4106012736,V1,224434,A,1827.3855,N,06705.7577,W,1,2,100117,fffffbff#")
        #expect(result.reports.first?.statusHex == "FFFFFBFF")
        #expect(
            result.messages.first.map { String(decoding: $0.reply, as: UTF8.self) }
                == "*th,4106012736,V4,V1,19700101000000#")
        let echo = Decoded.datagram("*TH,4106012736,V0,1,2#").messages.first
        #expect(echo.map { String(decoding: $0.reply, as: UTF8.self) } == "*TH,4106012736,V0#")
        for text in ["*HQ,4106012736,XT,1#", Self.line(type: "V2"), Self.line(type: "VI1")] {
            #expect(Decoded.datagram(text).messages.first?.reply == [])
        }
    }

    @Test func answersOfCommands() {
        let bare = one("*HQ,4106012736,V4,S20,1,1,130305#")
        #expect(bare?.kind == .reply && bare?.command == "S20" && bare?.vendorText == "1,1,130305" && bare?.fix == nil)
        let alone = one("*HQ,4106012736,V4,R7#")
        #expect(alone?.command == "R7" && alone?.vendorText == nil)
        let lost = one("*HQ,4106012736,V4,S20,OK,130305,,V,,N,,E,0.00,0,,F7FFFBFD#")
        #expect(lost?.kind == .reply && lost?.vendorText == "OK,130305" && lost?.engineCut == true)
        #expect(lost?.alarm == nil)
        #expect(
            Decoded.datagram("*HQ,4106012736,V4,S20,OK,1,246000,A,1827.3855,N,06705.7577,W,1,2,100117,F7FFFBFF#")
                .messages.isEmpty)
    }

    @Test func otherTypes() {
        let list = one("*HQ,4106012736,NBR,120156,262,03,255,0,081116,FFFFFBFF,5#")
        #expect(list?.kind == .position && list?.radio.mcc == 262 && list?.radio.lac == nil)
        #expect(list?.power.batteryPercent == 80 && list?.statusHex == "FFFFFBFF")
        let base = one("*hq,356327080425330,VP1,B,2702.7245,S,15251.9311,E,0.48,0.0000,080917#")
        #expect(base?.fix?.isValid == false && base?.fix?.coordinate != nil && base?.fix?.time == nil)
        let lines = one("*HQ,353111080001055,V3,044855,28403,01,001450,011473,158,-62,0292,0,X,030817,FFFFFBFF#")
        #expect(
            lines?.radio.mcc == 284 && lines?.radio.mnc == 3 && lines?.radio.lac == 1450 && lines?.radio.cid == 11473)
        #expect(lines?.fix?.time?.iso8601 == "2017-08-03T04:48:55Z" && lines?.fix?.isValid == false)
        let alarm = one("*HQ,4106012736,ALRM,7,1#")
        #expect(alarm?.kind == .alarm && alarm?.alarm == .other && alarm?.alarmCode == "7")
    }
}
