import Canvas
import Fleet

/// What a column shows of one device: text and its role.
struct CellText: Sendable, Equatable {
    var text: String
    var role: ThemeRole = .text
    /// What it says where the column is too narrow for that.
    var shorter: String?
}

/// One column of the device table: title, width, value and order, one row of data each.
struct DeviceColumn: Sendable {
    /// What a cell is made from.
    struct Subject {
        let device: Device
        let row: DeviceRow
        let place: String
        let now: Timestamp
        let glyphs: GlyphSet
        /// What is written about it; nil for a device that is not in the book.
        let entry: FleetBook.Entry?
    }

    /// The name in the config, in exports and in the filter.
    let id: String
    /// The head of the column.
    let title: String
    /// The narrowest width that makes sense, in cells.
    let minimumWidth: Int
    /// How much of the spare width it takes; 0 keeps the minimum.
    let weight: Int
    /// Which columns go first when there is no room: high numbers.
    let dropOrder: Int
    /// Whether numbers stand at the right.
    let isRightAligned: Bool
    /// What it means, for the help.
    let meaning: String
    /// What a cell shows.
    let cell: @Sendable (Subject) -> CellText
    /// What rows are sorted by upwards; nil where they are not sorted by it.
    let order: ColumnOrder?
    /// Whether there is anything to show in it.
    var isWanted: @Sendable (FleetBook) -> Bool = { _ in true }
    /// Whether it gives way where a usual column would be cut, unless a person has chosen it.
    var isOptional = false
    /// Whether a full bar is something to look at.
    var isFullBarWarning = false
    /// What a bar beside the number shows where there is room, from 0 to 1; nil for no bar.
    var bar: (@Sendable (Subject) -> Double?)?

    /// All columns from left to right.
    static let all: [DeviceColumn] = [
        DeviceColumn(
            id: "alarm", title: "", minimumWidth: 1, weight: 0, dropOrder: 0, isRightAligned: false,
            meaning: "unacknowledged alarm",
            cell: {
                CellText(
                    text: $0.row.alarmPriority == nil ? "" : $0.glyphs.isAscii ? "!" : "▲",
                    role: .alarm($0.row.alarmPriority))
            },
            order: .number { _, row in Double(row.alarmPriority ?? 9) }),
        DeviceColumn(
            id: "status", title: "STATUS", minimumWidth: 9, weight: 0, dropOrder: 2, isRightAligned: false,
            meaning: "what it is doing",
            cell: {
                CellText(
                    text: $0.row.status.mark(ascii: $0.glyphs.isAscii) + " " + $0.row.status.rawValue,
                    role: .status($0.row.status))
            },
            order: .number { _, row in Double(row.status.place) }),
        DeviceColumn(
            id: "device", title: "DEVICE", minimumWidth: 15, weight: 2, dropOrder: 0, isRightAligned: false,
            meaning: "its name, or its identity",
            cell: { CellText(text: $0.iconText + $0.device.label, role: $0.row.status == .offline ? .dim : .text) },
            order: .name),
        DeviceColumn(
            id: "age", title: "AGE", minimumWidth: 4, weight: 0, dropOrder: 1, isRightAligned: true,
            meaning: "time since it was last heard",
            cell: {
                CellText(
                    text: AgeText.of($0.device.lastHeard, at: $0.now), role: $0.row.status == .offline ? .bad : .dim)
            },
            order: .number { -Double($0[$1.index].lastHeard.milliseconds) }),
        DeviceColumn(
            id: "speed", title: "KM/H", minimumWidth: 6, weight: 0, dropOrder: 3, isRightAligned: true,
            meaning: "speed in km/h and course",
            cell: { $0.speedCell },
            order: .number { $0[$1.index].position?.speedKmh ?? -1 },
            isFullBarWarning: true, bar: { $0.device.position?.speedKmh.map { $0 / 130 } }),
        DeviceColumn(
            id: "battery", title: "BAT", minimumWidth: 4, weight: 0, dropOrder: 5, isRightAligned: true,
            meaning: "the tracker's own battery; a cross before it: the vehicle's supply is missing",
            cell: { $0.batteryCell },
            order: .number { Double($0[$1.index].power.batteryPercent ?? -1) },
            bar: { $0.device.power.batteryPercent.map { Double($0) / 100 } }),
        DeviceColumn(
            id: "signal", title: "GSM", minimumWidth: 4, weight: 0, dropOrder: 7, isRightAligned: false,
            meaning: "strength of the mobile network",
            cell: { CellText(text: SignalText.bars($0.device.radio.signal, ascii: $0.glyphs.isAscii), role: .dim) },
            order: .number { Double($0[$1.index].radio.signal ?? -1) }),
        DeviceColumn(
            id: "sat", title: "SAT", minimumWidth: 3, weight: 0, dropOrder: 8, isRightAligned: true,
            meaning: "satellites in the fix",
            cell: { CellText(text: $0.device.satellites.map { "\($0)" } ?? "", role: .dim) },
            order: .number { Double($0[$1.index].satellites ?? -1) }),
        DeviceColumn(
            id: "place", title: "PLACE", minimumWidth: 14, weight: 3, dropOrder: 4, isRightAligned: false,
            meaning: "the nearest place, or coordinates",
            cell: {
                CellText(
                    text: $0.place, role: $0.device.position == nil ? .dim : .text,
                    shorter: PlaceText.withoutCountry($0.place))
            },
            order: .place),
        DeviceColumn(
            id: "plate", title: "PLATE", minimumWidth: 9, weight: 0, dropOrder: 9, isRightAligned: false,
            meaning: "its number plate, where somebody has one",
            cell: { CellText(text: $0.entry?.plate ?? "", role: .dim) },
            order: .text { $0?.plate ?? "~" },
            isWanted: \.hasPlates, isOptional: true),
        DeviceColumn(
            id: "groups", title: "GROUPS", minimumWidth: 12, weight: 1, dropOrder: 10, isRightAligned: false,
            meaning: "the groups it belongs to, where there are any",
            cell: { CellText(text: $0.groupText, role: .dim) },
            order: .text { DeviceColumn.groupText($0) },
            isWanted: { !$0.groupNames.isEmpty }, isOptional: true),
    ]

    /// The names of the groups in an entry of the book.
    fileprivate static func groupText(_ entry: FleetBook.Entry?) -> String {
        entry?.groups.joined(separator: " ") ?? ""
    }

    /// Whether a bar of this length is something to look at, whatever the number's own role is.
    func isBarAlarming(_ fraction: Double) -> Bool { isFullBarWarning && fraction >= 1 }

    /// The places of the columns that have anything to show.
    static func wanted(_ book: FleetBook) -> [Int] {
        all.indices.filter { all[$0].isWanted(book) }
    }

    /// The place of a column by its id.
    static func index(of id: String) -> Int? {
        all.firstIndex { $0.id == id }
    }
}

extension DeviceColumn.Subject {
    /// The icon with a blank behind it; empty where there is none, or where it cannot be drawn.
    fileprivate var iconText: String {
        guard let icon = entry?.icon, !glyphs.isAscii || icon.utf8.allSatisfy({ $0 < 0x80 }) else { return "" }
        return icon + " "
    }

    /// The names of its groups.
    fileprivate var groupText: String { DeviceColumn.groupText(entry) }

    /// `54 ↗`: the arrow only while it drives, because a standing receiver makes courses up.
    fileprivate var speedCell: CellText {
        guard let position = device.position, let speed = position.speedKmh else { return CellText(text: "") }
        let isShown = row.status == .moving || row.status == .stopped || row.status == .idling || row.status == .parked
        let number = NumberText.fixed(speed, decimals: 0)
        let arrow: String
        if let course = position.courseDeg, speed >= 3, isShown {
            arrow = String(Character(glyphs.course(degrees: course).base))
        } else {
            arrow = " "
        }
        return CellText(text: number + " " + arrow, role: !isShown ? .dim : speed < 1 ? .dim : .text)
    }

    /// `4/6` or `3.9V`, for trackers that tell no percentage.
    private var batteryLevelCell: CellText {
        if let level = device.power.batteryLevel { return CellText(text: "\(level)/6", role: level < 2 ? .bad : .text) }
        guard let volts = device.power.batteryVolts else { return CellText(text: "") }
        return CellText(text: NumberText.fixed(volts, decimals: 1) + "V")
    }

    /// `84%`; `×84%` and red while the vehicle's supply is missing.
    fileprivate var batteryCell: CellText {
        let cell = ownBatteryCell
        guard device.power.external == false else { return cell }
        // The unit gives way to the sign where there is no room for both: the column is four wide.
        let text = String(cell.text.prefix(cell.text.count > 3 ? 3 : cell.text.count))
        return CellText(text: (glyphs.isAscii ? "x" : "×") + text, role: .bad)
    }

    private var ownBatteryCell: CellText {
        guard let percent = device.power.batteryPercent else { return batteryLevelCell }
        return CellText(text: "\(percent)%", role: percent < 15 ? .bad : percent < 30 ? .warning : .text)
    }
}

extension DeviceStatus {
    /// The order of statuses on the screen: what goes on first.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The mark of this status as text.
    func mark(ascii: Bool) -> String {
        String(Character(ascii ? traits.asciiGlyph : traits.glyph))
    }
}

extension ThemeRole {
    /// The role of a status.
    static func status(_ status: DeviceStatus) -> ThemeRole {
        switch status {
        case .moving: .moving
        case .idling: .idling
        case .stopped: .stopped
        case .parked: .parked
        case .stale: .stale
        case .offline: .offline
        case .new: .new
        }
    }

    /// The role of an alarm's priority.
    static func alarm(_ priority: Int?) -> ThemeRole {
        switch priority {
        case 1: .alarm1
        case 2: .alarm2
        case 3: .alarm3
        case 4: .alarm4
        default: .text
        }
    }
}
