import Canvas
import Fleet

/// The list in which columns are shown, hidden, moved and made wider; the table behind it shows each change at once.
struct ColumnChooser {
    /// One column, shown or not.
    struct Entry: Equatable {
        var choice: ColumnChoice
        var isShown: Bool
    }

    /// All columns, in the order of the table.
    private(set) var entries: [Entry]
    /// The place under the cursor.
    private(set) var selected = 0
    /// What was chosen before, for Esc.
    let before: [ColumnChoice]?

    /// A list that begins with what is shown.
    init(shown: [ColumnChoice], before: [ColumnChoice]?) {
        let others = DeviceColumn.all.map(\.id).filter { id in !shown.contains { $0.id == id } }
        entries =
            shown.map { Entry(choice: $0, isShown: true) }
            + others.map { Entry(choice: ColumnChoice(id: $0), isShown: false) }
        self.before = before
    }

    /// What the table shows.
    var chosen: [ColumnChoice] { entries.filter(\.isShown).map(\.choice) }

    /// Moves the cursor.
    mutating func select(by step: Int) {
        selected = min(max(0, selected + step), entries.count - 1)
    }

    /// Shows or hides the column under the cursor; the last one stays.
    mutating func toggle() {
        guard chosen != [entries[selected].choice], entries[selected].isShown || hasRoom else { return }
        entries[selected].isShown.toggle()
    }

    /// Moves the column under the cursor.
    mutating func move(by step: Int) {
        let target = selected + step
        guard entries.indices.contains(target) else { return }
        entries.swapAt(selected, target)
        selected = target
    }

    /// Makes it wider or narrower; 0 gives it its usual width.
    mutating func widen(by step: Int) {
        let choice = entries[selected].choice
        let width = (choice.width ?? choice.column.minimumWidth) + step
        let bounds = ColumnChoice.widths
        entries[selected].choice.width = step == 0 ? nil : min(max(bounds.lowerBound, width), bounds.upperBound)
    }

    /// Adds a column behind the one under the cursor.
    mutating func add(_ choice: ColumnChoice) {
        guard hasRoom else { return }
        entries.insert(Entry(choice: choice, isShown: true), at: selected + 1)
        selected += 1
    }

    private var hasRoom: Bool { entries.count(where: \.isShown) < ColumnChoice.maximumCount }
}

extension AppState {
    /// Lays the list of columns on top.
    mutating func askColumns() -> [Effect] {
        let shown = shownColumns.map { ColumnChoice(id: $0.column.id, width: $0.width) }
        overlays.append(.columns(ColumnChooser(shown: shown, before: columnsByView[activeView ?? ""])))
        return []
    }

    /// What a key does in the list of columns.
    mutating func take(_ key: Key, inColumns chooser: ColumnChooser) -> [Effect] {
        var chooser = chooser
        switch key {
        case Key(.enter):
            overlays.removeLast()
            return keepColumns()
        case Key(.escape), .character("q"):
            overlays.removeLast()
            columnsByView[activeView ?? ""] = chooser.before
            return []
        case Key(.up), .character("k"): chooser.select(by: -1)
        case Key(.down), .character("j"): chooser.select(by: 1)
        case Key(.home), .character("g"): chooser.select(by: -1000)
        case Key(.end), .character("G"): chooser.select(by: 1000)
        case .character("a"): return askJSONField(chooser)
        default:
            guard change(&chooser, key) else { return [] }
            columnsByView[activeView ?? ""] = chooser.chosen
        }
        replaceTop(.columns(chooser))
        return []
    }

    /// What changes the columns; false for any other key.
    private func change(_ chooser: inout ColumnChooser, _ key: Key) -> Bool {
        switch key {
        case .character(" "): chooser.toggle()
        case .character("<"), Key(.left): chooser.move(by: -1)
        case .character(">"), Key(.right): chooser.move(by: 1)
        case .character("+"), .character("="): chooser.widen(by: 1)
        case .character("-"): chooser.widen(by: -1)
        case .character("0"): chooser.widen(by: 0)
        default: return false
        }
        return true
    }

    /// A column that is no longer there is not sorted by.
    mutating func keepColumns() -> [Effect] {
        let places = sortablePlaces
        guard !places.contains(sortColumn), let first = places.first else { return [] }
        sort(by: first, inverted: false)
        return []
    }

    /// How many messages are looked through for fields.
    private static let messagesLookedThrough = 500

    /// The fields that the last messages have, which are no column yet.
    private func jsonFields(_ chooser: ColumnChooser) -> [String] {
        let known = Set(chooser.entries.map(\.choice.id))
        var fields: [String] = []
        var seen: Set<String> = []
        for row in rows.prefix(Self.messagesLookedThrough) {
            for value in JSONField.values(of: shown.devices[row.index].lastLine) where seen.insert(value.path).inserted
            {
                if !known.contains(ColumnChoice.jsonMark + value.path) { fields.append(value.path) }
            }
        }
        return fields
    }

    private mutating func askJSONField(_ chooser: ColumnChooser) -> [Effect] {
        let fields = jsonFields(chooser)
        guard !fields.isEmpty else {
            say("no message has come whose fields could be shown")
            return []
        }
        overlays.append(
            .choice(
                Choice(title: "A field of the last message", items: fields) { state, place in
                    guard case .columns(var chooser) = state.overlays.last,
                        let choice = ColumnChoice(ColumnChoice.jsonMark + fields[place])
                    else { return [] }
                    chooser.add(choice)
                    state.columnsByView[state.activeView ?? ""] = chooser.chosen
                    state.replaceTop(.columns(chooser))
                    return []
                }))
        return []
    }
}
