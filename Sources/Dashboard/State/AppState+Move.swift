import Canvas
import Fleet

extension AppState {
    /// Moves the cursor of the table or the feed; from here on it stays on that item.
    mutating func moveSelection(by step: Int) {
        if focus == .alarms {
            selectAlarm(row: (selectedFeedRow ?? 0) + step)
        } else if rows.isEmpty {
            emptyOffset = min(max(0, emptyOffset + step), EmptyText.hiddenLines(self))
        } else {
            selectDevice(row: (selectedRow ?? nearestRow) + step)
            holdOrder()
        }
    }

    /// Puts the cursor of the table on a row, or as near to it as there are rows.
    mutating func selectDevice(row: Int) {
        guard !rows.isEmpty else { return }
        select(device: rows[min(max(0, row), rows.count - 1)].id)
        keepInSight()
    }

    /// Puts the cursor of the feed on a row.
    mutating func selectAlarm(row: Int) {
        guard !feedRows.isEmpty else { return }
        select(row: feedRows[min(max(0, row), feedRows.count - 1)])
        refreshFeed()
        keepInSight()
    }

    /// Puts the cursor on a device.
    mutating func select(device id: DeviceID) {
        if selectedDevice != id { selectedSince = now }
        selectedDevice = id
        displacedDevice = nil
    }

    /// After the person has changed a filter the cursor stands on a row that is in sight, and goes back to its device
    /// when that is there again.
    mutating func settleCursor() {
        if let displaced = displacedDevice, rows.contains(where: { $0.id == displaced }) {
            select(device: displaced)
        } else if selectedRow == nil, let first = rows.first {
            let displaced = displacedDevice ?? selectedDevice
            select(device: first.id)
            displacedDevice = displaced
        }
        keepInSight()
    }

    /// Fixes the cursors to what they stand on, so that nothing moves from under a decision.
    mutating func bindCursors() {
        if selectedDevice == nil, let first = rows.first { select(device: first.id) }
        if selectedAlarm == nil, focus == .alarms, let first = feedRows.first { select(row: first) }
    }

    /// The device whose trail the map shows: the selected one, once the cursor has come to rest.
    var settledDevice: Device? {
        guard now.milliseconds(since: selectedSince) >= Self.settleMilliseconds else { return nil }
        return deviceUnderCursor
    }

    /// How far a key moves in a list or a text; nil for keys that do not.
    ///
    /// - Parameter height: the lines of a page; nil for a view that fills the screen.
    func listStep(_ id: ActionID, page height: Int? = nil) -> Int? {
        let page = max(1, height ?? size.height - 6)
        return switch id {
        case .moveDown: 1
        case .moveUp: -1
        case .pageDown: page
        case .pageUp: -page
        case .halfPageDown: max(1, page / 2)
        case .halfPageUp: -max(1, page / 2)
        case .moveToFirst: -1_000_000
        case .moveToLast: 1_000_000
        default: nil
        }
    }

    /// Where the cursor lands when the device it stood on has left the rows.
    private var nearestRow: Int { min(deviceOffset, max(0, rows.count - 1)) }
}
