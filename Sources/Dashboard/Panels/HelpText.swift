import Atlas
import Canvas
import Fleet
import Widgets

/// The help: every action, column, status and alarm kind, made from their rows.
enum HelpText {
    /// The lines of the help, or those in which something that is looked for stands.
    static func items(_ painter: Painter, pattern: String = "") -> [TextBlock.Item] {
        let sections = sections(painter).compactMap { $0.narrowed(to: pattern) }
        guard !sections.isEmpty else {
            return [.paragraph("Nothing in the help has that.", style: painter.theme.ink(.dim))]
        }
        return Array(sections.map { [.heading($0.title)] + $0.items }.joined(separator: [.blank]))
    }

    private static func sections(_ painter: Painter) -> [HelpSection] {
        Action.Group.allCases.map { actions($0, painter) }
            + [
                columns(painter), statuses(painter), filters(painter), alarmSigns(painter), alarmKinds(painter),
                credits(painter),
            ]
    }

    private static func actions(_ group: Action.Group, _ painter: Painter) -> HelpSection {
        let state = painter.state.belowLists
        let rows = Action.all.filter { $0.group == group }
        let pairs = rows.map { action -> TextBlock.Item in
            let keys = state.keymap.names(for: action.id).joined(separator: " ")
            let reason = action.disabledReason(state).map { "  (not now: \($0))" } ?? ""
            return .pair(
                key: keys, value: "\(action.title): \(action.help)\(reason)",
                style: painter.theme.ink(reason.isEmpty ? .text : .dim))
        }
        return HelpSection(title: group.rawValue, items: pairs, hidden: rows.map(\.id.rawValue))
    }

    private static func columns(_ painter: Painter) -> HelpSection {
        let pairs = DeviceColumn.all.filter { !$0.title.isEmpty }.map {
            TextBlock.Item.pair(key: $0.title, value: $0.meaning, style: painter.theme.ink(.text))
        }
        return HelpSection(title: "Columns", items: pairs)
    }

    private static func statuses(_ painter: Painter) -> HelpSection {
        let pairs = DeviceStatus.allCases.map { status in
            TextBlock.Item.pair(
                key: status.mark(ascii: painter.glyphs.isAscii) + " " + status.rawValue, value: status.traits.rule,
                style: painter.theme.ink(.status(status)))
        }
        return HelpSection(title: "Statuses", items: pairs)
    }

    private static func credits(_ painter: Painter) -> HelpSection {
        let words = painter.glyphs.isAscii ? World.attribution.replacing("©", with: "(c)") : World.attribution
        return HelpSection(title: "Map", items: [.paragraph(words, style: painter.theme.ink(.text))])
    }

    private static func filters(_ painter: Painter) -> HelpSection {
        let ink = painter.theme.ink(.text)
        let forms = [
            ("word", "a part of identity, name, plate, place or status"),
            ("field:part", "a part of a field; field=text the whole of it; \"quotes\" around blanks"),
            ("field>number", "also < >= <= =, with units: 80km/h 20% 2h"),
            ("!condition", "the opposite, also -condition"),
        ]
        let fields = FilterField.all.map { ($0.name + ($0.isNumber ? ">" : ":"), $0.meaning) }
        let pairs = (forms + fields).map { TextBlock.Item.pair(key: $0.0, value: $0.1, style: ink) }
        return HelpSection(title: "Filters", items: pairs)
    }

    private static func alarmSigns(_ painter: Painter) -> HelpSection {
        let isAscii = painter.glyphs.isAscii
        let states = AlarmState.allCases.map { ("\($0.mark(ascii: isAscii)) \($0.word)", $0.meaning) }
        let others = [
            (AlarmsPanel.firstSign(painter), "the first of several alarms of a device within a minute"),
            (isAscii ? "*" : "●", "a marked row: the keys for alarms are about all that are marked"),
            ("\(isAscii ? "x" : "×")3", "so often it came"),
        ]
        let pairs = (states + others).map {
            TextBlock.Item.pair(key: $0.0, value: $0.1, style: painter.theme.ink(.text))
        }
        return HelpSection(title: "Signs of alarms", items: pairs)
    }

    private static func alarmKinds(_ painter: Painter) -> HelpSection {
        let kinds = (1...4).flatMap { priority in AlarmTraits.all.filter { $0.priority == priority } }
        let pairs = kinds.map { traits in
            TextBlock.Item.pair(
                key: "priority \(traits.priority)", value: "\(traits.title): \(traits.response)",
                style: painter.theme.ink(.alarm(traits.priority)))
        }
        return HelpSection(title: "Alarm kinds", items: pairs)
    }
}
