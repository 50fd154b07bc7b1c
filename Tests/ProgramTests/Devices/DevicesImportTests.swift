import Fleet
import Testing

@testable import fleettop

/// Tables of devices from elsewhere.
@Suite struct DevicesImportTests {
    private func id(_ digits: String) -> DeviceID {
        guard let id = DeviceID(digits) else { preconditionFailure("not an identity: \(digits)") }
        return id
    }

    private func book(_ csv: String) throws -> (book: FleetBook, problems: [String]) {
        let result = DevicesImport(csv, file: "f.csv")
        let folder = try ScratchFolder()
        let contents = DevicesFile.read(try folder.write(result.toml, to: "devices.toml"))
        #expect(contents.problems.isEmpty, "what is written is right")
        return (contents.book, result.problems.map(\.description))
    }

    @Test func whatASpreadsheetWrites() throws {
        let (book, problems) = try book(
            "\u{FEFF}IMEI,Name,Plate,Groups,Icon,Note\r\n"
                + "861785001515349,\"Van, \"\"12\"\"\",AB-1,north;night shift,🚐,\"two\r\nlines \\ and \ttab\"\r\n\r\n"
                + "012896001890042,,,,,\r\n")
        #expect(problems == [])
        let entry = try #require(book[id("861785001515349")])
        #expect(entry.name == "Van, \"12\"" && entry.plate == "AB-1" && entry.icon == "🚐")
        #expect(entry.groups == ["north", "night shift"])
        #expect(entry.note == "two\r\nlines \\ and \ttab")
        #expect(book[id("012896001890042")] == FleetBook.Entry())
    }

    @Test func aSemicolonMaySeparate() throws {
        let (book, problems) = try book("name;id;group\nVan 1;7;north\n")
        #expect(problems == [])
        #expect(book[id("7")]?.name == "Van 1")
        #expect(book[id("7")]?.groups == ["north"])
    }

    @Test(arguments: [
        ("banana,x", "f.csv:4: 'banana' is no identity of 1 to 19 digits"),
        ("1,x", "f.csv:4: 1 is there already in line 2"),
        ("5,\(String(repeating: "x", count: 101))", "f.csv:4: 'name' must be a text of 1 to 100 characters"),
        ("5,x,y", "f.csv:4: has more fields than the first line"),
        ("5,\"x", "f.csv:4: a quote begins here and never ends; nothing is read from there on"),
    ])
    func whatIsWrongIsNamedWithItsLine(line: String, words: String) throws {
        let (book, problems) = try book("id,name\n1,\"two\nlines\"\n\(line)")
        #expect(problems == [words])
        #expect(book[id("1")]?.name == "two\nlines")
        if line.contains("\"") { #expect(book[id("5")] == nil, "a part of a record is none") }
    }

    @Test func aTabMaySeparate() throws {
        let (book, problems) = try book("id\tname\n7\tVan, 1\n")
        #expect(problems == [])
        #expect(book[id("7")]?.name == "Van, 1")
    }

    @Test func aProblemCannotMoveTheCursor() {
        let problems = DevicesImport("id,\u{1B}[2J\n1,x\n", file: "f.csv").problems.map(\.description)
        #expect(problems.count == 1 && !problems[0].contains("\u{1B}"))
    }

    @Test func theFirstLineMustNameTheIdentity() throws {
        #expect(try book("name\nVan").problems == ["f.csv:1: the first line must name a column 'id' or 'imei'"])
        #expect(try book("").problems == ["f.csv: is empty: the first line names the columns"])
        let unknown = try book("id,colour\n1,red").problems
        #expect(unknown.count == 1 && unknown[0].hasPrefix("f.csv:1: unknown column 'colour' is left out"))
    }

    @Test func hostileTextCannotLeaveItsString() throws {
        let evil = "\"\n[groups.x]\ntitle = \"\u{1b}[31m"
        let quoted = "\"" + evil.replacing("\"", with: "\"\"") + "\""
        let (book, _) = try book("id,name\n1,\(quoted)\n")
        #expect(book.groups.isEmpty)
        #expect(book[id("1")]?.name == evil)
    }
}
