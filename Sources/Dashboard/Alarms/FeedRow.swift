import Fleet

/// One row of the alarm feed: an alarm, or a parent that stands for the same alarm on many devices.
enum FeedRow {
    /// An alarm by itself, or a member of an open parent.
    case alarm(Alarm, isMember: Bool)
    /// The parent of a burst.
    case burst(AlarmBurst)

    /// The alarm, where it is one.
    var alarm: Alarm? { if case .alarm(let alarm, _) = self { alarm } else { nil } }
    /// The parent, where it is one.
    var burst: AlarmBurst? { if case .burst(let burst) = self { burst } else { nil } }
    /// Whether somebody still has to take notice of something in it.
    var isUnacknowledged: Bool { alarm?.isUnacknowledged ?? burst.map { $0.waiting > 0 } ?? false }
    /// The alarms that it stands for.
    var alarms: [Alarm] { alarm.map { [$0] } ?? burst?.members ?? [] }
}

/// The same kind of alarm on many devices within a minute: one line of the feed.
struct AlarmBurst {
    /// The first alarm of it, by which it is known.
    let id: AlarmID
    /// Those of it that are shown and may be folded away, in the order of the feed.
    let members: [Alarm]
    /// Whether they are shown below.
    let isOpen: Bool

    /// How many of them somebody still has to take notice of.
    var waiting: Int { members.count(where: \.isUnacknowledged) }
    /// How many devices they are about.
    var devices: Int { Set(members.map(\.device)).count }
    /// How often they came together.
    var count: Int { members.reduce(0) { $0 + $1.count } }
    /// When the last one came.
    var lastAt: Timestamp { members.map(\.lastAt).max() ?? Timestamp(milliseconds: 0) }

    /// Only so many make a parent.
    static let fewest = 2
    /// The parent of which an alarm is a member; what is critical is never folded away.
    static func parent(of alarm: Alarm) -> AlarmID? { alarm.isCritical ? nil : alarm.burst }
}

extension FeedRow {
    /// The rows of a feed: what has one cause stands under one parent, in the place of its weightiest member.
    ///
    /// - Parameters:
    ///   - feed: the alarms from top to bottom.
    ///   - open: the parents that are open.
    ///   - kept: an alarm that stays in sight also while its parent is closed: the one under the cursor.
    static func rows(_ feed: [Alarm], open: Set<AlarmID>, keeping kept: AlarmID?) -> [FeedRow] {
        guard feed.contains(where: { $0.burst != nil }) else { return feed.map { .alarm($0, isMember: false) } }
        var members: [AlarmID: [Alarm]] = [:]
        for alarm in feed {
            if let parent = AlarmBurst.parent(of: alarm) { members[parent, default: []].append(alarm) }
        }
        var rows: [FeedRow] = []
        var done: Set<AlarmID> = []
        for alarm in feed {
            guard let parent = AlarmBurst.parent(of: alarm), let group = members[parent],
                group.count >= AlarmBurst.fewest
            else {
                rows.append(.alarm(alarm, isMember: false))
                continue
            }
            guard done.insert(parent).inserted else { continue }
            let isOpen = open.contains(parent)
            rows.append(.burst(AlarmBurst(id: parent, members: group, isOpen: isOpen)))
            rows += group.filter { isOpen || $0.id == kept }.map { .alarm($0, isMember: true) }
        }
        return rows
    }
}

extension AppState {
    /// What the rows of the feed depend on; while it stays the same they do.
    struct FeedKey: Equatable {
        let moment: Timestamp?
        let isFrozen: Bool
        let alarms: UInt64
        /// The minute, as what is over leaves with time.
        let minute: Int64
        let open: Set<AlarmID>
        let kept: AlarmID?
    }

    /// Makes the feed and its rows anew where an alarm, a parent or the cursor has changed.
    mutating func refreshFeed() {
        let kept = focus == .alarms && selectedBurst == nil ? selectedAlarm : nil
        let key = FeedKey(
            moment: past?.fleet.moment, isFrozen: frozen != nil, alarms: shown.alarmsRevision,
            minute: shownNow.milliseconds / 60_000, open: alarmDesk.openBursts, kept: kept)
        guard key != feedKey else { return }
        let isSame =
            key.alarms == feedKey?.alarms && key.moment == feedKey?.moment && key.isFrozen == feedKey?.isFrozen
            && key.minute == feedKey?.minute
        if !isSame { feed = Self.feed(shown, at: shownNow) }
        feedKey = key
        feedRows = FeedRow.rows(feed, open: alarmDesk.openBursts, keeping: kept)
    }

    /// The row of the feed under the cursor.
    var rowUnderCursor: FeedRow? { selectedFeedRow.map { feedRows[$0] } }

    /// The parent under the cursor.
    var burstUnderCursor: AlarmBurst? { focus == .alarms && overlays.isEmpty ? rowUnderCursor?.burst : nil }

    /// Puts the cursor of the feed on a row.
    mutating func select(row: FeedRow) {
        switch row {
        case .alarm(let alarm, _): selectedAlarm = alarm.id
        case .burst(let burst):
            selectedAlarm = burst.members.first?.id
            selectedBurst = burst.id
        }
    }

    /// Opens or closes the parent under the cursor, or closes the one of the member under it.
    ///
    /// - Parameter isOpen: whether it is open afterwards; nil for the other way than now.
    /// - Returns: whether there was one.
    @discardableResult
    mutating func fold(isOpen: Bool? = nil) -> Bool {
        guard focus == .alarms, overlays.isEmpty, let row = rowUnderCursor else { return false }
        if let burst = row.burst {
            if isOpen ?? !burst.isOpen {
                alarmDesk.openBursts.insert(burst.id)
            } else {
                alarmDesk.openBursts.remove(burst.id)
            }
        } else if isOpen == false, case .alarm(let alarm, true) = row, let parent = AlarmBurst.parent(of: alarm) {
            alarmDesk.openBursts.remove(parent)
            selectedBurst = parent
        } else {
            return false
        }
        refreshFeed()
        keepInSight()
        return true
    }
}
