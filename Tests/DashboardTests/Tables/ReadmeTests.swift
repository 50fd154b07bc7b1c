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

    @Test func everyStatusIsExplained() {
        for status in ["moving", "idling", "stopped", "parked", "stale", "offline", "new"] {
            #expect(Self.readme.contains("| `\(status)` |") || Self.readme.contains(" \(status) |"), "\(status)")
        }
    }
}
