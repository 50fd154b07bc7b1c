import Canvas

/// The three panes.
public enum Pane: Int, Sendable, CaseIterable {
    case devices, alarms, map

    /// The digit that focuses it.
    var number: Int { rawValue + 1 }
}

/// Which rectangle of the screen shows what: a pure function of size and state.
struct ScreenLayout: Sendable, Equatable {
    /// The line at the top; empty on screens of one or two rows.
    var header = Rect(x: 0, y: 0, width: 0, height: 0)
    /// A line under it for what must not be missed.
    var banner = Rect(x: 0, y: 0, width: 0, height: 0)
    /// The time line of the past, under the panes.
    var timeLine = Rect(x: 0, y: 0, width: 0, height: 0)
    /// The panes that are visible.
    var panes: [Pane: Rect] = [:]
    /// The newest alarm in one line, where the feed has no pane.
    var alarmLine = Rect(x: 0, y: 0, width: 0, height: 0)
    /// The line at the bottom.
    var hints = Rect(x: 0, y: 0, width: 0, height: 0)

    /// Rules between panes: a column of cells each.
    var verticalRules: [Rect] = []

    /// Where a text stands beside an enlarged map; empty where it covers what it needs.
    var textRoom = Rect(x: 0, y: 0, width: 0, height: 0)

    /// Whether the feed or its newest alarm in one line is there.
    var showsAlarms: Bool { panes[.alarms] != nil || !alarmLine.isEmpty }

    /// From this width on an enlarged map stays in sight beside a text.
    static let textBesideMapColumns = 140
    /// From this width on the table stands left of map and alarms.
    static let wideColumns = 120
    /// From this height on a narrower screen shows more than one pane.
    static let mediumRows = 34

    /// Divides a screen.
    ///
    /// - Parameters:
    ///   - hasTextBesideMap: whether a text is read, for which an enlarged map makes room where it can.
    ///   - isWall: whether the map has the screen for itself.
    ///   - hasPrompt: whether the wall needs the line at the bottom after all.
    init(
        width: Int, height: Int, focus: Pane, isEnlarged: Bool, hasBanner: Bool, hasTimeLine: Bool = false,
        hasTextBesideMap: Bool = false, isWall: Bool = false, hasPrompt: Bool = false
    ) {
        var body = Rect(x: 0, y: 0, width: width, height: height)
        if height >= 3 { header = Self.takeTop(&body) }
        if hasBanner, height >= 5 { banner = Self.takeTop(&body) }
        if height >= 4, !isWall || hasPrompt { hints = Self.takeBottom(&body) }
        let whole = body.height
        if hasTimeLine { takeTimeLine(&body) }
        if isEnlarged || isWall, focus == .map || isWall, hasTextBesideMap, width >= Self.textBesideMapColumns {
            let left = min(width * 45 / 100, 84)
            textRoom = Rect(x: body.x, y: body.y, width: left, height: body.height)
            verticalRules = [Rect(x: body.x + left, y: body.y, width: 1, height: body.height)]
            panes = [.map: body.inset(left: left + 1)]
        } else if isWall {
            panes = [.map: body]
        } else if isEnlarged {
            panes = [focus: body]
        } else if width >= Self.wideColumns, whole >= 18 {
            divideWide(body)
        } else if width >= 80, whole >= Self.mediumRows - 2 {
            divideMedium(body)
        } else {
            if focus != .alarms, body.height >= 6 { alarmLine = Self.takeBottom(&body) }
            panes = [focus: body]
        }
    }

    /// Table left, map over alarms right.
    private mutating func divideWide(_ body: Rect) {
        let left = min(max(body.width * 52 / 100, 66), 110)
        let alarmRows = max(6, body.height * 36 / 100)
        let right = Rect(x: body.x + left + 1, y: body.y, width: body.width - left - 1, height: body.height)
        panes[.devices] = Rect(x: body.x, y: body.y, width: left, height: body.height)
        panes[.map] = right.inset(bottom: alarmRows)
        panes[.alarms] = right.inset(top: body.height - alarmRows)
        verticalRules = [Rect(x: body.x + left, y: body.y, width: 1, height: body.height)]
    }

    /// Table above, map and alarms side by side below.
    private mutating func divideMedium(_ body: Rect) {
        let tableRows = body.height / 2
        let below = body.inset(top: tableRows)
        let mapColumns = below.width / 2
        panes[.devices] = body.inset(bottom: body.height - tableRows)
        panes[.map] = Rect(x: below.x, y: below.y, width: mapColumns, height: below.height)
        panes[.alarms] = Rect(
            x: below.x + mapColumns + 1, y: below.y, width: below.width - mapColumns - 1, height: below.height)
        verticalRules = [Rect(x: below.x + mapColumns, y: below.y, width: 1, height: below.height)]
    }

    /// Label, marks and ruler; on small screens less of that, but always a word.
    private mutating func takeTimeLine(_ body: inout Rect) {
        let rows = body.height >= 16 ? 3 : body.height >= 8 ? 2 : min(1, body.height)
        timeLine = Rect(x: body.x, y: body.bottom - rows, width: body.width, height: rows)
        body = body.inset(bottom: rows)
    }

    private static func takeTop(_ body: inout Rect) -> Rect {
        let line = Rect(x: body.x, y: body.y, width: body.width, height: 1)
        body = body.inset(top: 1)
        return line
    }

    private static func takeBottom(_ body: inout Rect) -> Rect {
        let line = Rect(x: body.x, y: body.bottom - 1, width: body.width, height: 1)
        body = body.inset(bottom: 1)
        return line
    }
}
