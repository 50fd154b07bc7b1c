import Dialects
import Fleet
import Testing

/// What follows the status group, shape by shape (gotop.md section 6).
@Suite struct GotopTailTests {
    private func report(_ tail: String, _ location: SourceLocation = #_sourceLocation) throws -> Report {
        try GotopText.report(GotopText.position(tail: tail), location)
    }

    @Test(arguments: ["", ",", ",,", ",,,"]) func anEmptyTailIsNothing(_ tail: String) throws {
        let report = try report(tail)
        #expect(report.fix?.courseDeg == nil && report.fix?.altitudeM == nil && report.fix?.hdop == nil)
        #expect(report.radio.mcc == nil)
    }

    @Test(
        arguments: [(",000", 0), (",010", 10), (",184", 184), (",359", 359), (",360", 0), (",361", nil), (",999", nil)]
            as [(String, Double?)])
    func threeDigitsAreTheCourse(_ tail: String, _ course: Double?) throws {
        let fix = try report(tail).fix
        #expect(fix?.courseDeg == course)
        #expect(fix?.altitudeM == nil)
    }

    @Test(arguments: [",18", ",1840", ",18.4", ",1.84", ",-18"]) func otherNumbersAreNoCourse(_ tail: String) throws {
        #expect(try report(tail).fix?.courseDeg == nil)
    }

    @Test func oneDecimalIsTheAltitudeOnlyIfAHDOPFollows() throws {
        let farnear = try report(",59.5,00.90")
        #expect(farnear.fix?.altitudeM == 59.5)
        #expect(farnear.fix?.hdop == 0.9)
        #expect(farnear.fix?.courseDeg == nil)
        #expect(try report(",-12.5,01.60").fix?.altitudeM == -12.5)
        for tail in [",59.5", ",59.5,", ",59.5,24202-0ED9-D93B", ",59.5,9"] {
            #expect(try report(tail).fix?.altitudeM == nil, "\(tail)")
        }
    }

    @Test(arguments: [(",03.72", 3.72), (",01.60", 1.6), (",184,00.90", 0.9)]) func twoAndTwoDigitsAreTheHDOP(
        _ tail: String, _ hdop: Double
    ) throws {
        #expect(try report(tail).fix?.hdop == hdop)
    }

    @Test(
        arguments: [
            (",000,24202-0ED9-D93B", [242, 2, 3801, 55611]), (",000,310410-0ED9-D93B", [310, 410, 3801, 55611]),
            (",000,46001-FFFE-06B72E33", [460, 1, 65534, 112_668_211]), (",24202-0ed9-d93b", [242, 2, 3801, 55611]),
        ] as [(String, [Int])]) func theServingCell(_ tail: String, _ cell: [Int]) throws
    {
        let radio = try report(tail).radio
        #expect([radio.mcc, radio.mnc, radio.lac, radio.cid] == cell)
    }

    @Test(arguments: [
        "2420-0ED9-D93B", "2420211-0ED9-D93B", "24202-0ED9", "24202-0EG9-D93B", "24202-0ED9-", "2420X-0ED9-D93B",
        "24202-0ED9-123456789",
    ]) func whatIsNotQuiteACellIsNone(_ cell: String) throws {
        let report = try report(",000," + cell)
        #expect(report.radio.mcc == nil && report.radio.lac == nil && report.radio.cid == nil)
        #expect(report.fix?.coordinate != nil)
    }

    @Test func satellitesAndHDOPFollowTheCell() throws {
        let fix = try report(",000,24202-0ED9-D93B,08,1.28").fix
        #expect(fix?.satellites == 8)
        #expect(fix?.hdop == 1.28)
    }

    @Test func theHDOPMayBeEmptyWithoutAFix() throws {
        let fix = try report(",000,24202-0ED9-D93B,3,,0,46,-28,214,-1,-1,-1").fix
        #expect(fix?.satellites == 3)
        #expect(fix?.hdop == nil)
    }

    @Test(arguments: [(",31.0", 31.0), (",-5.0", -5.0), (",0.0", 0.0)]) func theTemperatureFollowsThem(
        _ tail: String, _ celsius: Double
    ) throws {
        #expect(try report(",000,24202-0ED9-D93B,08,1.28" + tail + ",5").temperatureC == celsius)
    }

    @Test(arguments: ["", ",", ",0,15,30,-4,-64,-96,54", ",31", ",hot", ",-"]) func otherThingsAreNoTemperature(
        _ tail: String
    ) throws {
        let report = try report(",000,24202-0ED9-D93B,08,1.28" + tail)
        #expect(report.temperatureC == nil)
        #expect(report.fix?.satellites == 8)
    }

    @Test(arguments: [
        #","Cafe, Bar",-70,"60:EE:5C:64:8B:FA",,"#, ",,,", #","861785001515349,CMD-X",-70,"60:EE:5C:64:8B:FA""#,
        ",WIFI:{60-EE-5C-64-8B-FA&-70,30-FC-68-00-18-E6&-72},BLE:{60-EE-5C-64-8B-FA&-70}",
    ]) func wifiNamesChangeNothing(_ wifi: String) throws {
        let plain = try report(",000,24202-0ED9-D93B,08,1.28,31.0")
        #expect(try report(",000,24202-0ED9-D93B,08,1.28,31.0" + wifi) == plain)
    }

    @Test func aSeparatorInAWifiNameCostsOnlyTheRestOfTheList() {
        let broken = GotopText.position(tail: #",000,24202-0ED9-D93B,08,1.28,31.0,"a#b",-70,"60:EE:5C:64:8B:FA",,"#)
        let result = decodeStream([Array((broken + GotopText.message("CMD-X", nil)).utf8)])
        #expect(result.reports.map(\.type) == ["CMD-T", "CMD-X"])
        #expect(result.reports.first?.temperatureC == 31)
        #expect(result.reasons.count == 1)
    }

    @Test func onlyTheNetworkOfAFarnearCellListIsCertain() throws {
        let radio = try report(",59.5,00.90,502~16~513770~421~3150~-98~-9~-68~6,3150~421~-10~-98~-67~-20,>").radio
        #expect([radio.mcc, radio.mnc] == [502, 16])
        #expect(radio.lac == nil && radio.cid == nil)
    }

    @Test func ofAnOldUnlabelledUnitOnlyTheCellIsCertain() throws {
        let report = try report(",1.3,10,10,65501-0371-170D,12,1-1,00.00")
        #expect(report.radio.lac == 0x371)
        #expect(report.fix?.altitudeM == nil && report.fix?.courseDeg == nil && report.fix?.satellites == nil)
    }

    @Test func aTailOfNoKnownShapeIsPassedOver() throws {
        let report = try report(",~~~,;;,\u{FFFD},999999999999999999999,-,--,=")
        #expect(report.fix?.coordinate != nil)
        #expect(report.power.batteryPercent == 88)
    }
}
