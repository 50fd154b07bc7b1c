import Foundation
import Testing

/// Whole screens, as a person sees them, kept as text files beside this one.
///
/// When one of them changes on purpose, run these tests with `FLEETTOP_RECORD=1` in the environment, and look at every
/// file that changed before you commit it.
struct PictureTests {
    @Test(arguments: Scene.allCases, Scene.sizes)
    func theScreenLooksAsStored(scene: Scene, size: Scene.Size) throws {
        try compare(scene, size)
    }

    @Test(arguments: Scene.onPhone)
    func onAPhoneItLooksAsStored(scene: Scene) throws {
        try compare(scene, Scene.phone)
    }

    @Test(arguments: Scene.atOddSizes, Scene.oddSizes)
    func atOddSizesItLooksAsStored(scene: Scene, size: Scene.Size) throws {
        try compare(scene, size)
    }

    private func compare(_ scene: Scene, _ size: Scene.Size) throws {
        let screen = scene.screen(size.width, size.height)
        let file = Self.folder.appendingPathComponent("\(scene.rawValue)-\(size.width)x\(size.height).txt")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try screen.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent): look at it")
            return
        }
        let stored = try String(contentsOf: file, encoding: .utf8)
        #expect(screen == stored, "\(file.lastPathComponent)")
    }

    @Test func theSameStateGivesTheSamePictureAgain() {
        for scene in Scene.allCases { #expect(scene.screen(120, 30) == scene.screen(120, 30)) }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Screens", isDirectory: true)
}
