import Canvas
import Dashboard
import Fleet
import Foundation
import Journal
import Terminal

/// The main loop: sleeps until a key, a change of the fleet or a deadline, and draws when something is different.
final class ScreenLoop {
    private let screen: Screen
    private let store: FleetStore
    private let wake: WakeSource
    private let frameMilliseconds: Int64
    private let user = Operator.here
    private let counters: () -> [NamedCount]
    private let journal: Journal?
    private let past: PastReader?
    private let files: WatchedFiles
    private let desktop: DesktopNotes
    /// Where what the screen remembers is kept.
    var memory: ScreenMemoryFile?
    /// What the window says about alarms; nobody else sets its title.
    private var alarms: TerminalAlarms
    /// The title of the window; nil while it is not ours.
    private var title: String?
    private let handovers: HandoverDesk
    private let streets: StreetDelivery

    private var state: AppState
    private var view = DashboardView()
    private var shouldQuit = false
    /// Whether the window has the focus, as far as the terminal tells.
    private var isFocused = true
    private var needsDrawing = true
    /// Whether the fleet has changed since the last snapshot.
    private var isFleetStale = true
    private var lastFleetFrame = Timestamp(milliseconds: 0)
    private var lastTick = Timestamp(milliseconds: 0)

    init(
        screen: Screen, fleet: KeptFleet, files: WatchedFiles, desktop: DesktopNotes, alarms: TerminalAlarms,
        streets: StreetDelivery, wake: WakeSource, framesPerSecond: Int, counters: @escaping () -> [NamedCount]
    ) {
        self.screen = screen
        store = fleet.store
        journal = fleet.journal
        self.wake = wake
        self.files = files
        self.desktop = desktop
        self.alarms = alarms
        handovers = HandoverDesk(folder: fleet.handoverFolder) { wake.wake() }
        self.streets = streets
        past = fleet.journal.map { journal in
            PastReader(journal.reader, store: fleet.store) { wake.wake() }
        }
        self.counters = counters
        // Over ssh fewer frames leave the line free for keys.
        let isRemote = ProcessInfo.processInfo.environment["SSH_CONNECTION"] != nil
        frameMilliseconds = 1000 / Int64(isRemote ? min(framesPerSecond, 4) : framesPerSecond)
        state = AppState(DashboardSettings(), at: .now, width: screen.size.width, height: screen.size.height)
    }

    /// Runs until the operator leaves or a signal asks for it.
    func run(_ settings: DashboardSettings, listening: [String], problems: [String]) {
        state = AppState(settings, at: .now, width: screen.size.width, height: screen.size.height)
        handle(.listening(listening.joined(separator: " ")))
        if !problems.isEmpty { handle(.problems(problems)) }
        while !shouldQuit {
            takeFleetIfDue()
            tickIfDue()
            if needsDrawing { draw() }
            take(screen.wait(until: deadline, for: [wake]))
        }
        memory?.keep(state.memory, isLast: true)
        handovers.finish()
    }

    // MARK: - Waking

    private func take(_ reasons: WakeReasons) {
        if reasons.contains(.quit) { shouldQuit = true }
        if reasons.contains(.suspend) { carryOut(.suspend) }
        if reasons.contains(.redraw) { carryOut(.redraw) }
        if reasons.contains(.woken) {
            isFleetStale = true
            showNotes()
            let news = (past?.take() ?? []) + files.take() + streets.take() + handovers.take()
            for event in news { handle(event) }
            // A change of the fleet waits for its frame; what was asked for is shown at once.
            if !news.isEmpty { needsDrawing = true }
        }
        if reasons.contains(.input) {
            for event in screen.readEvents() where !shouldQuit {
                if case .focus(let isGained) = event { isFocused = isGained }
                handle(.input(event))
            }
            needsDrawing = true
        }
    }

    /// When to wake although nothing happens: the next second, the next frame, or what the state waits for.
    private var deadline: ContinuousClock.Instant {
        let now = Timestamp.now
        var next = Timestamp(milliseconds: (now.seconds + 1) * 1000)
        if isFleetStale { next = min(next, lastFleetFrame.adding(milliseconds: frameInterval)) }
        if let wanted = state.nextDeadline { next = min(next, wanted) }
        return .now + .milliseconds(max(0, next.milliseconds(since: now)))
    }

    /// How long a frame of the fleet stands at least: a second where nobody looks.
    private var frameInterval: Int64 { isFocused ? frameMilliseconds : max(1000, frameMilliseconds) }

    /// Takes the fleet at most so many times a second; the first change after a quiet time at once.
    private func takeFleetIfDue() {
        let now = Timestamp.now
        guard isFleetStale, abs(now.milliseconds(since: lastFleetFrame)) >= frameInterval else { return }
        isFleetStale = false
        lastFleetFrame = now
        let snapshot = store.snapshot()
        handle(.fleet(snapshot))
        needsDrawing = true
        tellTerminal(snapshot)
    }

    /// Puts the worst alarm into the title of the window, and asks for a notification of new critical ones.
    private func tellTerminal(_ snapshot: FleetSnapshot) {
        let wanted = TerminalAlarms.title(snapshot)
        if let now = wanted ?? title.map({ _ in "fleettop" }), now != title {
            screen.setTitle(now)
            title = now
        }
        if let note = alarms.note(snapshot, at: .now) { screen.notify(.osc9, title: note, body: "") }
    }

    /// Shows what sinks have for the terminal.
    private func showNotes() {
        for note in desktop.take() { screen.notify(note.sequence.form, title: note.title, body: note.body) }
    }

    /// Once a second, and when the state has asked to be woken.
    private func tickIfDue() {
        let now = Timestamp.now
        let isNewSecond = now.seconds != lastTick.seconds
        let isAwaited = state.nextDeadline.map { $0 <= now } ?? false
        guard isNewSecond || isAwaited else { return }
        lastTick = now
        if isNewSecond {
            tellCounts()
            // A notification may have waited for its pause to pass.
            if alarms.isWaiting { isFleetStale = true }
            memory?.keep(state.memory)
        }
        handle(.tick)
        needsDrawing = true
    }

    private func tellCounts() {
        handle(.counters(counters()))
        if let journal { handle(.journal(journal.health)) }
    }

    // MARK: - Doing

    private func handle(_ event: Event) {
        for effect in state.handle(event, at: .now) { carryOut(effect) }
    }

    private func carryOut(_ effect: Effect) {
        needsDrawing = true
        switch effect {
        case .perform(let action):
            store.perform(action, by: user, at: .now)
            handle(.fleet(store.snapshot()))
        case .ring: screen.ring()
        case .quit: shouldQuit = true
        case .suspend:
            screen.suspend()
            // The title went with the terminal.
            (title, isFleetStale) = (nil, true)
        case .redraw: screen.redraw()
        case .copy(let text):
            if !screen.copyToClipboard(text) {
                handle(.notice(screen.hasClipboard ? "too long for the clipboard" : "this terminal has no clipboard"))
            }
        case .handOver(let form): if let event = handovers.write(store.snapshot(), as: form) { handle(event) }
        case .setMouse(let isOn): screen.setMouse(isOn)
        case .showStreets(let view): if let event = streets.show(view) { handle(event) }
        case .seek(let wish): past?.seek(wish)
        case .loadTimeLine(let span, let parts): past?.loadTimeLine(span, parts: parts)
        case .nextAlarm(let moment): past?.nextAlarm(after: moment)
        case .closePast: past?.close()
        case .loadTrips(let wish): past?.loadTrips(wish)
        case .restoreTrail(let device): past?.restoreTrail(of: device)
        }
    }

    private func draw() {
        needsDrawing = false
        screen.present(view.draw(state))
    }
}
