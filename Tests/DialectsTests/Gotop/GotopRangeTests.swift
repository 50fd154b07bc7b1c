import Dialects
import Fleet
import Testing

/// Dates, times and coordinates that can be, and those that cannot (gotop.md section 4).
@Suite struct GotopRangeTests {
    private func fix(_ body: String, _ location: SourceLocation = #_sourceLocation) throws -> Fix {
        try #require(try GotopText.report(GotopText.message("CMD-T", body), location).fix, sourceLocation: location)
    }

    @Test(arguments: [
        ("LAT:90.0N", 90.0), ("LAT:90.0000000S", -90), ("LAT:0.0000000N", 0), ("22.5N", 22.5), ("lat:22.5n", 22.5),
        ("LAT:09.1234567S", -9.1234567), ("LAT:5S", -5),
    ]) func latitudes(_ text: String, _ degrees: Double) throws {
        let place = try fix(GotopText.body(place: text + ",LOT:114.0E")).coordinate
        #expect(place?.latitude == degrees)
    }

    @Test(arguments: [
        "LAT:90.1N", "LAT:90.0000001S", "LAT:22.5", "LAT:22.5E", "LAT:-22.5N", "LAT:N", "LAT:", "", "LAT:2.2.5N",
        "LAT:1e1N",
    ])
    func impossibleLatitudes(_ text: String) {
        GotopText.expectRefused(GotopText.message("CMD-T", GotopText.body(place: text + ",LOT:114.0E")))
    }

    @Test(arguments: [
        ("LOT:180.0E", 180.0), ("LON:180.0W", -180), ("LON:000.5W", -0.5), ("114.3E", 114.3), ("lon:1.5w", -1.5),
    ]) func longitudes(_ text: String, _ degrees: Double) throws {
        let place = try fix(GotopText.body(place: "LAT:22.5N," + text)).coordinate
        #expect(place?.longitude == degrees)
    }

    @Test(arguments: ["LOT:180.1E", "LON:180.0000001W", "LOT:114.3", "LOT:114.3N", "LOT:E", ""])
    func impossibleLongitudes(_ text: String) {
        GotopText.expectRefused(GotopText.message("CMD-T", GotopText.body(place: "LAT:22.5N," + text)))
    }

    @Test(arguments: [
        ("DATE:190611,TIME:081530", "2019-06-11T08:15:30Z"), ("190611,081530", "2019-06-11T08:15:30Z"),
        ("DATE:190611,TIME:081560", "2019-06-11T08:15:59Z"), ("DATE:240229,TIME:235959", "2024-02-29T23:59:59Z"),
        ("date:190611,time:000000", "2019-06-11T00:00:00Z"), ("DATE:990101,TIME:000000", "1999-01-01T00:00:00Z"),
        ("DATE:800106,TIME:000000", "1980-01-06T00:00:00Z"), ("DATE:791231,TIME:000000", "2079-12-31T00:00:00Z"),
    ]) func times(_ text: String, _ expected: String) throws {
        #expect(try fix(GotopText.body(date: text)).time?.iso8601 == expected)
    }

    @Test(arguments: [
        "DATE:190011,TIME:081530", "DATE:191311,TIME:081530", "DATE:190431,TIME:081530", "DATE:190600,TIME:081530",
        "DATE:190229,TIME:081530", "DATE:190611,TIME:240000", "DATE:190611,TIME:086000", "DATE:190611,TIME:081561",
        "DATE:19061,TIME:081530", "DATE:1906111,TIME:081530", "DATE:190611,TIME:08153", "DATE:,TIME:", ",",
        "DATE:19-611,TIME:081530", "TIME:081530,DATE:190611",
    ]) func impossibleTimes(_ text: String) {
        GotopText.expectRefused(GotopText.message("CMD-T", GotopText.body(date: text)))
    }

    @Test func zeroAndZeroWithoutAFixIsNoPlace() throws {
        let nowhere = "LAT:00.0000000N,LOT:000.0000000E"
        let invalid = try fix(GotopText.body(validity: "V,", place: nowhere))
        #expect(invalid.coordinate == nil)
        #expect(!invalid.isValid)
        #expect(invalid.time != nil)
        #expect(try fix(GotopText.body(place: nowhere)).coordinate != nil, "in the Gulf of Guinea, with a fix")
        let equator = try fix(GotopText.body(validity: "V,", place: "LAT:00.0000000N,LOT:009.5000000E"))
        #expect(equator.coordinate?.longitude == 9.5)
    }

    @Test(arguments: [("Speed:63.4", 63.4), ("Speed:000.0", 0), ("Speed:2", 2), ("speed:5.5", 5.5), ("012.5", 12.5)])
    func speeds(_ text: String, _ kmh: Double) throws {
        #expect(try fix(GotopText.body(speed: text)).speedKmh == kmh)
    }

    @Test(arguments: ["Speed:", "Speed:fast", "Speed:-5", "Speed:99999"]) func aSpeedThatIsNoneIsUnknown(_ text: String)
        throws
    {
        let report = try GotopText.report(GotopText.message("CMD-T", GotopText.body(speed: text)))
        #expect(report.fix?.speedKmh == nil)
        #expect(report.power.batteryPercent == 88, "what follows it is read all the same")
    }
}
