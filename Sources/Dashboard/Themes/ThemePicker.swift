import Canvas
import Widgets

/// The list of themes; the screen shows the one under the cursor at once.
struct ThemePicker {
    /// The theme that comes back on Esc.
    let before: String

    /// How many columns the list takes with its frame.
    static func width(_ state: AppState) -> Int {
        let names = state.themes.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return min(state.size.width, max(18, names + 7))
    }
}

extension AppState {
    /// Opens the list of themes, or closes it and keeps the theme under the cursor.
    mutating func toggleThemePicker() -> [Effect] {
        if case .themes = overlays.last {
            overlays.removeLast()
            keepTheme()
        } else {
            overlays.append(.themes(ThemePicker(before: theme.name)))
        }
        return []
    }

    /// Remembers the theme in use as chosen, and says so.
    mutating func keepTheme() {
        chosenTheme = theme.name
        say("theme \(theme.name)" + (isThemeConfigured ? "; the next start takes that of config.toml" : ""))
    }

    /// What a key does in the list of themes; all others are kept from what lies below.
    mutating func take(_ key: Key, inThemes picker: ThemePicker) -> [Effect] {
        let id = keymap.action(for: key)
        if key.code == .enter || id == .theme { return toggleThemePicker() }
        if key.code == .escape || id == .back || id == .quit {
            overlays.removeLast()
            choose(theme: picker.before)
            return []
        }
        let raw: Int? =
            switch key.code {
            case .up, .backTab: -1
            case .down, .tab: 1
            default: nil
            }
        guard let step = id.flatMap({ listStep($0) }) ?? raw else { return [] }
        themeIndex = min(max(0, themeIndex + step), themes.count - 1)
        return []
    }

    /// Changes to a theme by its name; without one of that name nothing changes.
    mutating func choose(theme name: String) {
        guard let place = themes.firstIndex(where: { $0.name == name }) else { return }
        themeIndex = place
    }

    /// The state that is drawn below the list of themes: as it looks when the list is gone.
    var withoutThemePicker: AppState {
        guard case .themes = overlays.last else { return self }
        var below = self
        below.overlays.removeLast()
        below.toast = nil
        return below
    }
}
