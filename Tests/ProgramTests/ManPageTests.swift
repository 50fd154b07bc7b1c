import Dashboard
import Foundation
import Testing

@testable import fleettop

/// The manual page is made from the tree of commands and the tables.
struct ManPageTests {
    private func page() throws -> String {
        try ManPage(json: Fleettop._dumpHelp(), version: Version.text).text
    }

    @Test func everyCommandAndOptionIsThere() throws {
        let page = try page()
        for command in Fleettop.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            #expect(page.contains(".SS \"\(name)\""), "\(name)")
        }
        for option in ["listen", "plain", "theme", "read\\-only", "output"] {
            #expect(page.contains("\\fB\\-\\-\(option)\\fR"), "\(option)")
        }
    }

    @Test func everyRowOfTheTablesIsThere() throws {
        let page = try page()
        let rows =
            Reference.keys.flatMap(\.rows) + Reference.columns + Reference.statuses + Reference.alarmKinds
            + Reference.filterFields + Reference.paletteCommands
        for row in rows { #expect(page.contains(Roff.text(row.words)), "\(row.name)") }
    }

    @Test func noLineIsTakenForACommandThatIsNone() throws {
        let known: Set<String> = [".TH", ".SH", ".SS", ".TP", ".PP", ".B"]
        for line in try page().split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(known.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
        #expect(Roff.text(".TH\n'x\\y-z") == "\\&.TH\n\\&'x\\ey\\-z")
    }
}
