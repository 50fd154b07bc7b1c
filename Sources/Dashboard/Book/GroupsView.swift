import Canvas
import Fleet

/// Where a person is in the view of groups.
struct GroupsView: Equatable {
    /// The group under the cursor; nil stands on the first one.
    var selected: GroupLine.ID?
}

/// One line of the view of groups: how many devices it has of each status.
struct GroupLine: Equatable {
    /// Which group it is about.
    enum ID: Equatable, Hashable {
        case group(String)
        /// The devices that belong to none.
        case none
    }

    let id: ID
    /// Its title, where it has one.
    var title = ""
    /// How many of its devices were heard.
    var devices = 0
    /// How many of those are of each status.
    var statuses: [DeviceStatus: Int] = [:]
    /// How many have an unacknowledged alarm.
    var alarmed = 0
    /// How many are in the book and were never heard.
    var unheard = 0

    init(_ id: ID, title: String = "") {
        self.id = id
        self.title = title
    }

    /// The filter that shows its devices; `=` where the name is a part of another one.
    func filter(among names: [String]) -> String {
        guard case .group(let name) = id else { return "!has:group" }
        let lower = name.lowercased()
        let isPart = names.contains { $0 != name && $0.lowercased().contains(lower) }
        let value = name.contains(where: \.isWhitespace) ? "\"\(name)\"" : name
        return "group\(isPart ? "=" : ":")\(value)"
    }
}

extension AppState {
    /// Makes the lines of the views that count devices, while these are open.
    mutating func refreshLists() {
        groupLines = has(.groups) ? makeGroupLines() : []
        zoneRows = has(.zones) ? makeZoneRows() : []
    }

    /// The groups in the order of their names, those without a group last.
    private func makeGroupLines() -> [GroupLine] {
        let snapshot = shown
        let book = snapshot.book
        var lines = book.groupNames.map { GroupLine(.group($0), title: book.groups[$0]?.title ?? "") }
        lines.append(GroupLine(.none))
        let places = Dictionary(uniqueKeysWithValues: book.groupNames.enumerated().map { ($1, $0) })
        func linePlaces(of names: [String]) -> [Int] {
            guard names.count > 1 else { return [names.first.flatMap { places[$0] } ?? lines.count - 1] }
            return Set(names).compactMap { places[$0] }
        }
        let alarmed = Set(snapshot.alarms.lazy.filter(\.isUnacknowledged).map(\.device))
        for index in snapshot.devices.indices {
            let id = snapshot.devices[index].id
            let status = snapshot.status(at: index, at: shownNow)
            for place in linePlaces(of: book[id]?.groups ?? []) {
                lines[place].devices += 1
                lines[place].statuses[status, default: 0] += 1
                if alarmed.contains(id) { lines[place].alarmed += 1 }
            }
        }
        for (id, entry) in book.entries where !snapshot.contains(id) {
            for place in linePlaces(of: entry.groups) { lines[place].unheard += 1 }
        }
        if lines.last?.devices == 0, lines.last?.unheard == 0 { lines.removeLast() }
        return lines
    }

    /// Lays the view of groups on top.
    mutating func showGroups() -> [Effect] {
        lay(.groups(GroupsView()))
        return []
    }

    /// What a key does in the view of groups; nil lets the actions have it.
    mutating func take(_ key: Key, inGroups view: GroupsView) -> [Effect]? {
        let id = keymap.action(for: key)
        let lines = groupLines
        let row = lines.firstIndex { $0.id == view.selected } ?? 0
        switch id {
        case .back, .quit, .groups: overlays.removeLast()
        case .details:
            guard row < lines.count else { return [] }
            overlays.removeAll()
            focus = .devices
            applyFilter(lines[row].filter(among: shown.book.groupNames))
        default:
            guard let id, let step = listStep(id) else { return takeOutside(id) }
            guard !lines.isEmpty else { return [] }
            let wanted = min(max(0, row + min(max(step, -lines.count), lines.count)), lines.count - 1)
            replaceTop(.groups(GroupsView(selected: lines[wanted].id)))
        }
        return []
    }
}
