import Canvas

/// Which rectangle of the wire view shows what: a pure function of its room and of what has the keys.
struct WireLayout: Equatable {
    /// The list of messages, its title included.
    var messages: Rect
    /// The bytes of one message, its title included.
    var dump: Rect
    /// Its fields, its title included.
    var fields: Rect
    /// A rule between left and right; empty where all stands in one column.
    var rule = Rect(x: 0, y: 0, width: 0, height: 0)

    /// What a line of 16 bytes needs, and a column on each side.
    private static let dumpColumns = WireDump.width(bytes: 16) + 2

    /// Divides a room.
    init(_ room: Rect, part: WireView.Part) {
        let none = Rect(x: room.x, y: room.bottom, width: room.width, height: 0)
        (messages, dump, fields) = (room, none, none)
        if room.width >= ScreenLayout.wideColumns, room.height >= 12 {
            divideWide(room)
        } else if room.height >= 10 {
            divideNarrow(room, part)
        } else if part == .fields {
            (messages, fields) = (none, room)
        }
    }

    /// Messages left, bytes over fields right.
    private mutating func divideWide(_ room: Rect) {
        let left = min(room.width * 46 / 100, room.width - Self.dumpColumns - 1)
        let right = Rect(x: room.x + left + 1, y: room.y, width: room.width - left - 1, height: room.height)
        let dumpRows = max(5, room.height * 38 / 100)
        messages = Rect(x: room.x, y: room.y, width: left, height: room.height)
        rule = Rect(x: room.x + left, y: room.y, width: 1, height: room.height)
        dump = right.inset(bottom: room.height - dumpRows)
        fields = right.inset(top: dumpRows)
    }

    /// One below the other; what has the keys gets more of the room.
    private mutating func divideNarrow(_ room: Rect, _ part: WireView.Part) {
        let listRows = max(3, room.height * (part == .messages ? 36 : 19) / 100)
        let dumpRows = max(3, room.height * 34 / 100)
        messages = Rect(x: room.x, y: room.y, width: room.width, height: listRows)
        dump = Rect(x: room.x, y: messages.bottom, width: room.width, height: dumpRows)
        fields = room.inset(top: listRows + dumpRows)
    }
}
