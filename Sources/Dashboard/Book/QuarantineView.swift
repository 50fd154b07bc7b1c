import Canvas
import Fleet

/// Where a person is in the view of the quarantine.
struct QuarantineView: Equatable {
    /// The tracker under the cursor; nil stands on the first one.
    var selected: DeviceID?
    /// Whether those are shown that were refused, not those that wait.
    var showsRefused = false
}

/// One line of the view of the quarantine.
struct QuarantineLine {
    /// Who it is.
    let id: DeviceID
    /// What is known of it; nil for one that was refused and not heard since the start.
    let tracker: KeptOutTracker?
    /// What was decided about it.
    let decision: Quarantine.Decision?
}

extension AppState {
    /// The quarantine as it is, also while the screen is frozen; in the past as it was.
    var quarantineShown: Quarantine { past?.fleet.snapshot.quarantine ?? live.quarantine }

    /// The lines of the view: those that wait in the order in which they came, so that none slips under the cursor.
    func lines(of view: QuarantineView) -> [QuarantineLine] {
        let quarantine = quarantineShown
        guard !view.showsRefused else {
            return quarantine.refused.map {
                QuarantineLine(id: $0, tracker: quarantine.tracker($0), decision: quarantine.decisions[$0])
            }
        }
        return quarantine.waiting.sorted { ($0.firstSeen, $0.id) < ($1.firstSeen, $1.id) }.map {
            QuarantineLine(id: $0.id, tracker: $0, decision: nil)
        }
    }

    /// The line under the cursor; nil when there is none, or when it has gone.
    func row(of view: QuarantineView, in lines: [QuarantineLine]) -> Int? {
        guard let selected = view.selected else { return lines.isEmpty ? nil : 0 }
        return lines.firstIndex { $0.id == selected }
    }

    /// Lays the view of the quarantine on top.
    mutating func showQuarantine() -> [Effect] {
        lay(.quarantine(QuarantineView()))
        return []
    }

    /// What a key does in the view of the quarantine; nil lets the actions have it.
    mutating func take(_ key: Key, inQuarantine view: QuarantineView) -> [Effect]? {
        if let own = keymap.quarantineAction(for: key) { return perform(own) }
        let id = keymap.action(for: key)
        switch id {
        case .back, .quit, .quarantine: overlays.removeLast()
        case .copy: return copyTracker(view)
        case .details: break
        default:
            guard let id, let step = listStep(id) else { return takeOutside(id) }
            let lines = lines(of: view)
            guard !lines.isEmpty else { return [] }
            let row = row(of: view, in: lines)
            let wanted = row.map { $0 + min(max(step, -lines.count), lines.count) } ?? 0
            var moved = view
            moved.selected = lines[min(max(0, wanted), lines.count - 1)].id
            replaceTop(.quarantine(moved))
        }
        return []
    }

    private mutating func copyTracker(_ view: QuarantineView) -> [Effect] {
        let lines = lines(of: view)
        guard let row = row(of: view, in: lines) else {
            say("no tracker is selected")
            return []
        }
        let bytes = lines[row].tracker.map { "\n" + HexText.words($0.raw) } ?? ""
        say("copied \(lines[row].id)\(bytes.isEmpty ? "" : " with its last message")")
        return [.copy(lines[row].id.description + bytes)]
    }
}
