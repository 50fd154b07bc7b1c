import Canvas
import Fleet
import Foundation
import Testing

@testable import Dashboard

/// The README's tables say what the rows of actions, columns and statuses say.
struct ReadmeTests {
    private static let readme: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../README.md").standardizedFileURL
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    @Test(arguments: ActionID.allCases) func everyActionHasARowWithItsKeys(id: ActionID) throws {
        let lines = Self.readme.split(separator: "\n")
        let row = try #require(lines.first { $0.hasPrefix("|") && $0.hasSuffix("| `\(id.rawValue)` |") })
        for key in Action.of(id).keys { #expect(row.contains(key.shownName), "\(key.shownName)") }
    }

    private static let lines = readme.split(separator: "\n").map(String.init)

    @Test func everyStatusHasARowWithItsSigns() {
        for status in DeviceStatus.allCases {
            let head = "| \(status.traits.glyph) | `\(status.traits.asciiGlyph)` | `\(status.rawValue)` |"
            #expect(Self.lines.contains { $0.hasPrefix(head) }, "\(status.rawValue)")
        }
    }

    @Test func everyColumnHasARow() {
        for column in DeviceColumn.all where !column.title.isEmpty {
            #expect(Self.lines.contains { $0.hasPrefix("| \(column.title) | ") }, "\(column.id)")
        }
    }

    @Test(arguments: AlarmKind.allCases) func everyAlarmKindHasItsRow(kind: AlarmKind) {
        let traits = kind.traits
        let row = "| `\(kind.rawValue)` | \(traits.title) | \(traits.priority) | \(traits.response) |"
        #expect(Self.lines.contains(row), "\(row)")
    }

    @Test(arguments: ThemeRole.allCases) func everyRoleHasItsRow(role: ThemeRole) {
        let fallback = role.traits.fallback.map { "`\($0.traits.name)` " } ?? " "
        let row = "| `\(role.traits.name)` | \(role.traits.meaning) | \(fallback)|"
        #expect(Self.lines.contains(row), "\(row)")
    }

    @Test func everyFieldOfFiltersIsNamed() {
        for field in FilterField.all {
            #expect(Self.readme.contains("`\(field.name)`") || Self.readme.contains("\(field.name):"), "\(field.name)")
        }
    }

    @Test func everyCommandOfThePaletteIsNamed() {
        for command in PaletteCommand.all {
            #expect(Self.readme.contains("`\(command.word) "), "\(command.word)")
        }
    }
}
