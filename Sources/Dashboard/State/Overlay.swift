import Fleet
import Widgets

/// What lies over the panes.
enum Overlay {
    /// The line at which a filter is typed; the filter before comes back on Esc.
    case filter(LineEditor, before: FleetFilter)
    /// The list of everything that can be done.
    case palette(Palette)
    /// All keys, and what is looked for among them.
    case help(HelpView)
    /// What the listener has counted, from a line on.
    case listener(offset: Int)
    /// Everything about a device, from a line on.
    case details(DeviceID, offset: Int)
    /// The trips of a device: the other tab of its details.
    case trips(TripsView)
    /// The messages on the wire.
    case wire(WireView)
    /// The list of zones.
    case zones(ZonesView)
    /// The groups of devices.
    case groups(GroupsView)
    /// The trackers that wait, or those that were refused.
    case quarantine(QuarantineView)
    /// Something to be answered.
    case question(Question)
    /// The line at which a time of the past is typed, and what was wrong with it.
    case goTo(LineEditor, problem: String?)
    /// Everything about an alarm, from a line on.
    case alarm(AlarmID, offset: Int)
    /// The figures about alarms.
    case figures(FiguresView)
    /// A line at which a note or a reason is typed.
    case typed(TypedLine)
    /// A list from which one thing is chosen.
    case choice(Choice)
    /// The list of themes.
    case themes(ThemePicker)
    /// The list of columns.
    case columns(ColumnChooser)
}

/// A question with yes and no.
struct Question {
    /// What is asked.
    let text: String
    /// What Enter means.
    let defaultIsYes: Bool
    /// What yes does.
    let yes: (inout AppState) -> [Effect]
}

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
