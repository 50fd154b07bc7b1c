import Atlas
import Canvas
import Fleet
import Widgets

/// The help: every action, column, status and alarm kind, made from their rows.
enum HelpText {
    /// The lines of the help.
    static func items(_ painter: Painter) -> [TextBlock.Item] {
        Action.Group.allCases.flatMap { actions($0, painter) } + columns(painter) + statuses(painter) + filters(painter)
            + alarmKinds(painter) + credits(painter)
    }

    private static func actions(_ group: Action.Group, _ painter: Painter) -> [TextBlock.Item] {
        let state = painter.state
        let pairs = Action.all.filter { $0.group == group }.map { action -> TextBlock.Item in
            let keys = state.keymap.names(for: action.id).joined(separator: " ")
            let reason = action.disabledReason(state).map { "  (not now: \($0))" } ?? ""
            return .pair(
                key: keys, value: action.help + reason, style: painter.theme.ink(reason.isEmpty ? .text : .dim))
        }
        return [.heading(group.rawValue)] + pairs + [.blank]
    }

    private static func columns(_ painter: Painter) -> [TextBlock.Item] {
        let pairs = DeviceColumn.all.filter { !$0.title.isEmpty }.map {
            TextBlock.Item.pair(key: $0.title, value: $0.meaning, style: painter.theme.ink(.text))
        }
        return [.heading("Columns")] + pairs + [.blank]
    }

    private static func statuses(_ painter: Painter) -> [TextBlock.Item] {
        let pairs = DeviceStatus.allCases.map { status in
            TextBlock.Item.pair(
                key: status.mark(ascii: painter.glyphs.isAscii) + " " + status.rawValue, value: status.traits.rule,
                style: painter.theme.ink(.status(status)))
        }
        return [.heading("Statuses")] + pairs + [.blank]
    }

    private static func credits(_ painter: Painter) -> [TextBlock.Item] {
        let words = painter.glyphs.isAscii ? World.attribution.replacing("©", with: "(c)") : World.attribution
        return [.heading("Map"), .paragraph(words, style: painter.theme.ink(.text))]
    }

    private static func filters(_ painter: Painter) -> [TextBlock.Item] {
        let ink = painter.theme.ink(.text)
        let forms = [
            ("word", "a part of identity, name, plate, place or status"),
            ("field:part", "a part of a field; field=text the whole of it; \"quotes\" around blanks"),
            ("field>number", "also < >= <= =, with units: 80km/h 20% 2h"),
            ("!condition", "the opposite, also -condition"),
        ]
        let fields = FilterField.all.map { ($0.name + ($0.isNumber ? ">" : ":"), $0.meaning) }
        let pairs = (forms + fields).map { TextBlock.Item.pair(key: $0.0, value: $0.1, style: ink) }
        return [.heading("Filters")] + pairs + [.blank]
    }

    private static func alarmKinds(_ painter: Painter) -> [TextBlock.Item] {
        let kinds = (1...4).flatMap { priority in AlarmTraits.all.filter { $0.priority == priority } }
        let pairs = kinds.map { traits in
            TextBlock.Item.pair(
                key: "priority \(traits.priority)", value: "\(traits.title): \(traits.response)",
                style: painter.theme.ink(.alarm(traits.priority)))
        }
        return [.blank, .heading("Alarm kinds")] + pairs + [.blank]
    }
}
