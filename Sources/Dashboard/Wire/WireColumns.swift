import Canvas
import Fleet
import Widgets

/// The columns of the wire view's two tables, and what stands in them.
enum WireColumns {
    // MARK: - Messages

    /// The columns of the messages.
    static func messages(showsDevice: Bool) -> [TableColumn] {
        let device = TableColumn("DEVICE", width: .flexible(minimum: 9, weight: 2))
        return [TableColumn("TIME", width: .fixed(12)), TableColumn("", width: .fixed(1))]
            + (showsDevice ? [device] : [])
            + [
                TableColumn("OVER", width: .fixed(4), dropPriority: 3),
                TableColumn("DIALECT", width: .fixed(7), dropPriority: 2),
                TableColumn("MESSAGE", width: .flexible(minimum: 8, weight: 3)),
                TableColumn("BYTES", width: .fixed(5), alignment: .right, dropPriority: 1),
            ]
    }

    /// The cells of a message; the selected one has a single ink.
    static func cells(
        _ message: WireMessage, showsDevice: Bool, isSelected: Bool, _ painter: Painter
    ) -> [TableCell] {
        let state = painter.state
        let isNoise = !message.isUnderstood
        let sign: ThemeRole = isNoise ? .warning : message.direction == .sent ? .hintKey : .text
        let word = isSelected ? Style.plain : painter.theme.ink(isNoise ? .warning : .text)
        let quiet = isSelected ? Style.plain : painter.theme.ink(.dim)
        let plain = isSelected ? Style.plain : painter.theme.ink(.text)
        let arrow = message.direction == .received ? painter.glyphs.moreLeft : painter.glyphs.moreRight
        let device = TableCell(
            message.device.map { state.name(of: $0) } ?? message.peer.description,
            style: message.device == nil ? quiet : plain)
        return [
            TableCell(state.clock.timeWithMilliseconds(message.at), style: quiet),
            TableCell(Text.string([arrow]), style: isSelected ? .plain : painter.theme.ink(sign)),
        ] + (showsDevice ? [device] : []) + [
            TableCell(message.transport.rawValue, style: quiet),
            TableCell(message.dialect?.name ?? "", style: quiet),
            TableCell(message.summary, style: word),
            TableCell(String(message.bytes.count), style: quiet),
        ]
    }

    // MARK: - Fields

    /// The columns of the fields.
    static let fields = [
        TableColumn("AT", width: .fixed(3), dropPriority: 1),
        TableColumn("LEN", width: .fixed(3), alignment: .right, dropPriority: 2),
        TableColumn("TEXT", width: .flexible(minimum: 8, weight: 2)),
        TableColumn("FIELD", width: .flexible(minimum: 9, weight: 1)),
        TableColumn("MEANING", width: .flexible(minimum: 11, weight: 5)),
    ]

    /// The columns that a meaning has in a table of some width.
    static func meaningColumns(width: Int) -> Int {
        TableColumn.places(fields, available: width).last?.width ?? 0
    }

    /// The cells of a field: what stood on the wire is quiet, what it means is not; the selected one has a single ink.
    static func cells(
        _ field: WireField, of message: WireMessage, isSelected: Bool, _ painter: Painter
    ) -> [TableCell] {
        let theme = painter.theme
        let quiet = isSelected ? Style.plain : theme.ink(.dim)
        let plain = isSelected ? Style.plain : theme.ink(.text)
        return [
            TableCell(WireBytes.offset(field.range.lowerBound), style: quiet),
            TableCell(String(field.range.count), style: quiet),
            TableCell(WireBytes.words(field.range, of: message.bytes), style: quiet),
            TableCell(field.name, style: plain),
            TableCell(field.meaning, style: plain),
        ]
    }
}
