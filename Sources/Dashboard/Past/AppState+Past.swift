import Canvas
import Fleet
import Widgets

extension AppState {
    // MARK: - Coming and going

    /// Why there is no past to look at; nil where there is.
    var noPastProblem: String? {
        journal == nil ? "no journal is kept: start with --data DIR" : nil
    }

    /// Why a key of the time line does nothing; nil in the past.
    var notInPastProblem: String? {
        past == nil ? "only in the past: \(keymap.hint(for: .past)) opens it" : nil
    }

    /// Opens the past at what the screen shows, or goes back to the present.
    mutating func togglePast() -> [Effect] {
        guard past == nil else { return leavePast() }
        bindCursors()
        past = PastView(shown, at: shownNow, newestAlarm: live.alarms.last?.id)
        frozen = nil
        keepInSight()
        refresh()
        return [.loadTimeLine(nil, parts: timeLineParts)] + seek(shownNow)
    }

    /// Back to the present.
    mutating func leavePast() -> [Effect] {
        guard past != nil else { return [] }
        past = nil
        overlays.removeAll { if case .goTo = $0 { true } else { false } }
        refresh()
        return [.closePast]
    }

    // MARK: - Moving

    /// Goes to a moment, as near to it as the journal has one.
    mutating func seek(_ wanted: Timestamp) -> [Effect] {
        guard var view = past else { return [] }
        let first = view.line?.journal.lowerBound ?? Timestamp(milliseconds: 0)
        view.moment = min(max(wanted, min(first, now)), now)
        if view.playedUntil != nil { view.playedUntil = now }
        let wish = PastWish(moment: view.moment, device: deviceUnderCursor?.id)
        view.awaited = (wish, view.awaited?.since ?? now)
        view.trailDevice = wish.device
        past = view
        return [.seek(wish)] + loadTimeLineIfNeeded()
    }

    /// Goes on or back by so many milliseconds, and stops playing.
    mutating func stepPast(by milliseconds: Int64) -> [Effect] {
        guard let moment = past?.moment else { return [] }
        past?.playedUntil = nil
        return seek(moment.adding(milliseconds: milliseconds))
    }

    /// Goes to the first moment that is kept.
    mutating func seekFirst() -> [Effect] {
        guard let first = past?.line?.journal.lowerBound else { return [] }
        past?.playedUntil = nil
        return seek(first)
    }

    /// Another part of the journal on the time line.
    mutating func zoomPast(by step: Int) -> [Effect] {
        if let window = past?.window { past?.window = window.stepped(by: step) }
        return loadTimeLineIfNeeded()
    }

    // MARK: - Playing

    /// Plays, or stops.
    mutating func togglePlaying() -> [Effect] {
        let isPlaying = past?.isPlaying ?? false
        past?.playedUntil = isPlaying ? nil : now
        return []
    }

    /// Plays at a pace; pace 0 stops.
    mutating func play(pace: Int) -> [Effect] {
        if pace > 0 { past?.pace = pace }
        let until = past?.playedUntil ?? now
        past?.playedUntil = pace > 0 ? until : nil
        return []
    }

    /// Lets the past go on by what has passed of the present, and asks for what is missing on the screen.
    mutating func continuePast() -> [Effect] {
        guard let view = past else { return [] }
        guard let until = view.playedUntil else { return loadPastTrail() }
        let elapsed = now.milliseconds(since: until)
        guard elapsed >= PastView.frame || elapsed < 0 else { return [] }
        let moment = view.moment.adding(milliseconds: max(0, min(elapsed, 5000)) * Int64(view.pace))
        guard moment < now else {
            say("this is the present again")
            return leavePast()
        }
        past?.moment = moment
        past?.playedUntil = now
        // A moment that is still being built comes first; the next one is asked for when it is there.
        return view.awaited == nil ? seek(moment) : loadTimeLineIfNeeded()
    }

    /// The trail of the device under the cursor, once that has come to rest.
    private mutating func loadPastTrail() -> [Effect] {
        guard let view = past, view.awaited == nil, let device = settledDevice?.id, device != view.trailDevice else {
            return []
        }
        return seek(view.moment)
    }

    // MARK: - What comes back

    /// A fleet of the past has come.
    mutating func take(_ fleet: PastFleet) -> [Effect] {
        guard let view = past else { return [] }
        past?.fleet = fleet
        if view.awaited?.wish.moment == fleet.moment { past?.awaited = nil }
        refresh()
        return []
    }

    /// The time line has come; before that nobody knew where the journal begins.
    mutating func take(_ line: PastTimeLine) -> [Effect] {
        guard let view = past else { return [] }
        past?.line = line
        if view.wantedSpan == nil { past?.wantedSpan = line.span }
        return view.moment < line.journal.lowerBound ? seek(line.journal.lowerBound) : []
    }

    /// The next alarm was looked for.
    mutating func take(nextAlarm moment: Timestamp?) -> [Effect] {
        guard past != nil else { return [] }
        guard let moment, moment <= now else {
            say("no alarm was raised after this")
            return []
        }
        past?.playedUntil = nil
        return seek(moment)
    }

    /// The journal could not be read.
    mutating func takePastFailure(_ reason: String) -> [Effect] {
        guard past != nil else { return [] }
        say(reason)
        return leavePast()
    }

    // MARK: - The time line

    /// How many parts the time line has: one a column.
    var timeLineParts: Int { max(1, size.width - 2) }

    /// Asks for the part of the time line around the cursor where another one is shown.
    mutating func loadTimeLineIfNeeded() -> [Effect] {
        guard let view = past, let line = view.line else { return [] }
        let span = view.window.span(around: view.moment, present: view.wantedSpan, journal: line.journal)
        guard span != view.wantedSpan || line.density.count != timeLineParts else { return [] }
        past?.wantedSpan = span
        return [.loadTimeLine(view.window == .all ? nil : span, parts: timeLineParts)]
    }

    // MARK: - Going to a time

    /// Opens the line at which a time is typed.
    mutating func askForTime() -> [Effect] {
        overlays.append(.goTo(LineEditor(maximumLength: 40), problem: nil))
        return []
    }

    /// What a key does at that line.
    mutating func take(_ key: Key, inGoTo editor: LineEditor) -> [Effect] {
        switch key.code {
        case .escape: overlays.removeLast()
        case .enter: return goTo(editor)
        default: edit { $0.handle(key) }
        }
        return []
    }

    private mutating func goTo(_ editor: LineEditor) -> [Effect] {
        guard let moment = past?.moment else { return [] }
        do throws(PastTimeProblem) {
            let wanted = try PastTime.read(editor.text, from: moment, now: now, clock: clock)
            overlays.removeLast()
            past?.playedUntil = nil
            return seek(wanted)
        } catch {
            replaceTop(.goTo(editor, problem: error.words))
            return []
        }
    }
}
