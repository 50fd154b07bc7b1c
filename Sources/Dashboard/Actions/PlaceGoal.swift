import Atlas
import Fleet
import Widgets

/// Places as things to choose in the palette: `goto lyon` moves the map to Lyon.
enum PlaceGoal {
    private static let word = "goto"
    /// How many places are offered.
    private static let most = 30

    /// The name that is searched when a typed text asks for a place: what stands behind `goto` and a blank.
    static func name(in text: String) -> String? {
        guard text.lowercased().hasPrefix(word + " ") else { return nil }
        return String(text.dropFirst(word.count + 1))
    }

    /// The places that fit a name, best first.
    static func items(for name: String, in state: AppState) -> [Palette.Item] {
        state.findPlaces(name, most).map { place in
            let name = state.glyphs.isAscii ? place.asciiName : place.name
            let title = place.countryCode.isEmpty ? name : "\(name), \(place.countryCode)"
            return Palette.Item(
                title: "\(word) \(title)",
                help: "\(place.coordinate.text(decimals: 2)), \(people(place.population))",
                keys: "", disabledReason: nil, run: { $0.go(to: place, called: title) })
        }
    }

    /// What leads to places from the list of everything: it leaves the palette open with `goto` typed.
    static var invitation: Palette.Item {
        Palette.Item(
            title: word, help: "Move the map to a place: type its name behind it.", keys: "", disabledReason: nil,
            run: { state in
                state.overlays.append(.palette(Palette(editor: LineEditor(word + " "))))
                return []
            })
    }

    /// Roughly how many people live in a place.
    private static func people(_ population: Int) -> String {
        if population >= 1_000_000 {
            return NumberText.fixed(Double(population) / 1_000_000, decimals: 1) + " M people"
        }
        return "\(max(1, (population + 500) / 1000)) k people"
    }
}

extension AppState {
    /// Keeps the devices of a group in sight.
    mutating func follow(group name: String) -> [Effect] {
        var effects: [Effect] = []
        if layout.panes[.map] == nil { effects = perform(.focusMap) }
        map.fitAnew(.followGroup(name))
        updateMap()
        say("following the group \(name)")
        return effects
    }

    /// Puts a place in the middle of the map, which comes on the screen for that.
    fileprivate mutating func go(to place: Place, called title: String) -> [Effect] {
        var effects: [Effect] = []
        if layout.panes[.map] == nil { effects = perform(.focusMap) }
        map.center(on: place.coordinate)
        say("the map shows \(title)")
        return effects
    }
}
