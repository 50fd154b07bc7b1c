import Canvas
import Fleet
import Widgets

/// The list of everything that can be done, narrowed down by typing.
struct Palette {
    /// One thing to choose.
    struct Item {
        let title: String
        let help: String
        let keys: String
        /// Why it can not be done now.
        let disabledReason: String?
        let run: (inout AppState) -> [Effect]
    }

    /// What has been typed.
    var editor = LineEditor()
    /// The place of the chosen item among the matches.
    var selected = 0
    /// The place of the line that was brought back from before; nil while none was.
    var recalled: Int?

    /// Moves the choice.
    mutating func move(by step: Int, in state: AppState) {
        let count = matches(in: state).count
        guard count > 0 else { return }
        selected = (selected + step + count) % count
    }

    /// What the typed letters find, best first: letters in their order in a title, or the beginning of a word of the help.
    ///
    /// After `goto` it is places, by their names.
    func matches(in state: AppState) -> [Item] {
        if let name = PlaceGoal.name(in: editor.text) { return PlaceGoal.items(for: name, in: state) }
        let pattern = editor.text.lowercased()
        let scored = Self.items(in: state).enumerated().compactMap { place, item -> (Int, Int, Item)? in
            guard let score = Self.score(pattern, title: item.title.lowercased(), help: item.help.lowercased()) else {
                return nil
            }
            return (score, place, item)
        }
        let found = scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        return (typedCommand(state).map { [$0] } ?? []) + found
    }

    /// Whether a title is one of the list, and not of something that was typed.
    static func isListed(_ title: String, in state: AppState) -> Bool {
        items(in: state).contains { $0.title == title }
    }

    /// Actions, hand-overs, saved views, statuses, themes, and the way to places.
    private static func items(in state: AppState) -> [Item] {
        let below = state.belowLists
        // A view has one row, under its own name.
        let own = Action.all.filter { $0.group != .move && $0.id != .palette && !Action.numberedViews.contains($0.id) }
        let actions = own.map { action in
            Item(
                title: action.title, help: action.help,
                keys: state.keymap.names(for: action.id).joined(separator: " "),
                disabledReason: action.disabledReason(below), run: { $0.perform(action.id) })
        }
        let views = state.views.enumerated().map { place, view in
            let number = Action.numberedViews.dropFirst(place).first.map { state.keymap.names(for: $0) } ?? []
            return Item(
                title: view.title, help: view.filter.isEmpty ? "All devices." : "Filter: \(view.filter)",
                keys: ((view.key.map { [$0.shownName] } ?? []) + number).joined(separator: " "), disabledReason: nil,
                run: { $0.choose(view) })
        }
        let statuses = DeviceStatus.allCases.map { status in
            Item(
                title: "show \(status.rawValue)", help: "Show only devices that are \(status.rawValue).", keys: "",
                disabledReason: nil, run: { $0.show(.only(status)) })
        }
        let themes = state.themes.indices.map { index in
            Item(
                title: "theme \(state.themes[index].name)", help: "Change to this theme.", keys: "",
                disabledReason: nil,
                run: { state in
                    state.themeIndex = min(index, state.themes.count - 1)
                    state.keepTheme()
                    return []
                })
        }
        let all =
            actions + handovers + views + statuses + themes + mapItems(in: state) + [PlaceGoal.invitation]
            + commandItems
        return recentFirst(all, state)
    }

    /// The screen on the wall, and the groups that the map can follow.
    private static func mapItems(in state: AppState) -> [Item] {
        let groups = state.shown.book.groupNames.map { name in
            Item(
                title: "follow group \(name)", help: "Keep the devices of this group in sight.", keys: "",
                disabledReason: nil, run: { $0.follow(group: name) })
        }
        let wall = Item(
            title: "wall", help: "Give the whole screen to the map, or take it back: for a screen on the wall.",
            keys: "", disabledReason: nil,
            run: { state in
                state.isWall.toggle()
                state.focus = .map
                state.refresh()
                return []
            })
        return groups + [wall]
    }

    /// What was chosen lately leads while nothing is typed.
    private static func recentFirst(_ items: [Item], _ state: AppState) -> [Item] {
        let recent = state.paletteHistory.compactMap { title in items.first { $0.title == title } }
        let titles = Set(recent.map(\.title))
        return recent + items.filter { !titles.contains($0.title) }
    }

    /// How many choices are remembered.
    static let historyCount = 20

    /// How well letters fit an item: titles before helps, low is good; nil when they do not fit.
    static func score(_ pattern: String, title: String, help: String) -> Int? {
        if let score = score(pattern, in: title) { return score }
        let isWord = !pattern.isEmpty && help.split(separator: " ").contains { $0.hasPrefix(pattern) }
        return isWord ? 1000 : nil
    }

    /// How well letters fit a text in their order: low is good; nil when they are not all there.
    static func score(_ pattern: String, in text: String) -> Int? {
        if pattern.isEmpty { return 0 }
        if text.hasPrefix(pattern) { return 0 }
        var score = 1
        var rest = text[...]
        for letter in pattern where letter != " " {
            guard let place = rest.firstIndex(of: letter) else { return nil }
            score += rest.distance(from: rest.startIndex, to: place)
            rest = rest[rest.index(after: place)...]
        }
        return score
    }
}
