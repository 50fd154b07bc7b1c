import Canvas
import Fleet
import Widgets

/// A text that is typed at the bottom of the screen, such as a note or a reason.
struct TypedLine {
    /// What stands before it.
    let label: String
    /// What is asked for.
    let hint: String
    /// The text so far.
    var editor = LineEditor(maximumLength: 200)
    /// What was wrong with it.
    var problem: String?
    /// What Enter does with it; words where it cannot be.
    let take: (inout AppState, String) -> TypedAnswer
}

/// What became of a typed text.
enum TypedAnswer {
    /// It was taken.
    case done([Effect])
    /// It stays, because this is wrong with it.
    case refused(String)
}

/// A list from which one thing is chosen.
struct Choice {
    /// What is asked.
    let title: String
    /// What can be chosen.
    let items: [String]
    /// The place under the cursor.
    var selected = 0
    /// Keys that take it as Enter does, such as the one that opened the list.
    var takes: [Key] = []
    /// What Enter does, for the line at the bottom.
    var verb = "take it"
    /// What Enter does with a place.
    let take: (inout AppState, Int) -> [Effect]
}

/// How long alarms are shelved.
struct ShelfTime: Equatable {
    /// In words.
    let words: String
    /// In milliseconds; nil until the condition is over.
    let milliseconds: Int64?

    /// What is offered.
    static let all = [
        ShelfTime(words: "15 minutes", milliseconds: 15 * 60_000),
        ShelfTime(words: "1 hour", milliseconds: 3_600_000),
        ShelfTime(words: "4 hours", milliseconds: 4 * 3_600_000),
        ShelfTime(words: "8 hours", milliseconds: 8 * 3_600_000),
        ShelfTime(words: "until clear", milliseconds: nil),
    ]
}

/// What the screen remembers about alarms beside the fleet.
struct AlarmDesk {
    /// The rows that are marked, so that one key is about all of them.
    var marked: Set<AlarmID> = []
    /// The parents of the feed that are open.
    var openBursts: Set<AlarmID> = []
    /// Until when the bell is quiet.
    var silentUntil = Timestamp(milliseconds: 0)
    /// When it rang last.
    var rangAt = Timestamp(milliseconds: 0)
    /// The last step of each alarm that sounds, so that only what is new rings.
    var known: [AlarmID: Timestamp] = [:]
    /// The weightiest alarm that came while a view covered the feed.
    var banner: AlarmID?

    /// How long `m` keeps the bell quiet.
    static let silenceMilliseconds: Int64 = 120_000
}

extension AppState {
    // MARK: - Keys

    /// What a key does while a text is typed.
    mutating func take(_ key: Key, inLine line: TypedLine) -> [Effect] {
        switch key.code {
        case .escape: overlays.removeLast()
        case .enter:
            overlays.removeLast()
            switch line.take(&self, line.editor.text) {
            case .done(let effects): return effects
            case .refused(let words):
                var refused = line
                refused.problem = words
                overlays.append(.typed(refused))
            }
        default: edit { $0.handle(key) }
        }
        return []
    }

    /// What a key does in a list of choices.
    mutating func take(_ key: Key, inChoice choice: Choice) -> [Effect] {
        var choice = choice
        let step = keymap.action(for: key)
        switch key {
        case Key(.enter),
            _ where choice.takes.contains(key):
            overlays.removeLast()
            return choice.take(&self, choice.selected)
        case Key(.escape), .character("q"): overlays.removeLast()
        case Key(.up),
            _ where step == .moveUp:
            choice.selected = max(0, choice.selected - 1)
            replaceTop(.choice(choice))
        case Key(.down),
            _ where step == .moveDown:
            choice.selected = min(choice.items.count - 1, choice.selected + 1)
            replaceTop(.choice(choice))
        default: break
        }
        return []
    }

    // MARK: - Sound

    /// Whether a new state of the fleet rings, and what of it stands in the banner.
    mutating func takeAlarmNews(_ snapshot: FleetSnapshot) -> [Effect] {
        var known: [AlarmID: Timestamp] = [:]
        var (rings, news): (Bool, Alarm?) = (false, nil)
        for alarm in snapshot.alarms where alarm.isUnacknowledged {
            guard let step = alarm.history.last(where: { $0.change != .noted }) else { continue }
            known[alarm.id] = step.at
            let isNew = alarmDesk.known[alarm.id].map { $0 != step.at } ?? true
            guard isNew, step.change != .unacknowledged, step.change != .ended else { continue }
            if alarm.sound != .none, bell.isHeard(priority: alarm.priority, at: now, clock) { rings = true }
            if alarm.priority < news?.priority ?? 5 { news = alarm }
        }
        let worst = live.alarms.lazy.filter(\.isUnacknowledged).map(\.priority).min() ?? 5
        if let news, hidesFeed, news.priority <= 2, news.priority <= worst { alarmDesk.banner = news.id }
        alarmDesk.known = known
        guard rings else { return [] }
        // What is new sounds also while older alarms are silenced.
        alarmDesk.silentUntil = Timestamp(milliseconds: 0)
        alarmDesk.rangAt = now
        return [.ring]
    }

    /// The bell again, while something critical waits and nobody has silenced it.
    mutating func repeatBell() -> [Effect] {
        guard now >= alarmDesk.silentUntil,
            now.milliseconds(since: alarmDesk.rangAt) >= bell.repeatMilliseconds,
            live.alarms.contains(where: {
                $0.isUnacknowledged && $0.sound == .repeating && bell.isHeard(priority: $0.priority, at: now, clock)
            })
        else { return [] }
        alarmDesk.rangAt = now
        return [.ring]
    }

    /// Whether the newest alarm is out of sight: a view, the past or an enlarged pane is in the way, or the feed is scrolled.
    private var hidesFeed: Bool {
        guard overlays.isEmpty, past == nil else { return true }
        // Whether there is a banner is what is asked here, so that it counts as not there.
        let layout = layout(focus: focus, hasBanner: false)
        return !layout.showsAlarms || layout.panes[.alarms] != nil && alarmOffset > 0
    }

    /// The alarm of the banner, while a view covers the feed and nobody has taken notice.
    var bannerAlarm: Alarm? {
        if isWall { return live.alarms.isEmpty ? nil : feed.first.flatMap { $0.isUnacknowledged ? $0 : nil } }
        guard let id = alarmDesk.banner, hidesFeed else { return nil }
        return live.alarms.last { $0.id == id && $0.isUnacknowledged }
    }

    /// Forgets what is not there any more.
    mutating func settleAlarmDesk() {
        if !hidesFeed { alarmDesk.banner = nil }
        if !alarmDesk.openBursts.isEmpty { alarmDesk.openBursts.formIntersection(feed.compactMap(\.burst)) }
        if !alarmDesk.marked.isEmpty { alarmDesk.marked.formIntersection(feed.map(\.id)) }
    }
}
