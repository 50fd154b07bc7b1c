extension Overlay {
    /// What it is, whatever stands in it.
    enum Kind {
        case filter, palette, help, listener, details, trips, wire, zones, groups, quarantine, question, goTo, alarm
        case figures, typed, choice, themes, columns

        /// The action that opens it, where it covers the whole screen.
        var opener: ActionID? {
            switch self {
            case .help: .help
            case .listener: .listener
            case .wire: .wire
            case .zones: .zones
            case .groups: .groups
            case .quarantine: .quarantine
            case .figures: .figures
            default: nil
            }
        }
    }

    /// What it is.
    var kind: Kind {
        switch self {
        case .filter: .filter
        case .palette: .palette
        case .help: .help
        case .listener: .listener
        case .details: .details
        case .trips: .trips
        case .wire: .wire
        case .zones: .zones
        case .groups: .groups
        case .quarantine: .quarantine
        case .question: .question
        case .goTo: .goTo
        case .alarm: .alarm
        case .figures: .figures
        case .typed: .typed
        case .choice: .choice
        case .themes: .themes
        case .columns: .columns
        }
    }
}

extension AppState {
    /// Whether such an overlay lies anywhere over the panes.
    func has(_ kind: Overlay.Kind) -> Bool { overlays.contains { $0.kind == kind } }

    /// Lays a view on top; there is only one of its kind.
    mutating func lay(_ overlay: Overlay) {
        overlays.removeAll { $0.kind == overlay.kind }
        overlays.append(overlay)
        refreshLists()
    }

    /// Lays a view on top, or takes it away where it lies there.
    mutating func toggle(_ overlay: Overlay) {
        guard overlays.last?.kind == overlay.kind else { return lay(overlay) }
        overlays.removeAll { $0.kind == overlay.kind }
    }
}
