import Foundation
import Testing

@testable import fleettop

/// The first start leaves a mark, and only the first.
struct FirstStartTests {
    @Test func onlyTheFirstStartIsTheFirst() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appendingPathComponent("state/fleettop")
        #expect(FirstStart.note(in: folder))
        #expect(!FirstStart.note(in: folder))
    }

    @Test func askingLeavesNoMark() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appendingPathComponent("state/fleettop")
        #expect(FirstStart.isFirst(in: folder))
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func whereThereIsSomethingItIsNot() throws {
        let scratch = try ScratchFolder()
        _ = try scratch.write("x", to: "state.toml")
        #expect(!FirstStart.note(in: scratch.url))
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent(FirstStart.mark).path))
    }

    @Test func whereNoMarkCanBeLeftItIsNot() {
        #expect(!FirstStart.note(in: URL(fileURLWithPath: "/proc/fleettop")))
    }
}
