import Canvas
import Fleet
import Widgets

/// Where a person is in the view of the figures about alarms.
struct FiguresView: Equatable {
    /// Over how many hours they are.
    var hours = FiguresView.day
    /// The first line in sight, where there is not room for all.
    var offset = 0

    /// A day.
    static let day = 24
    /// A week.
    static let week = AlarmRecord.mostHours
}

extension AppState {
    /// The figures over so many hours up to the moment on the screen.
    func figures(hours: Int) -> AlarmFigures {
        AlarmFigures(
            shown.alarmRecord, alarms: shown.alarms, withdrawals: shown.withdrawals.count, now: shownNow, hours: hours)
    }

    /// What a key does in the view of figures; nil lets the actions have it.
    mutating func take(_ key: Key, inFigures view: FiguresView) -> [Effect]? {
        var view = view
        let id = keymap.action(for: key)
        switch id {
        case .back, .quit, .figures, .details:
            overlays.removeLast()
            return []
        case .nextPane, .previousPane:
            view.hours = view.hours == FiguresView.day ? FiguresView.week : FiguresView.day
        default:
            guard let id, let step = listStep(id) else { return takeOutside(id) }
            view.offset = min(max(0, view.offset + min(max(step, -100), 100)), FiguresPanel.hiddenLines(self))
        }
        replaceTop(.figures(view))
        return []
    }
}
