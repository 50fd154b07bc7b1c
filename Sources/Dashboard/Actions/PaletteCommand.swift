import Canvas
import Fleet
import Widgets

/// Something in the palette that takes an argument, one row of data each: `sort speed`, `filter speed>80`.
struct PaletteCommand: Sendable {
    /// The word it begins with.
    let word: String
    /// What stands for the argument in the list.
    let argument: String
    /// What it does, in a sentence.
    let help: String
    /// What is wrong with an argument, in words; nil when it can be done.
    let problem: @Sendable (AppState, String) -> String?
    /// Does it.
    let run: @Sendable (inout AppState, String) -> [Effect]

    /// All of them.
    static let all: [PaletteCommand] = [
        PaletteCommand(
            word: "filter", argument: "CONDITIONS", help: "Show only devices that pass, such as speed>80.",
            problem: { FleetFilter($1).problem },
            run: { state, text in
                state.applyFilter(text)
                state.displacedDevice = nil
                return []
            }),
        PaletteCommand(
            word: "sort", argument: "COLUMN", help: "Sort by a column; - in front turns the order round.",
            problem: { ViewSort($1) == nil ? "rows are not sorted by '\($1)': \(sortable)" : nil },
            run: { state, text in
                guard let sort = ViewSort(text) else { return [] }
                state.sort(by: sort.place, inverted: sort.isInverted)
                return []
            }),
        PaletteCommand(
            word: "columns", argument: "NAMES", help: "Show these columns, such as status device speed:12.",
            problem: { _, text in
                let wrong = text.split(separator: " ").first { ColumnChoice(String($0)) == nil }
                return wrong.map { "no column '\($0)': \(ColumnChoice.expected)" }
            },
            run: { state, text in
                let choices = text.split(separator: " ").compactMap { ColumnChoice(String($0)) }
                state.columnsByView[state.activeView ?? ""] = Array(choices.prefix(ColumnChoice.maximumCount))
                return state.keepColumns()
            }),
        PaletteCommand(
            word: "device", argument: "NAME", help: "Put the cursor on the first device that has this in its name.",
            problem: { state, text in state.row(named: text) == nil ? "no device in the table is called so" : nil },
            run: { state, text in
                if let row = state.row(named: text) { state.selectDevice(row: row) }
                return []
            }),
    ]

    private static var sortable: String {
        DeviceColumn.all.filter { $0.order != nil }.map(\.id).joined(separator: ", ")
    }

    /// The command that a text begins with, and its argument; nil where the argument is missing.
    static func read(_ text: String) -> (command: PaletteCommand, argument: String)? {
        guard let blank = text.firstIndex(of: " ") else { return nil }
        let argument = String(text[blank...].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard !argument.isEmpty, let command = all.first(where: { $0.word == text[..<blank] }) else { return nil }
        return (command, argument)
    }
}

extension AppState {
    /// The row of the first device that has a text in its name or identity; a whole name goes before a part of one.
    fileprivate func row(named text: String) -> Int? {
        let wanted = text.lowercased()
        let devices = shown.devices
        let isDigits = wanted.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return rows.firstIndex { WordSearch.isWhole(wanted, devices[$0.index].label) }
            ?? rows.firstIndex { row in
                WordSearch.has(wanted, in: devices[row.index].label) || isDigits && row.id.description.contains(wanted)
            }
    }
}

extension Palette {
    /// The command that is typed with its argument, ready to be done.
    var typedCommand: (AppState) -> Item? {
        { state in
            guard let (command, argument) = PaletteCommand.read(editor.text) else { return nil }
            return Item(
                title: editor.text, help: command.help, keys: "", disabledReason: command.problem(state, argument),
                run: { state in
                    if let problem = command.problem(state, argument) {
                        state.say(problem)
                        return []
                    }
                    return command.run(&state, argument)
                })
        }
    }

    /// The commands that wait for an argument; choosing one types its word.
    static var commandItems: [Item] {
        PaletteCommand.all.map { command in
            Item(
                title: "\(command.word) \(command.argument)", help: command.help, keys: "", disabledReason: nil,
                run: { state in
                    state.overlays.append(.palette(Palette(editor: LineEditor(command.word + " "))))
                    return []
                })
        }
    }

    /// Brings back what was typed before, older or newer; false where there is nothing to bring back.
    mutating func recall(older: Bool, from history: [String]) -> Bool {
        guard recalled != nil || older && editor.text.isEmpty && selected == 0 else { return false }
        let wanted = (recalled ?? history.count) + (older ? -1 : 1)
        if wanted >= history.count {
            (recalled, editor) = (nil, LineEditor())
        } else if wanted >= 0 {
            (recalled, editor) = (wanted, LineEditor(history[wanted]))
        } else {
            return recalled != nil
        }
        selected = 0
        return true
    }
}

extension AppState {
    /// How many lines the palette remembers.
    private static let paletteLinesKept = 50

    /// Remembers what was typed in the palette, once, the newest last.
    mutating func remember(paletteLine text: String) {
        guard !text.isEmpty else { return }
        paletteLines.removeAll { $0 == text }
        paletteLines = (paletteLines + [text]).suffix(Self.paletteLinesKept)
    }
}
