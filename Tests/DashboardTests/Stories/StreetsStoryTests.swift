import Streets
import Testing

@testable import Dashboard

/// Streets are asked for when the map shows others, and drawn when they come.
struct StreetsStoryTests {
    private func state(hasTiles: Bool) -> AppState {
        var settings = DashboardSettings()
        settings.hasStreetTiles = hasTiles
        return AppState(settings, at: .init(seconds: 1_795_334_400), width: 140, height: 40)
    }

    private func wishes(_ effects: [Effect]) -> [StreetView?] {
        effects.reduce(into: []) { views, effect in
            if case .showStreets(let view) = effect { views.append(view) }
        }
    }

    @Test func eachNewViewIsAskedForOnce() {
        var state = state(hasTiles: true)
        let now = state.now
        // The whole world is smaller than a tile at this size: there is nothing to ask for.
        #expect(wishes(state.handle(.fleet(.init()), at: now)).isEmpty)
        state.map.zoom(by: 2)
        #expect(wishes(state.handle(.tick, at: now)).count == 1)
        #expect(wishes(state.handle(.tick, at: now)).isEmpty)
    }

    @Test func withoutTileFilesNobodyAsks() {
        var state = state(hasTiles: false)
        #expect(wishes(state.handle(.fleet(.init()), at: state.now)).isEmpty)
    }

    @Test func aPictureThatComesIsKept() {
        var state = state(hasTiles: true)
        let effects = state.handle(.streets(StreetPicture(revision: 7, attribution: "thanks")), at: state.now)
        #expect(state.streetDesk.picture.attribution == "thanks")
        #expect(!effects.contains(.redraw))
    }
}
