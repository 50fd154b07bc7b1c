import Canvas

/// What files that were read again change about the dashboard; nil leaves what is in force.
public struct SettingsChange: Sendable {
    /// Themes to choose from; the one in use stays the one in use, by its name.
    public var themes: [Theme]?
    /// The theme to change to.
    public var theme: String?
    /// Keys that differ from the defaults.
    public var keys: KeyChoice?
    /// Filters with a name.
    public var views: [SavedView]?

    /// Nothing changes.
    public init() {}
}

extension AppState {
    /// Puts what files say in force.
    mutating func take(_ change: SettingsChange) {
        if let themes = change.themes { take(themes: themes) }
        if let theme = change.theme { choose(theme: theme) }
        if let keys = change.keys {
            pendingChord = nil
            keymap = Keymap(keys)
        }
        if let views = change.views { self.views = views }
    }

    /// Themes of the same name are exchanged, new ones come to the end; one that is gone stays until the end.
    private mutating func take(themes news: [Theme]) {
        for theme in news {
            if let place = themes.firstIndex(where: { $0.name == theme.name }) {
                themes[place] = theme
            } else {
                themes.append(theme)
            }
        }
    }
}
