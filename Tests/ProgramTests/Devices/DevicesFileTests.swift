import Fleet
import Testing

@testable import fleettop

/// What `devices.toml` says, and what is wrong in it.
@Suite struct DevicesFileTests {
    private func id(_ digits: String) -> DeviceID {
        guard let id = DeviceID(digits) else { preconditionFailure("not an identity: \(digits)") }
        return id
    }

    private func read(_ text: String) throws -> (contents: DevicesFile.Contents, problems: [String]) {
        let folder = try ScratchFolder()
        let contents = DevicesFile.read(try folder.write(text, to: "devices.toml"))
        let lines = contents.problems.map { "\($0.line ?? 0): \($0.words)" }
        return (contents, lines)
    }

    @Test func everythingThatCanBeWritten() throws {
        let (contents, problems) = try read(
            """
            ["861785001515349"]
            name = "Van 12"
            plate = "AB-123-CD"
            icon = "👩🏽‍🚒"
            note = "spare key\\nat the gate"
            groups = ["north", "night shift"]
            zone = "+08:00"
            parked_after = "10m"
            moving_speed_kmh = 8
            ["012896001890042"]
            groups = "north"
            [groups.north]
            title = "Northern depot"
            stale_after = "15m"
            moving_fixes = 3
            [groups."night shift"]
            parked_after = "1h"
            zone = "-03:30"
            """)
        #expect(problems == [])
        #expect(contents.summary == "2 devices, 2 groups")
        let van = id("861785001515349")
        let bus = id("012896001890042")
        let entry = try #require(contents.book[van])
        #expect(entry.name == "Van 12" && entry.plate == "AB-123-CD" && entry.icon == "👩🏽‍🚒")
        #expect(entry.note == "spare key\nat the gate" && entry.groups == ["north", "night shift"])
        #expect(contents.book[bus]?.name == nil && contents.book[bus]?.groups == ["north"])
        #expect(contents.book.groups["north"]?.title == "Northern depot")
        let rules = contents.book.rules(of: van, base: StatusRules())
        #expect(rules.parkedAfterMilliseconds == 600_000 && rules.movingSpeedKmh == 8 && rules.movingFixes == 3)
        #expect(rules.staleAfterMilliseconds == 900_000)
        #expect(contents.book.settings(of: van).clockZoneMinutes == 480)
        #expect(contents.book.settings(of: bus).clockZoneMinutes == nil)
    }

    @Test(arguments: [
        ("name = 5", "2: 'name' must be a text of 1 to 100 characters"),
        ("name = \"\"", "2: 'name' must be a text of 1 to 100 characters"),
        ("icon = \"ab\"", "2: 'icon' must be one character"),
        ("groups = [1]", "2: 'groups' must be a list of names such as [\"north\"]"),
        ("groups = [\"\"]", "2: a group must have a name of 1 to 64 characters"),
        ("zone = \"+25:00\"", "2: 'zone' must be a zone such as \"+08:00\" or \"-03:30\""),
        ("zone = 8", "2: 'zone' must be a zone such as \"+08:00\" or \"-03:30\""),
        ("parked_after = 5", "2: 'parked_after' must be a duration such as \"90s\", \"5m\" or \"24h\""),
        ("moving_fixes = 0", "2: 'moving_fixes' must be a whole number from 1 to 1000"),
        ("moving_speed_kmh = -1", "2: 'moving_speed_kmh' must be a number from 0 to 1000"),
    ])
    func whatIsWrongIsNamedWithItsLineAndTheRestCounts(line: String, words: String) throws {
        let (contents, problems) = try read("[\"1\"]\n\(line)\nplate = \"X 1\"\n[\"2\"]\nname = \"Bus\"\n")
        #expect(problems == [words])
        #expect(contents.book[id("1")]?.plate == "X 1")
        #expect(contents.book[id("2")]?.name == "Bus")
        #expect(!contents.isBroken)
    }

    @Test(arguments: [
        ("[banana]", "1: 'banana' is no identity of 1 to 19 digits with a table, and not [groups.NAME]"),
        ("[\"12345678901234567890\"]", "1: '12345678901234567890' is no identity of 1 to 19 digits with a table"),
        (
            "[\"1\"]\ncolour = 3",
            "2: unknown key 'colour'; keys are name, plate, icon, note, groups, zone, alarms and those of [status], [trips] and"
        ),
        ("[groups.north]\nname = \"x\"", "2: unknown key 'name'; keys are title, zone, alarms and those of [status]"),
        ("[\"1\"]\nparked-after = \"5m\"", "2: unknown key 'parked-after'; is it 'parked_after'?"),
        ("[groups.north]\ntitle = \"N\"\n[groups.north.deeper]\nx = 1", "3: unknown table [groups.north.deeper]"),
        ("[groups.north]\ntitle = 1", "2: 'title' must be a text of 1 to 64 characters"),
        ("[groups]\nnorth = 1", "2: 'north' must be a table [groups.north]"),
        ("groups = 3", "1: 'groups' must be tables such as [groups.north]"),
    ])
    func wrongTablesAndKeysAreNamed(text: String, words: String) throws {
        let (_, problems) = try read(text + "\n")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix(words) == true, "\(problems)")
    }

    @Test func problemsStandInTheOrderOfTheLines() throws {
        let (_, problems) = try read("[\"9\"]\nplate = 1\nicon = 1\n[\"1\"]\nname = 1\n")
        #expect(problems.map { $0.prefix(2) } == ["2:", "3:", "5:"])
    }

    @Test func whatIsTooMuchIsLeftOut() throws {
        let groups = (0..<40).map { "\"g\($0)\"" }.joined(separator: ", ")
        let (contents, problems) = try read("[\"1\"]\ngroups = [\(groups)]\n")
        #expect(contents.book[id("1")]?.groups.count == 32)
        #expect(problems == ["2: a device belongs to 32 groups at most; the rest is left out"])
        let many = (0..<150).map { "[\"\($0 + 1)\"]\nname = 1\n" }.joined()
        #expect(try read(many).problems.count == 101)
        #expect(try read(many).problems.last == "0: and 50 more problems like these")
        let long = String(repeating: "x", count: 101)
        #expect(try read("[\"1\"]\nname = \"\(long)\"").problems.count == 1)
    }

    @Test func aBrokenFileIsOneProblemAndSaysSo() throws {
        let (contents, problems) = try read("[\"1\"]\nname = \"Van\n")
        #expect(contents.isBroken && problems.count == 1)
        #expect(contents.problems.first?.line != nil)
    }

    @Test func zonesOfClocks() {
        for (text, minutes) in [("+08:00", 480), ("-3:30", -210), ("Z", 0), ("+00:00", 0), ("+14:00", 840)] {
            #expect(ZoneOffset.minutes(text) == minutes)
        }
        for text in ["", "8", "+8", "+08:10", "+15:00", "-13:00", "+08:60", "08:00", "+٠٨:٠٠"] {
            #expect(ZoneOffset.minutes(text) == nil, "\(text)")
        }
    }
}
