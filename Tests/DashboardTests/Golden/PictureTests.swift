import Testing

/// Whole screens, as a person sees them.
///
/// When one of them changes, look at it before you store it.
struct PictureTests {
    @Test(arguments: Scene.allCases)
    func atEightyColumnsAndTwentyFourRowsTheScreenLooksAsStored(scene: Scene) {
        #expect(scene.screen(80, 24) == Pictures.narrow[scene])
    }

    @Test(arguments: Scene.allCases.filter { Pictures.wide[$0] != nil })
    func atAHundredAndFortyColumnsAndFortyRowsTheScreenLooksAsStored(scene: Scene) {
        #expect(scene.screen(140, 40) == Pictures.wide[scene])
    }

    @Test func theSameStateGivesTheSamePictureAgain() {
        for scene in Scene.allCases { #expect(scene.screen(120, 30) == scene.screen(120, 30)) }
    }
}

/// The stored screens.
enum Pictures {
    /// Those at 80x24: one of every scene.
    static let narrow = [narrowPanes, narrowViews, narrowStates].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
    }
    /// Those at 140x40.
    static let wide = [widePanes, wideViews, wideStates, wideAscii].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
    }
}
