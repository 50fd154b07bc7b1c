import Dialects
import Fleet
import Testing

/// Which type makes which kind of report, and what may stand in front of it (gotop.md section 3).
@Suite struct GotopTypeTests {
    @Test(arguments: ["CMD-T", "CMD-F", "CMD-D"]) func positions(_ type: String) throws {
        let report = try GotopText.report(GotopText.message(type))
        #expect(report.kind == .position)
        #expect(report.type == type)
    }

    @Test(arguments: [
        "CMD-A", "CMD-A1", "CMD-A5", "CMD-C", "CMD-E", "CMD-H", "CMD-I", "CMD-I1", "CMD-J", "CMD-L", "CMD-M", "CMD-M0",
        "CMD-M2", "CMD-N", "CMD-O", "CMD-P", "CMD-R", "CMD-U1", "CMD-T1", "CMD-T0", "CMD-K3", "CMD-Y", "ERROR!",
    ]) func repliesWithTheirPosition(_ type: String) throws {
        let report = try GotopText.report(GotopText.message(type))
        #expect(report.kind == .reply)
        #expect(report.type == type)
        #expect(report.fix?.coordinate != nil)
        #expect(report.power.batteryPercent == 88)
    }

    @Test(arguments: ["CMD-A1", "CMD-M2", "CMD-T1", "ERROR!", "POWER OFF NOW", "POWER ON NOW", "Calling", "PWR saved"])
    func repliesWithoutABody(_ type: String) throws {
        for body in [nil, "", ","] as [String?] {
            let report = try GotopText.report(GotopText.message(type, body))
            #expect(report.kind == .reply)
            #expect(report.type == type)
            #expect(report.fix == nil)
        }
    }

    @Test(arguments: ["CMD-X", "CMD-D", "CMD-T"]) func aPositionTypeWithoutAPositionIsAHeartbeat(_ type: String) throws
    {
        for body in [nil, ""] as [String?] {
            let report = try GotopText.report(GotopText.message(type, body))
            #expect(report.kind == .heartbeat)
            #expect(report.type == type)
            #expect(report.fix == nil)
        }
    }

    @Test(arguments: [
        ("cmd-t", ReportKind.position), ("Cmd-X", .heartbeat), ("alm-a", .alarm), ("cmd-key", .alarm),
        ("error!", .reply),
        ("battery low", .alarm), ("cmd-a1", .reply),
    ]) func theCaseOfATypeDoesNotMatter(_ type: String, _ kind: ReportKind) throws {
        let body = kind == .heartbeat ? nil : GotopText.body(validity: "a,")
        let report = try GotopText.report(GotopText.message(type, body))
        #expect(report.kind == kind)
        #expect(report.type == type, "as sent")
        if body != nil { #expect(report.fix?.isValid == true) }
    }

    @Test(arguments: [" CMD-T", "CMD-T ", "  CMD-T  "]) func aTypeIsTrimmed(_ type: String) throws {
        #expect(try GotopText.report(GotopText.message(type)).type == "CMD-T")
    }

    @Test func refusedCommandsComeWithAndWithoutAComma() throws {
        for text in [" ERROR!,V,", "ERROR!,V,", "ERROR!V,", " ERROR!V,"] {
            let report = try GotopText.report(GotopText.message(text + GotopText.body(validity: ""), nil))
            #expect(report.type == "ERROR!", "\(text)")
            #expect(report.kind == .reply)
            #expect(report.fix?.isValid == false)
        }
        #expect(try GotopText.report(GotopText.message("ERROR!", nil)).fix == nil)
    }

    @Test func oneFieldOfVendorText() throws {
        let report = try GotopText.report(GotopText.message("Making a call,ALM-A"))
        #expect(report.kind == .alarm)
        #expect(report.type == "ALM-A")
        #expect(report.vendorText == "Making a call")
        #expect(report.fix?.coordinate != nil)
    }

    @Test func twoFieldsOfVendorText() throws {
        let report = try GotopText.report(GotopText.message("XW8AN2NE9FH018999,0:1:2:3,CMD-T"))
        #expect(report.kind == .position)
        #expect(report.vendorText == "XW8AN2NE9FH018999,0:1:2:3")
        let empty = try GotopText.report(GotopText.message("Sorry Not Support,,CMD-T"))
        #expect(empty.vendorText == "Sorry Not Support")
    }

    @Test func aTypeInTheFifthFieldIsTooLate() {
        GotopText.expectRefused(GotopText.message("a,b,c,d,CMD-T"))
    }

    @Test func freeTextInPlaceOfTheType() throws {
        let report = try GotopText.report(GotopText.message("Something new", GotopText.body(validity: "V,")))
        #expect(report.kind == .reply)
        #expect(report.type == "Something new")
        #expect(report.fix?.isValid == false)
        #expect(report.fix?.coordinate != nil)
        GotopText.expectRefused(GotopText.message("Something new", nil))
        GotopText.expectRefused(GotopText.message("Something new,V,hello", nil))
    }

    @Test func versionsAreText() throws {
        let report = try GotopText.report(GotopText.message("Ver:H-TL402,S-0001-190611,", nil))
        #expect(report.kind == .reply)
        #expect(report.type == "Ver:")
        #expect(report.vendorText == "Ver:H-TL402,S-0001-190611")
        #expect(report.fix == nil)
    }

    @Test func vehicleBusAnswersAreTextToTheEnd() throws {
        let report = try GotopText.report(GotopText.message("CMD-Z,$300=3.48,328.95,30286", nil))
        #expect(report.kind == .reply)
        #expect(report.type == "CMD-Z")
        #expect(report.vendorText == "$300=3.48,328.95,30286")
        #expect(try GotopText.report(GotopText.message("CMD-Z", nil)).vendorText == nil)
    }

    @Test(arguments: ["", "CMD-", "CMD", "XYZ-T", "A", "12"]) func otherWordsAreNoType(_ type: String) {
        GotopText.expectRefused(GotopText.message(type, nil))
    }
}
